import { defineKatexSetup } from '@slidev/types'
import { katexOptions } from '../styles/katex-options'

export default defineKatexSetup(() => katexOptions)
