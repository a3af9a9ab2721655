import type { Fields, ValuesOf } from './fields'
import type { DemoOptions } from './useDemo'
import type { Ref, ShallowRef } from 'vue'
import { useDebounceFn, useEventListener } from '@vueuse/core'
import { computed, ref, shallowRef, watch } from 'vue'
import { useSlide } from '../frame/useSlide'
import { defaultsOf, keysOf, readFields, writeFields } from './fields'

/** Key of the address that tells whether somebody explores: on the slide, or on the full page. */
const EXPLORE = 'explore'
type Place = 'talk' | 'slide' | 'page'

/** What outlives a component: a hot update mounts components anew, and one of this file gets it from the module before. */
interface Kept {
  /** The values explored last. They outlive a change between the talk and the presenter view. */
  explored: ShallowRef<object | undefined>
  /** Where somebody is in the demo, and in which view. It ends with the view. */
  place: Ref<Place>
  view: string
}
/** By demo. */
const kept: Map<string, Kept> = import.meta.hot?.data?.kept ?? new Map<string, Kept>()
if (import.meta.hot?.data)
  import.meta.hot.data.kept = kept

/** Safari allows a hundred changes of the address in half a minute. */
const ADDRESS_PAUSE_MS = 400

/**
 * The values of a demo. In the talk they are a function of the clicks. Once somebody uses a control they are the visitor's, until
 * the next click or "Back to the talk"; then they stand in the page's address, and show in the other windows of the lecture.
 */
export function useDemoState<F extends Fields>({ name, fields, script, clicks }: Pick<DemoOptions<F>, 'name' | 'fields' | 'script' | 'clicks'>) {
  type Values = ValuesOf<F>
  const { isLive, renderMode, view, query, forget, received, send } = useSlide()
  const keys = [EXPLORE, ...keysOf(fields)]

  const { explored, place } = keptOf(name, view.value) as Kept & { explored: ShallowRef<Values | undefined> }
  const notices = shallowRef<readonly string[]>([])
  const isLed = ref(false)

  const defaults = defaultsOf(fields)
  const scripted = computed<Values>(() => ({ ...defaults, ...script(clicks()) }))
  const exploring = computed(() => renderMode.value === 'interactive' && place.value !== 'talk') // a preview shows the script
  const values = computed<Values>(() => exploring.value && explored.value ? explored.value : scripted.value)

  /** Sets some of the values. From now on they are the visitor's. */
  function change(some: Partial<Values>): void {
    explored.value = { ...values.value, ...some }
    isLed.value = false
    if (place.value === 'talk')
      place.value = 'slide'
    publish()
  }

  /** Opens the full page, with what was explored last. */
  function explore(): void {
    explored.value ??= scripted.value
    place.value = 'page'
    publish()
  }

  /** Gives the demo back to the talk. */
  function resume(): void {
    if (!exploring.value)
      return
    place.value = 'talk'
    notices.value = []
    publish()
  }

  const asText = (): string => {
    const texts = exploring.value && explored.value ? writeFields(fields, explored.value) : new URLSearchParams()
    texts.set(EXPLORE, place.value)
    return texts.toString()
  }

  function adopt(texts: URLSearchParams): void {
    const explore = texts.get(EXPLORE)
    if (explore === 'talk') {
      place.value = 'talk'
      return
    }
    const read = readFields(fields, texts)
    explored.value = read.values
    notices.value = read.notices
    place.value = explore === 'page' ? 'page' : 'slide'
  }

  function writeAddressNow(): void {
    if (!isLive.value)
      return
    const [path, search = ''] = location.hash.split('?')
    const texts = new URLSearchParams(search)
    keys.forEach(key => texts.delete(key))
    if (exploring.value)
      new URLSearchParams(asText()).forEach((value, key) => texts.set(key, value))
    const address = texts.size > 0 ? `${path}?${texts}` : path!
    // The router does not know of this: it would carry a demo's state to the next slide.
    if (address !== location.hash)
      history.replaceState(history.state, '', address)
  }
  const writeAddress = useDebounceFn(writeAddressNow, ADDRESS_PAUSE_MS)
  // Many a clicker has F5, which loads the page anew: it comes back as it was.
  useEventListener('keydown', ({ key, ctrlKey, metaKey }) => {
    if (key === 'F5' || (key === 'r' && (ctrlKey || metaKey)))
      writeAddressNow()
  }, { capture: true })

  /** Tells the address and the other windows. */
  function publish(): void {
    send(name, asText())
    writeAddress()
  }

  // An address that holds values: typed, followed, or gone back to.
  watch([isLive, query], () => {
    if (!isLive.value || !keys.some(key => query.value.has(key)))
      return
    isLed.value = false
    adopt(query.value)
    forget(keys)
    writeAddress()
  }, { immediate: true })

  watch(received(name), (text) => {
    if (text === undefined || renderMode.value !== 'interactive')
      return
    isLed.value = true
    adopt(new URLSearchParams(text))
  }, { immediate: true })

  // A click goes back to the script. What was explored is kept for the next time.
  // Coming back from a later slide is no click: until then this slide stood at its last one.
  watch([clicks, isLive] as const, ([now, live], [before, wasLive]) => {
    if (live && wasLive && now !== before)
      resume()
  })
  watch(isLive, (live) => {
    if (live)
      return
    // A window that joins later must not find the demo as it was left.
    if (view.value === 'presenter' && exploring.value)
      send(name, `${EXPLORE}=talk`)
    place.value = 'talk'
  })

  return {
    values,
    /** Whether a visitor has set something, or opened the full page: the values are theirs, not the talk's. */
    exploring,
    fullPage: computed(() => exploring.value && place.value === 'page'),
    /** Whether the values were set in another window of the lecture. */
    isLed,
    notices,
    change,
    explore,
    resume,
  }
}

/** Somebody is in the talk when a view opens, and where they were when a hot update mounts the demo anew. */
function keptOf(name: string, view: string): Kept {
  const before = kept.get(name)
  if (before?.view === view)
    return before
  const now: Kept = { explored: before?.explored ?? shallowRef(), place: ref('talk'), view }
  kept.set(name, now)
  return now
}
