import type { BackendState } from '../../demos/backend/backend'
import { useDocumentVisibility } from '@vueuse/core'
import { computed, onScopeDispose, shallowRef, watch } from 'vue'
import { loadOnce } from '../../demos/shared/load-once'
import { sentenceOfError, tellIfLate } from './trouble'

export interface ComputationOptions<Parameters, Result> {
  /** Nothing is fetched or computed while this is false. */
  isLive: () => boolean
  /** Plain numbers; a new object for each change. */
  parameters: () => Parameters
  /** Fetches what computes on tensors, and computes with it. Throws a sentence if the parameters make no sense. */
  compute: (parameters: Parameters, backend: BackendState) => Promise<Result | typeof GIVEN_UP>
  /** What stands there when it fails, in a sentence. */
  otherwise?: string
}

/** The result of a computation that stopped halfway because its result was no longer wanted. It runs again when it is. */
export const GIVEN_UP = Symbol('given up')

const loadBackend = loadOnce(async () => {
  const module = await import('../../demos/backend/backend')
  module.computeOnCanvas(() => document.createElement('canvas'))
  return module
})

/** There is one backend per page: what it is, and what happened to it. */
const backend = shallowRef<BackendState>()
const loss = shallowRef<string>()
const tensors = shallowRef(0)

/**
 * Numbers from TensorFlow.js for parameters that change: computed while the slide is on show, the latest only, and again on
 * another backend if one is lost. Until they are there the demo shows those of plain TypeScript.
 */
export function useComputation<Parameters, Result>({
  isLive,
  parameters,
  compute,
  otherwise = 'What stands here is plain arithmetic, without TensorFlow.js.',
}: ComputationOptions<Parameters, Result>) {
  const status = shallowRef<'loading' | 'ready' | 'error'>('loading')
  const trouble = shallowRef<string>()
  const done = shallowRef<{ parameters: Parameters, result: Result }>()
  const computations = shallowRef(0)
  const visibility = useDocumentVisibility()
  const isActive = () => isLive() && visibility.value === 'visible'

  let isRunning = false
  let failed: Parameters | undefined
  let losses = 0
  let unsubscribe: (() => void) | undefined

  async function run(): Promise<void> {
    if (isRunning)
      return // when it is done, it goes on with the newest parameters
    isRunning = true
    while (isActive() && ![done.value?.parameters, failed].includes(parameters()))
      await computeOnce(parameters())
    isRunning = false
  }

  async function computeOnce(current: Parameters): Promise<void> {
    const lossesBefore = losses
    try {
      const { useBackend, onBackendLost, parseBackendWish, tensorCount } = await loadBackend()
      unsubscribe ??= onBackendLost(({ reason }) => {
        loss.value = reason
        losses++
        done.value = undefined
        failed = undefined // the lost device may have made it fail before the loss was told
        void run()
      })
      const { wish, notice } = parseBackendWish(pageSearch())
      const computing = useBackend(wish).then((opened) => {
        backend.value = opened
        return compute(current, opened)
      })
      const result = await tellIfLate(computing, () => {
        if (status.value === 'loading')
          trouble.value = `TensorFlow.js has not answered for ten seconds. ${otherwise}`
      })
      if (result === GIVEN_UP)
        return
      done.value = { parameters: current, result }
      computations.value++
      tensors.value = await tensorCount()
      failed = undefined
      status.value = 'ready'
      trouble.value = notice
    }
    catch (error) {
      if (losses > lossesBefore)
        return // the numbers were lost with their backend; the next turn has another one
      failed = current
      status.value = 'error'
      trouble.value = `${sentenceOfError(error)} ${otherwise}`
    }
  }

  watch([parameters, isActive], () => void run(), { immediate: true, flush: 'post' })
  onScopeDispose(() => unsubscribe?.())

  return {
    /** Only if they are for the present parameters. */
    result: computed(() => done.value && done.value.parameters === parameters() ? done.value.result : undefined),
    status: computed(() => status.value),
    /** How many times it has computed, and how many tensors were left then: none, if all is well. */
    count: computed(() => ({ computations: computations.value, tensors: tensors.value })),
    backend: computed(() => backend.value),
    /** What went wrong, in sentences. */
    trouble: computed(() => [loss.value, trouble.value].filter(Boolean).join(' ') || undefined),
  }
}

/** Before the hash or in it: `?backend=cpu#/convolution` and `#/convolution?backend=cpu` ask for the same. */
export function pageSearch(): string {
  const inHash = location.hash.split('?')[1] ?? ''
  return new URLSearchParams(location.search).has('backend') ? location.search : `?${inHash}`
}
