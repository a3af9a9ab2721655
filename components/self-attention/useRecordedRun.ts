import type { RecordedRun } from '../../demos/transformer/recorded-run'
import type { TrainedTransformer } from '../../demos/transformer/weights'
import { shallowReactive, shallowRef, watch } from 'vue'
import { architectures } from '../../demos/transformer/architectures'

const folder = `${import.meta.env.BASE_URL}weights/recorded/`

/** Fetched once a page. */
const recorded = shallowRef<RecordedRun>()
const networks = shallowReactive(new Map<number, TrainedTransformer>())

/**
 * The recorded run of training, with its networks step by step: fetched when they are wanted, while this may be on show.
 *
 * @param options.step - The step whose network is wanted, if any; one of the recorded.
 */
export function useRecordedRun({ isLive, step }: { isLive: () => boolean, step: () => number | undefined }) {
  /** What could not be had, in a sentence. */
  const trouble = shallowRef<string>()

  async function fetchWanted(): Promise<void> {
    const wanted = step()
    try {
      const { loadRecordedRun, loadRecordedStep } = await import('../../demos/transformer/recorded-run')
      recorded.value ??= await loadRecordedRun(folder)
      if (wanted !== undefined && !networks.has(wanted))
        networks.set(wanted, await loadRecordedStep(folder, recorded.value, wanted, architectures.readable))
      trouble.value = undefined
    }
    catch (error) {
      const sentence = error instanceof Error ? error.message : String(error)
      trouble.value = `${sentence[0]!.toUpperCase()}${sentence.slice(1)}`
    }
  }

  watch([isLive, step], () => {
    if (isLive())
      void fetchWanted()
  }, { immediate: true })

  return {
    recorded,
    /** Of the step that is wanted. */
    network: () => networks.get(step() ?? -1),
    trouble,
  }
}
