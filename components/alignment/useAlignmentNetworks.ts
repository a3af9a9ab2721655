import type { Network, NetworkName } from '../../demos/alignment/networks'
import { computed, shallowReactive } from 'vue'
import { networkNames } from '../../demos/alignment/networks'
import { useFetched } from '../kit/useFetched'
import { LATE_NETWORK } from '../kit/useNetwork'

/** The translators of this page. */
const had = shallowReactive(new Map<NetworkName, Network>())

async function load(name: NetworkName): Promise<Network> {
  const { loadWeights } = await import('../../demos/alignment/weights')
  return loadWeights(`${import.meta.env.BASE_URL}weights/${name}.bin`)
}

/**
 * Fetches translators, each once a page.
 *
 * @param options.names - Those that are wanted; they may change.
 * @param options.isLive - Nothing is fetched while this is false.
 * @returns Those that are here, in the order of their names, and why others could not be loaded, in sentences.
 */
export function useAlignmentNetworks({ names, isLive }: { names: () => readonly NetworkName[], isLive: () => boolean }) {
  const all = networkNames.map(name => useFetched({ name: () => names().includes(name) ? name : undefined, isLive, load, had, late: LATE_NETWORK }))
  return {
    networks: () => all.map(({ fetched }) => fetched()).filter(network => network !== undefined),
    trouble: computed(() => all.map(({ trouble }) => trouble.value).filter(sentence => sentence !== undefined).join(' ') || undefined),
  }
}
