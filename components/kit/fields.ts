import type { Matrix } from '../../demos/shared/lecture-numbers'

/** One value of a demo's state as text: for the page's address, and for the other windows. */
export interface Field<Value> {
  /** What stands if nothing else is said. */
  readonly fallback: Value
  /** The value that a text stands for; undefined if it stands for none that the demo can take. */
  readonly read: (text: string) => Value | undefined
  readonly write: (value: Value) => string
  /** What would be taken, for the notice: "a number from 0 to 2". */
  readonly expected: string
}

export type Fields<Values> = { readonly [Key in keyof Values]: Field<Values[Key]> }

interface Range { least: number, most: number }

export function numberField({ fallback, least, most, whole = false }: Range & { fallback: number, whole?: boolean }): Field<number> {
  return {
    fallback,
    read: (text) => {
      const value = text.trim() === '' ? Number.NaN : Number(text)
      return value >= least && value <= most && (!whole || Number.isInteger(value)) ? value : undefined
    },
    write: String,
    expected: `a ${whole ? 'whole ' : ''}number from ${least} to ${most}`,
  }
}

export function choiceField<const Choice extends string>(choices: readonly Choice[], fallback = choices[0]!): Field<Choice> {
  return {
    fallback,
    read: text => choices.find(choice => choice === text),
    write: String,
    expected: `one of ${choices.join(', ')}`,
  }
}

export const flagField = (fallback = false): Field<boolean> => ({
  fallback,
  read: text => text === 'yes' ? true : text === 'no' ? false : undefined,
  write: value => value ? 'yes' : 'no',
  expected: 'yes or no',
})

/** Rows divided by semicolons, cells by commas. */
export function matrixField({ fallback, least, most, mostSide }: Range & { fallback: Matrix, mostSide: number }): Field<Matrix> {
  return {
    fallback,
    read: (text) => {
      const rows = text.split(';').map(row => row.split(',').map(cell => cell.trim() === '' ? Number.NaN : Number(cell)))
      const width = rows[0]!.length
      const fits = rows.length <= mostSide && width <= mostSide
        && rows.every(row => row.length === width && row.every(cell => cell >= least && cell <= most))
      return fits ? rows : undefined
    },
    write: matrix => matrix.map(row => row.join(',')).join(';'),
    expected: `rows divided by semicolons, cells by commas, at most ${mostSide} × ${mostSide} numbers from ${least} to ${most}`,
  }
}

/** `learningRate` as it stands in an address: `learning-rate`. */
const keyOf = (name: string) => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

export const keysOf = <Values extends object>(fields: Fields<Values>): string[] => Object.keys(fields).map(keyOf)

/** What differs from the fallbacks, key by key. */
export function writeFields<Values extends object>(fields: Fields<Values>, values: Values): URLSearchParams {
  const texts = new URLSearchParams()
  for (const name of Object.keys(fields) as (keyof Values & string)[]) {
    const text = fields[name].write(values[name])
    if (text !== fields[name].write(fields[name].fallback))
      texts.set(keyOf(name), text)
  }
  return texts
}

/** The values that the texts stand for, the fallback for each that is absent or refused, and a sentence for each refused. */
export function readFields<Values extends object>(fields: Fields<Values>, texts: URLSearchParams): { values: Values, notices: string[] } {
  const notices: string[] = []
  const names = Object.keys(fields) as (keyof Values & string)[]
  const values = Object.fromEntries(names.map((name) => {
    const { fallback, read, expected } = fields[name]
    const key = keyOf(name)
    const text = texts.get(key)
    const value = text === null ? fallback : read(text)
    if (value === undefined)
      notices.push(`The address asks for ${key} “${text!.slice(0, 40)}”, which is not ${expected}; it is left as it was.`)
    return [name, value ?? fallback]
  })) as Values
  return { values, notices }
}
