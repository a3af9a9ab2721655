import type { ArchitectureName } from '../../demos/transformer/architectures'
import { useFetched } from './useFetched'

export const LATE_NETWORK = 'The network’s file is not here after ten seconds; check the connection.'

/**
 * Fetches the trained Transformer of a name, as `useFetched` does.
 *
 * @param options.name - The network that is wanted; it may change.
 * @param options.isLive - Nothing is fetched while this is false.
 */
export function useNetwork({ name, isLive }: { name: () => ArchitectureName, isLive: () => boolean }) {
  const { fetched, trouble } = useFetched({
    file: () => `${name()}.bin`,
    isLive,
    load: async address => (await import('../../demos/transformer/weights')).loadWeights(address),
    late: LATE_NETWORK,
  })
  return { network: fetched, trouble }
}
