import type { DigitsWeights } from '../../demos/digits/weights'
import { shallowReactive } from 'vue'
import { useFetched } from '../kit/useFetched'
import { LATE_NETWORK } from '../kit/useNetwork'

const networks = shallowReactive(new Map<string, DigitsWeights>())

async function load(name: string): Promise<DigitsWeights> {
  const { loadWeights } = await import('../../demos/digits/weights')
  return loadWeights(`${import.meta.env.BASE_URL}weights/${name}.bin`)
}

/** Fetches the network for digits, once a page, when its slide is on show. */
export function useDigitNetwork(isLive: () => boolean) {
  const { fetched, trouble } = useFetched({ name: () => 'digits', isLive, load, had: networks, late: LATE_NETWORK })
  return { network: fetched, trouble }
}
