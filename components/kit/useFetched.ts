import type { ShallowReactive } from 'vue'
import { shallowRef, watch } from 'vue'
import { sentenceOfError, tellIfLate } from './trouble'

/**
 * Fetches what is wanted, by its name. Each is fetched once a page; one that failed is fetched again when it is wanted again.
 *
 * @param options.name - What is wanted; it may change. Undefined for nothing.
 * @param options.isLive - Nothing is fetched while this is false.
 * @param options.had - What was fetched so far.
 * @param options.late - The sentence while it has not come after ten seconds.
 * @returns What is wanted, undefined until it is here; and why it could not be loaded, in a sentence.
 */
export function useFetched<Name, Value>({ name, isLive, load, had, late }: {
  name: () => Name | undefined
  isLive: () => boolean
  load: (name: Name) => Promise<Value>
  had: ShallowReactive<Map<Name, Value>>
  late: string
}) {
  const trouble = shallowRef<string>()

  async function fetchWanted(wanted: Name): Promise<void> {
    trouble.value = undefined
    try {
      had.set(wanted, await tellIfLate(load(wanted), () => {
        trouble.value = late
      }))
      trouble.value = undefined
    }
    catch (error) {
      trouble.value = sentenceOfError(error)
    }
  }

  watch([name, isLive], () => {
    const wanted = name()
    if (isLive() && wanted !== undefined && !had.has(wanted))
      void fetchWanted(wanted)
  }, { immediate: true })

  return {
    fetched: () => {
      const wanted = name()
      return wanted === undefined ? undefined : had.get(wanted)
    },
    trouble,
  }
}
