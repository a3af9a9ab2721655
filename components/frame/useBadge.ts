import type { InjectionKey, ShallowRef } from 'vue'
import { inject, provide, shallowRef } from 'vue'

const key: InjectionKey<ShallowRef<string>> = Symbol('badge')

/** A place in the slide's footer where a demo on the slide says what computes it. */
export function provideBadge(): ShallowRef<string> {
  const badge = shallowRef('')
  provide(key, badge)
  return badge
}

export const useBadge = (): ShallowRef<string> => inject(key, () => shallowRef(''), true)
