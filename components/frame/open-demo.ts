import { shallowRef } from 'vue'

/** Opens the full page of the demo on show, for a button that is not on the slide; nothing while there is no demo. */
export const openDemo = shallowRef<() => void>()
