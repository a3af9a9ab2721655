import type { XorRun } from '../../demos/network/xor'
import type { ComputedRef } from 'vue'
import { useRafFn } from '@vueuse/core'
import { computed, shallowRef, watch } from 'vue'
import { trainXor } from '../../demos/network/xor'

/** The runs from the first starts, with the seeds 1, 2, 3 …; one per animation frame, for a run takes some milliseconds. */
export function useXorRuns(wanted: () => number): ComputedRef<readonly XorRun[]> {
  const runs = shallowRef<readonly XorRun[]>([])
  const training = useRafFn(() => {
    if (runs.value.length < wanted())
      runs.value = [...runs.value, trainXor(runs.value.length + 1)]
    else
      training.pause()
  }, { immediate: false })
  watch(wanted, () => training.resume(), { immediate: true })
  return computed(() => runs.value.slice(0, wanted()))
}
