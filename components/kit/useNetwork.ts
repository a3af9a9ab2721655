import type { ArchitectureName } from '../../demos/transformer/architectures'
import type { TrainedTransformer } from '../../demos/transformer/weights'
import { shallowReactive } from 'vue'
import { useFetched } from './useFetched'

/** The networks of this page. */
const networks = shallowReactive(new Map<ArchitectureName, TrainedTransformer>())

async function loadNetwork(name: ArchitectureName): Promise<TrainedTransformer> {
  const { loadWeights } = await import('../../demos/transformer/weights')
  return loadWeights(`${import.meta.env.BASE_URL}weights/${name}.bin`)
}

export const LATE_NETWORK = 'The network’s file is not here after ten seconds; check the connection.'

/**
 * Fetches the trained Transformer of a name, as `useFetched` does.
 *
 * @param options.name - The network that is wanted; it may change.
 * @param options.isLive - Nothing is fetched while this is false.
 */
export function useNetwork({ name, isLive }: { name: () => ArchitectureName, isLive: () => boolean }) {
  const { fetched, trouble } = useFetched({ name, isLive, load: loadNetwork, had: networks, late: LATE_NETWORK })
  return { network: fetched, trouble }
}
