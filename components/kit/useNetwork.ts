import type { ArchitectureName } from '../../demos/transformer/architectures'
import type { TrainedTransformer } from '../../demos/transformer/weights'
import { shallowReactive, shallowRef, watch } from 'vue'

/** The networks of this page. Each file is fetched once; one that failed is fetched again when its network is chosen again. */
const networks = shallowReactive(new Map<ArchitectureName, TrainedTransformer>())

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
      const { loadWeights } = await import('../../demos/transformer/weights')
      networks.set(wanted, await loadWeights(`${import.meta.env.BASE_URL}weights/${wanted}.bin`))
    }
    catch (error) {
      const sentence = error instanceof Error ? error.message : String(error)
      trouble.value = `${sentence[0]!.toUpperCase()}${sentence.slice(1)}`
    }
  }

  watch([name, isLive], () => {
    if (isLive() && !networks.has(name()))
      void fetchNetwork(name())
  }, { immediate: true })

  return { network: () => networks.get(name()), trouble }
}
