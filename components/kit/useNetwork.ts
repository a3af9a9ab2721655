import type { ArchitectureName } from '../../demos/transformer/architectures'
import type { TrainedTransformer } from '../../demos/transformer/weights'
import { shallowReactive, shallowRef, watch } from 'vue'

/** Fetched once a page; a file that failed is asked for again when its network is chosen again. */
const networks = shallowReactive(new Map<ArchitectureName, TrainedTransformer>())

/**
 * The trained network of a name, once its file is here.
 *
 * @param options.isLive - Nothing is fetched while this is false.
 */
export function useWeights({ name, isLive }: { name: () => ArchitectureName, isLive: () => boolean }) {
  /** Why there is none, in a sentence. */
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
