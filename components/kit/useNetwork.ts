import type { ArchitectureName } from '../../demos/transformer/architectures'
import type { TrainedTransformer } from '../../demos/transformer/weights'
import { shallowReactive, shallowRef, watch } from 'vue'
import { sentenceOfError, tellIfLate } from './trouble'

/** The networks of this page. Each file is fetched once; one that failed is fetched again when its network is chosen again. */
const networks = shallowReactive(new Map<ArchitectureName, TrainedTransformer>())

async function loadNetwork(name: ArchitectureName): Promise<TrainedTransformer> {
  const { loadWeights } = await import('../../demos/transformer/weights')
  return loadWeights(`${import.meta.env.BASE_URL}weights/${name}.bin`)
}

/**
 * Fetches the trained network of a name.
 *
 * @param options.name - The network that is wanted; it may change.
 * @param options.isLive - Nothing is fetched while this is false.
 * @returns The network, undefined until its file is here; and why it could not be loaded, in a sentence.
 */
export function useNetwork({ name, isLive }: { name: () => ArchitectureName, isLive: () => boolean }) {
  const trouble = shallowRef<string>()

  async function fetchNetwork(wanted: ArchitectureName): Promise<void> {
    trouble.value = undefined
    try {
      networks.set(wanted, await tellIfLate(loadNetwork(wanted), () => {
        trouble.value = 'The network’s file is not here after ten seconds; check the connection.'
      }))
      trouble.value = undefined
    }
    catch (error) {
      trouble.value = sentenceOfError(error)
    }
  }

  watch([name, isLive], () => {
    if (isLive() && !networks.has(name()))
      void fetchNetwork(name())
  }, { immediate: true })

  return { network: () => networks.get(name()), trouble }
}
