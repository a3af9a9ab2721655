import type { Mistake } from './mistakes'
import { shallowRef } from 'vue'

/** The deck's mistakes, as the dev server last said them. */
export const mistakes = shallowRef<readonly Mistake[]>([])

import.meta.hot?.on('author:mistakes', (said: readonly Mistake[]) => { mistakes.value = said })
import.meta.hot?.send('author:mistakes')
