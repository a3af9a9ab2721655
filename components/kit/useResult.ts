import type { Fields, ValuesOf } from './fields'
import type { Demo } from './useDemo'
import type { ComputedRef } from 'vue'
import { computed, watch } from 'vue'
import { loadOnce } from '../../demos/shared/load-once'
import { defaultsOf } from './fields'
import { same, stableComputed } from './same'
import { useComputation } from './useComputation'
import { useLastValid } from './useLastValid'

export interface ResultOptions<F extends Fields, Parameters extends object, Result extends object, Module> {
  /** What the result depends on. The position, or what else only the picture shows, is not among it: a step then computes nothing. */
  parameters: (values: ValuesOf<F>) => Parameters
  /**
   * The result by plain TypeScript, at once.
   *
   * @throws {InputError} If the parameters make no sense; the last valid result stays then, with the error's sentence among
   * the notices.
   */
  plain: (parameters: Parameters) => Result
  /** Fetches what computes on tensors: `() => import('…-tensors')`. */
  load: () => Promise<Module>
  /** The parts of the result that TensorFlow.js computes, by what was fetched. They replace the plain ones when they are there. */
  tensors: (module: Module, parameters: Parameters, plain: Result) => Promise<Partial<Result>>
  /** False while something is missing that the tensors need, such as a network's weights. */
  isReady?: (parameters: Parameters) => boolean
  /** What else went wrong, in a sentence for the notices; the demo counts as failed then. */
  trouble?: () => string | undefined
}

/**
 * The result of a demo: plain arithmetic at once, TensorFlow.js's numbers as soon as they are there.
 *
 * What keeps a demo fast lies here. Parameters that are the same again are computed once. A part of the result that is the
 * same as before stays the same object, so that the figures it is handed to draw nothing anew: mostly TensorFlow.js
 * confirms the plain numbers. And what did change is laid out at once: left to the browser, layout begins with its next
 * frame, and the paint comes later.
 */
export function useResult<F extends Fields, Parameters extends object, Result extends object, Module>(
  demo: Demo<F>,
  { parameters, plain, load, tensors, isReady = () => true, trouble = () => undefined }: ResultOptions<F, Parameters, Result, Module>,
): ComputedRef<Result> {
  const current = stableComputed(() => parameters(demo.values.value))
  const attempt = (parameters: Parameters) => ({ parameters, plain: plain(parameters) })
  const { valid, refusal } = useLastValid(() => attempt(current.value), () => attempt(parameters(defaultsOf(demo.fields))))
  demo.report(trouble)
  demo.report(() => refusal.value)

  const loadModule = loadOnce(load)
  const computation = useComputation({
    isLive: () => demo.isLive.value && isReady(valid.value.parameters),
    parameters: () => valid.value,
    compute: async ({ parameters, plain }) => tensors(await loadModule(), parameters, plain),
  })
  demo.report(() => computation.trouble.value)
  demo.computation.value = { ...computation, status: computed(() => trouble() ? 'error' : computation.status.value) }
  watch(() => computation.count.value.computations, () => demo.element.value?.getBoundingClientRect(), { flush: 'post' })

  return computed<Result>((before) => {
    const next: Result = { ...valid.value.plain, ...computation.result.value }
    if (!before)
      return next
    const names = Object.keys(next) as (keyof Result)[]
    for (const name of names) {
      if (same(before[name], next[name]))
        next[name] = before[name]
    }
    return names.every(name => Object.is(next[name], before[name])) ? before : next
  })
}
