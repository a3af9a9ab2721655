import type { InjectionKey } from 'vue'
import { inject } from 'vue'

/** Whether what is in a figure can be reached, for the parts of it. */
export const interactiveKey: InjectionKey<() => boolean> = Symbol('interactive')

/** Whether the figure around a part is `interactive`; outside of one a part is. */
export const useInteractive = (): (() => boolean) => inject(interactiveKey, () => true, false)
