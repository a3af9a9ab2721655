import { shallowRef, watch } from 'vue'

/**
 * What the parameters make, as long as they make sense; else what the last sensible ones made, and the reason.
 *
 * @param make - Throws a RangeError whose message is a sentence for the reader.
 * @param makeFirst - What stands if the first parameters make none: those of an address.
 */
export function useLastGood<Made>(make: () => Made, makeFirst = make) {
  const refusal = shallowRef<string>()
  const attempt = (): Made | undefined => {
    try {
      const made = make()
      refusal.value = undefined
      return made
    }
    catch (error) {
      if (!(error instanceof RangeError))
        throw error
      refusal.value = `${error.message[0]!.toUpperCase()}${error.message.slice(1)}.`
      return undefined
    }
  }
  const good = shallowRef<Made>(attempt() ?? makeFirst())
  watch(attempt, (made) => {
    if (made !== undefined)
      good.value = made
  }, { flush: 'sync' })
  return { good, refusal }
}
