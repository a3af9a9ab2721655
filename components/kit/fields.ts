import type { Matrix } from '../../demos/shared/lecture-numbers'

/** One value of a demo: its default, and its form in the page's address and in messages to other windows. */
export interface Field<Value> {
  /** The value where nothing else is given. */
  readonly default: Value
  /** The value that a text stands for; undefined if the demo cannot take it. */
  readonly read: (text: string) => Value | undefined
  readonly write: (value: Value) => string
  /** What would be taken, for the notice: "a number from 0 to 2". */
  readonly expected: string
}

/** Range of a number, as the attributes of an `<input>`. */
export interface Range {
  readonly min: number
  readonly max: number
  readonly integer?: boolean
}

export interface NumberField extends Field<number>, Range {}

/** The fields of a demo by name. */
export type Fields = Readonly<Record<string, Field<any>>> // eslint-disable-line @typescript-eslint/no-explicit-any -- each field has a type of its own

/** What a demo with these fields is set to. */
export type ValuesOf<F extends Fields> = { [Name in keyof F]: F[Name] extends Field<infer Value> ? Value : never }

/** The number that a text is, or NaN: of an empty one, too. */
export const numberOf = (text: string) => text.trim() === '' ? Number.NaN : Number(text)

/** The number that a text is; undefined if it is none, or one beyond the range. */
export function readNumber(text: string, { min, max, integer = false }: Range): number | undefined {
  const value = numberOf(text)
  return value >= min && value <= max && (!integer || Number.isInteger(value)) ? value : undefined
}

export const numberField = ({ default: start, min, max, integer = false }: Range & { default: number }): NumberField => ({
  default: start,
  min,
  max,
  integer,
  read: text => readNumber(text, { min, max, integer }),
  write: String,
  expected: `a ${integer ? 'whole ' : ''}number from ${min} to ${max}`,
})

/** The range of a number's field, for `v-bind`. */
export const rangeOf = ({ min, max, integer }: Range): Range => ({ min, max, integer })

/** One of a few words; without a default the first. */
export function choiceField<const Choice extends string>(choices: readonly Choice[], start = choices[0]!): Field<Choice> {
  return {
    default: start,
    read: text => choices.find(choice => choice === text),
    write: String,
    expected: `one of ${choices.join(', ')}`,
  }
}

/** What is offered to choose from: each word and what it is called. */
export const labelled = <Choice extends string>(labels: Record<Choice, string>) =>
  Object.entries<string>(labels).map(([value, label]) => ({ value: value as Choice, label }))

/** What is offered to choose from, by its place. */
export const numbered = (labels: readonly string[]) => labels.map((label, value) => ({ value, label }))

export const flagField = (): Field<boolean> => ({
  default: false,
  read: text => text === 'yes' ? true : text === 'no' ? false : undefined,
  write: value => value ? 'yes' : 'no',
  expected: 'yes or no',
})

/** What may be absent: no text stands for it in the address. */
export const optionalField = <Value>({ read, write, expected }: Field<Value>): Field<Value | null> =>
  ({ default: null, read, write: value => value === null ? '' : write(value), expected })

/** What a demo that asks for a prediction is set to beside its own fields. */
export const predictionFields = {
  /** Hides what comes next … */
  predict: flagField(),
  /** … until it is revealed. */
  revealed: flagField(),
  /** What somebody expects to come out, if they have said so. */
  guess: optionalField({ ...numberField({ default: 0, min: -Number.MAX_VALUE, max: Number.MAX_VALUE }), expected: 'a number' }),
}

/** What a change sets besides: any but a guess or an answer asks anew. */
export const askAnew = <Some extends object>(some: Some): Some =>
  'guess' in some || 'revealed' in some ? some : { revealed: false, guess: null, ...some }

/** A matrix of at most `maxSide` rows and columns. In an address semicolons divide its rows, commas its cells. */
export function matrixField({ default: start, min, max, maxSide }: Range & { default: Matrix, maxSide: number }): Field<Matrix> {
  return {
    default: start,
    read: (text) => {
      const rows = text.split(';', maxSide + 1).map(row => row.split(',', maxSide + 1).map(numberOf))
      const width = rows[0]!.length
      const fits = rows.length <= maxSide && width <= maxSide
        && rows.every(row => row.length === width && row.every(cell => cell >= min && cell <= max))
      return fits ? rows : undefined
    },
    write: matrix => matrix.map(row => row.join(',')).join(';'),
    expected: `rows divided by semicolons, cells by commas, at most ${maxSide} × ${maxSide} numbers from ${min} to ${max}`,
  }
}

/** As many numbers as the default has. In an address commas divide them. */
export function vectorField({ default: start, min, max }: Range & { default: readonly number[] }): Field<readonly number[]> {
  const { read, write } = matrixField({ default: [start], min, max, maxSide: start.length })
  return {
    default: start,
    read: (text) => {
      const [row, ...more] = read(text) ?? []
      return row?.length === start.length && more.length === 0 ? row : undefined
    },
    write: row => write([row]),
    expected: `${start.length} numbers from ${min} to ${max}, divided by commas`,
  }
}

/** A list of at most `max` items, each once. In an address commas divide them. */
export function listField<Item>({ default: start, max, read, write, expected }: {
  default: readonly Item[]
  max: number
  /** The item that a text stands for; undefined if it is none. */
  read: (text: string) => Item | undefined
  write: (item: Item) => string
  /** What the items are. */
  expected: string
}): Field<readonly Item[]> {
  return {
    default: start,
    read: (text) => {
      const texts = text.split(',', max + 1)
      const items = texts.map(read).filter(item => item !== undefined)
      const isDistinct = new Set(items.map(write)).size === texts.length
      return isDistinct && texts.length <= max ? items : undefined
    },
    write: items => items.map(write).join(','),
    expected: `${expected}, each once, divided by commas`,
  }
}

/** `learningRate` as it stands in an address: `learning-rate`. */
const keyOf = (name: string) => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

export const keysOf = (fields: Fields): string[] => Object.keys(fields).map(keyOf)

export const defaultsOf = <F extends Fields>(fields: F): ValuesOf<F> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.default])) as ValuesOf<F>

/** What differs from the defaults, key by key. */
export function writeFields<F extends Fields>(fields: F, values: ValuesOf<F>): URLSearchParams {
  const texts = new URLSearchParams()
  for (const [name, { default: start, write }] of Object.entries(fields)) {
    const text = write(values[name])
    if (text !== write(start))
      texts.set(keyOf(name), text)
  }
  return texts
}

/** The values that the texts stand for, the default for each that is absent or refused, and a sentence for each refused. */
export function readFields<F extends Fields>(fields: F, texts: URLSearchParams): { values: ValuesOf<F>, notices: string[] } {
  const notices: string[] = []
  const values = Object.fromEntries(Object.entries(fields).map(([name, { default: start, read, expected }]) => {
    const key = keyOf(name)
    const text = texts.get(key)
    const value: unknown = text === null ? start : read(text)
    if (value === undefined)
      notices.push(`The address asks for ${key} “${text!.slice(0, 40)}”, which is not ${expected}; it is left as it was.`)
    return [name, value ?? start]
  })) as ValuesOf<F>
  return { values, notices }
}
