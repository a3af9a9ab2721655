import { shallowRef, watch } from 'vue'

/**
 * What the parameters make, as long as they make sense; else what the last sensible ones made, and the reason.
 *
 * @param make - Throws a RangeError whose message is a sentence for the reader.
 */
export function useLastGood<Made>(make: () => Made) {
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
  const first = attempt()
  if (first === undefined)
    throw new Error(`A demo must begin with parameters that make sense: ${refusal.value}`)
  const good = shallowRef<Made>(first)
  watch(attempt, (made) => {
    if (made !== undefined)
      good.value = made
  }, { flush: 'sync' })
  return { good, refusal }
}
