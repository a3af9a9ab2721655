import type { NetworkName } from '../../demos/alignment/networks'
import { computed } from 'vue'
import { networkNames } from '../../demos/alignment/networks'
import { useFetched } from '../kit/useFetched'
import { LATE_NETWORK } from '../kit/useNetwork'

/**
 * Fetches translators, each once a page.
 *
 * @param options.names - Those that are wanted; they may change.
 * @param options.isLive - Nothing is fetched while this is false.
 * @returns Those that are here, in the order of their names, and why others could not be loaded, in sentences.
 */
export function useAlignmentNetworks({ names, isLive }: { names: () => readonly NetworkName[], isLive: () => boolean }) {
  const all = networkNames.map(name => useFetched({
    file: () => names().includes(name) ? `${name}.bin` : undefined,
    isLive,
    load: async address => (await import('../../demos/alignment/weights')).loadWeights(address),
    late: LATE_NETWORK,
  }))
  return {
    networks: () => all.map(({ fetched }) => fetched()).filter(network => network !== undefined),
    trouble: computed(() => all.map(({ trouble }) => trouble.value).filter(sentence => sentence !== undefined).join(' ') || undefined),
  }
}
