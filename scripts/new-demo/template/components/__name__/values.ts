import type { ValuesOf } from '../kit/fields'
import { numberField } from '../kit/fields'

/** What the demo is set to: each value with its default and its range, declared once. */
export const fields = {
  /** The number that is squared. */
  number: numberField({ default: 3, min: -10, max: 10 }),
}
export type Values = ValuesOf<typeof fields>
