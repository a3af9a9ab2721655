import { shallowReactive, shallowRef, watch } from 'vue'
import { sentenceOfError, tellIfLate } from './trouble'

/** What this page has fetched, by file. */
const had = shallowReactive(new Map<string | undefined, unknown>())

/**
 * Fetches a file of `public/weights`. Each is fetched once a page; one that failed is fetched again when it is wanted again.
 *
 * @param options.file - The file that is wanted; it may change. Undefined for none.
 * @param options.isLive - Nothing is fetched while this is false.
 * @param options.load - Fetches and reads what has this address.
 * @param options.late - The sentence while it has not come after ten seconds.
 * @returns What is wanted, undefined until it is here; and why it could not be loaded, in a sentence.
 */
export function useFetched<Value>({ file, isLive, load, late }: {
  file: () => string | undefined
  isLive: () => boolean
  load: (address: string) => Promise<Value>
  late: string
}) {
  const trouble = shallowRef<string>()

  async function fetchWanted(wanted: string): Promise<void> {
    trouble.value = undefined
    try {
      had.set(wanted, await tellIfLate(load(`${import.meta.env.BASE_URL}weights/${wanted}`), () => {
        trouble.value = late
      }))
      trouble.value = undefined
    }
    catch (error) {
      trouble.value = sentenceOfError(error)
    }
  }

  watch([file, isLive], () => {
    const wanted = file()
    if (isLive() && wanted !== undefined && !had.has(wanted))
      void fetchWanted(wanted)
  }, { immediate: true })

  return {
    fetched: () => had.get(file()) as Value | undefined,
    trouble,
  }
}
