import type { Drawing } from '../../demos/digits/drawing'
import { shallowRef } from 'vue'

/** What somebody drew last in this window of the browser; undefined before that. */
export const lastDrawn = shallowRef<Drawing>()
