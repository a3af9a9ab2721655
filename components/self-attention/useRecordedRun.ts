import type { RecordedRun } from '../../demos/transformer/recorded-run'
import type { TrainedTransformer } from '../../demos/transformer/weights'
import { computed, shallowReactive, shallowRef, watch } from 'vue'
import { architectures } from '../../demos/transformer/architectures'
import { sentenceOfError } from '../kit/trouble'

const folder = `${import.meta.env.BASE_URL}weights/recorded/`

/** The recorded run and its networks by step. Each file is fetched once a page. */
const recorded = shallowRef<RecordedRun>()
const networks = shallowReactive(new Map<number, TrainedTransformer>())

/**
 * The recorded run of training, with its networks step by step. Each is fetched when it is wanted.
 *
 * @param options.isLive - Nothing is fetched while this is false.
 * @param options.place - Place among the recorded steps; 0 is the untrained network.
 * @param options.isShown - Whether the network of that step is wanted, too.
 */
export function useRecordedRun({ isLive, place, isShown }: { isLive: () => boolean, place: () => number, isShown: () => boolean }) {
  const steps = computed(() => [0, ...recorded.value?.recordedSteps ?? []])
  const step = computed(() => steps.value[place()] ?? 0)
  const wantedStep = () => isShown() ? step.value : undefined
  /** What could not be loaded, in a sentence. */
  const trouble = shallowRef<string>()

  async function fetchWanted(): Promise<void> {
    const wanted = wantedStep()
    try {
      const { loadRecordedRun, loadRecordedStep } = await import('../../demos/transformer/recorded-run')
      recorded.value ??= await loadRecordedRun(folder)
      if (wanted !== undefined && !networks.has(wanted))
        networks.set(wanted, await loadRecordedStep(folder, recorded.value, wanted, architectures.readable))
      trouble.value = undefined
    }
    catch (error) {
      trouble.value = sentenceOfError(error)
    }
  }

  watch([isLive, wantedStep], () => {
    if (isLive())
      void fetchWanted()
  }, { immediate: true })

  return {
    recorded,
    /** The step at that place, and how many places there are. */
    step,
    count: computed(() => steps.value.length),
    /** The network of that step, if it is wanted and here. */
    network: () => networks.get(wantedStep() ?? -1),
    trouble,
  }
}
