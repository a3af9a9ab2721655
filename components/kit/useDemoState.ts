import type { Fields } from './fields'
import type { Ref, ShallowRef } from 'vue'
import { useDebounceFn } from '@vueuse/core'
import { computed, ref, shallowRef, watch } from 'vue'
import { useSlide } from '../frame/useSlide'
import { keysOf, readFields, writeFields } from './fields'

export interface DemoStateOptions<Values extends object> {
  /** The demo's name, as in `data-demo`. */
  name: string
  /** What the demo is set to, value by value: plain, serialisable, small. */
  fields: Fields<Values>
  /** What the talk sets it to at a click. */
  script: (step: number) => Values
  /** The slide's clicks. */
  step: () => number
}

/** Key of the address under which it is said that someone explores: on the slide, or on the full page. */
const EXPLORE = 'explore'
type Place = 'talk' | 'slide' | 'page'

/** What outlives a component, by demo. A hot update mounts components anew; one of this file reads it from the module before. */
interface Kept {
  /** What was explored last: it outlives the change from the talk to the presenter view, and back. */
  explored: Map<string, ShallowRef<object | undefined>>
  /** Where somebody is, and in which view: that ends with the view. */
  places: Map<string, { view: string, place: Ref<Place> }>
}
const kept: Kept = import.meta.hot?.data?.kept ?? { explored: new Map(), places: new Map() }
if (import.meta.hot?.data)
  import.meta.hot.data.kept = kept

/** Safari allows a hundred changes of the address in half a minute. */
const ADDRESS_PAUSE_MS = 400

/**
 * What a demo is set to: in the talk a function of the clicks; once somebody touches a control, theirs, until the next click
 * or "Back to the talk". Theirs stands in the page's address, and shows in the other windows of the lecture.
 */
export function useDemoState<Values extends object>({ name, fields, script, step }: DemoStateOptions<Values>) {
  const { isLive, medium, view, query, forget, heard, tell } = useSlide()
  const keys = [EXPLORE, ...keysOf(fields)]

  const explored = remembered<Values>(name)
  const place = placeIn(name, view.value)
  const notices = shallowRef<readonly string[]>([])

  const scripted = computed(() => script(step()))
  const exploring = computed(() => medium.value === 'stage' && place.value !== 'talk') // a preview shows the script
  const values = computed(() => exploring.value && explored.value ? explored.value : scripted.value)

  /** Sets some of the values; from now on they are the visitor's. */
  function change(some: Partial<Values>): void {
    explored.value = { ...values.value, ...some }
    if (place.value === 'talk')
      place.value = 'slide'
    announce()
  }

  /** Opens the full page, with what was explored last. */
  function explore(): void {
    explored.value ??= scripted.value
    place.value = 'page'
    announce()
  }

  function resume(): void {
    if (!exploring.value)
      return
    place.value = 'talk'
    notices.value = []
    announce()
  }

  const asText = (): string => {
    const texts = exploring.value && explored.value ? writeFields(fields, explored.value) : new URLSearchParams()
    texts.set(EXPLORE, place.value)
    return texts.toString()
  }

  function adopt(texts: URLSearchParams): void {
    const said = texts.get(EXPLORE)
    if (said === 'talk') {
      place.value = 'talk'
      return
    }
    const read = readFields(fields, texts)
    explored.value = read.values
    notices.value = read.notices
    place.value = said === 'page' ? 'page' : 'slide'
  }

  const writeAddress = useDebounceFn(() => {
    if (!isLive.value)
      return
    const [path, search = ''] = location.hash.split('?')
    const texts = new URLSearchParams(search)
    keys.forEach(key => texts.delete(key))
    if (exploring.value)
      new URLSearchParams(asText()).forEach((value, key) => texts.set(key, value))
    const address = texts.size > 0 ? `${path}?${texts}` : path!
    // The router does not hear of this: it must not carry a demo's state to the next frame.
    if (address !== location.hash)
      history.replaceState(history.state, '', address)
  }, ADDRESS_PAUSE_MS)

  /** To the address and to the other windows. */
  function announce(): void {
    tell(name, asText())
    writeAddress()
  }

  // An address with a state in it, typed, followed or gone back to.
  watch([isLive, query], () => {
    if (!isLive.value || !keys.some(key => query.value.has(key)))
      return
    adopt(query.value)
    forget(keys)
    writeAddress()
  }, { immediate: true })

  watch(heard(name), (text) => {
    if (text !== undefined && medium.value === 'stage')
      adopt(new URLSearchParams(text))
  })

  // The clicker's word counts: back to the script. What was explored is kept for the next time.
  // Not so on the way here from a later slide: until then all clicks of this one were through.
  watch([step, isLive] as const, ([now, live], [before, wasLive]) => {
    if (live && wasLive && now !== before)
      resume()
  })
  watch(isLive, (live) => {
    if (!live)
      place.value = 'talk'
  })

  return { values, scripted, exploring, fullPage: computed(() => exploring.value && place.value === 'page'), notices, change, explore, resume }
}

/** What was explored last in a demo, this one or another; undefined before anything was. */
function remembered<Values extends object>(name: string): ShallowRef<Values | undefined> {
  if (!kept.explored.has(name))
    kept.explored.set(name, shallowRef())
  return kept.explored.get(name) as ShallowRef<Values | undefined>
}

/** Where somebody is in a demo: in the talk when a view opens, as it was when a hot update mounts the demo anew. */
function placeIn(name: string, view: string): Ref<Place> {
  if (kept.places.get(name)?.view !== view)
    kept.places.set(name, { view, place: ref('talk') })
  return kept.places.get(name)!.place
}
