import type { ShallowRef } from 'vue'
import { shallowRef, watch } from 'vue'
import { InputError } from '../../demos/shared/input-error'

/**
 * The last valid result, kept with an error message while the parameters are invalid.
 *
 * @param compute - Throws an `InputError` if the parameters are invalid.
 * @param computeDefault - The result while no parameters have been valid yet, such as those of an address.
 */
export function useLastValid<Result>(compute: () => Result, computeDefault = compute) {
  const refusal = shallowRef<string>()
  const attempt = (): Result | undefined => {
    try {
      const result = compute()
      refusal.value = undefined
      return result
    }
    catch (error) {
      if (!(error instanceof InputError))
        throw error
      refusal.value = `${error.message[0]!.toUpperCase()}${error.message.slice(1)}.`
      return undefined
    }
  }
  const valid = shallowRef<Result>()
  watch(attempt, (result) => {
    if (result !== undefined)
      valid.value = result
  }, { flush: 'sync', immediate: true })
  valid.value ??= computeDefault()
  return { valid: valid as ShallowRef<Result>, refusal }
}
