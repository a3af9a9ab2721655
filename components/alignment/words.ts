import type { Choices } from '../../demos/alignment/grammar'
import type { NetworkName } from '../../demos/alignment/networks'
import type { TrainingWords } from '../kit/training/training-words'
import type { ShownAlignment } from './shown'
import type { Course } from './translator-course'
import type { AlignmentValues } from './values'
import metrics from '../../demos/alignment/alignment-metrics.json'
import { isHeldOut } from '../../demos/alignment/held-out'
import { parameterCount } from '../../demos/alignment/networks'
import { largestOf } from '../../demos/shared/matrices'
import { labelled } from '../kit/fields'
import { percent, percentText } from '../kit/format'
import { lookOf } from './shares'

const quoted = (words: readonly string[]) => `“${words.join(' ')}”`

/** Where a French word looks, in a sentence. */
export function sayLook({ english, french, attention }: ShownAlignment, word: number): string {
  return `“${french[word]}” looks at ${lookOf(attention[word]!).map(({ index, text }) => `“${english[index]}”, ${text}`).join('; ')}.`
}

/** What is to be predicted. */
export const sayQuestion = ({ french, attention }: ShownAlignment) => `Where does the next French word, “${french[attention.length]}”, look?`

/** The text alternative of a picture. */
export function sayPicture(shown: ShownAlignment, view: AlignmentValues['view']): string {
  const { english, french, attention, asks } = shown
  const written = attention.length
  const drawn = view === 'lines'
    ? `The English words ${quoted(english)} on the left, which are the keys, and French words on the right, which are the queries, with a line from each French word to those it looks at; the more it looks at one, the thicker.`
    : `A grid with the English words ${quoted(english)}, the keys, across the top, and French words, the queries, down the side; the more a French word looks at an English one, the darker their cell.`
  const words = written < french.length ? `Written so far: ${written > 0 ? quoted(french.slice(0, written)) : 'nothing'}.` : `The French words: ${quoted(french)}.`
  const looks = attention.map((weights, row) => `“${french[row]}” at “${english[largestOf(weights)]}”`)
  const reversed = shown.reversed.map(({ row, column, size }) => `${quoted(english.slice(column, column + size))}, ${quoted(french.slice(row, row + size))}`)
  return [
    drawn,
    words,
    looks.length > 0 && `Each looks most at one: ${looks.join(', ')}.`,
    reversed.length > 0 && `The order is reversed in ${reversed.join(' and in ')}.`,
    asks && `${sayQuestion(shown)} It is to be predicted.`,
  ].filter(Boolean).join(' ')
}

/** What the networks are called: by what a value is made of. */
export const networkLabels: Record<NetworkName, string> = {
  alignment: 'values of one word',
  shifted: 'values of its neighbours',
  recurrent: 'recurrent, as Bahdanau’s',
}
/** The networks as choices. */
export const networkGroups = [{ choices: labelled(networkLabels) }]

const count = (name: NetworkName) => parameterCount(name).toLocaleString('en')

/** Which network it is, and whether it knew the sentence: for the slide. */
export function sayOrigin(name: NetworkName, choices: Choices): string {
  const kind = name === 'recurrent' ? 'built as Bahdanau’s and trained here' : 'trained here; not Bahdanau’s'
  const known = isHeldOut({ choices }) ? 'This sentence was not in its training.' : 'Training draws from sentences such as this.'
  return `A small network (${count(name)} parameters), ${kind}. ${known} Nothing told it which words belong together.`
}

/** Whether training could have had the sentence. */
export const sayKnown = (choices: Choices) => isHeldOut({ choices })
  ? 'This sentence was not in its training, nor any with the same combination of words.'
  : 'Training draws its sentences from a part of the grammar that has this one too.'

/** The right words where others were written; an empty one where there is none. */
export const correctionsOf = (words: readonly string[], right: readonly string[]): (string | undefined)[] =>
  words.map((word, index) => word === right[index] ? undefined : right[index] ?? '')

/** How much of a translation is right, as the grammar has it. */
export function sayCorrections(words: readonly string[], corrections: readonly (string | undefined)[]): string {
  const wrong = corrections.flatMap((right, index) => right === undefined ? [] : [`“${words[index]}” should ${right === '' ? 'not be there' : `be “${right}”`}`])
  return wrong.length === 0 ? `All ${words.length} French words are right.` : `${words.length - wrong.length} of ${words.length} French words are right: ${wrong.join(', ')}.`
}

/** Where the word that was asked for looks, beside the guess. */
export function sayAnswer(shown: ShownAlignment, guess: number | null): string {
  const guessed = guess === null ? '' : `You guessed “${shown.english[guess]}”: `
  return guessed + sayLook(shown, shown.attention.length - 1)
}

const measured = (share: number) => share === 1 ? percent(1) : percentText(share)

/** What was measured of a network's shipped seed on held-out sentences. */
export function sayMeasured(name: NetworkName): string {
  const { runs, shippedSeed } = metrics.networks[name]
  const { tokens, alignment, beside } = runs.find(({ seed }) => seed === shippedSeed)!
  return `${measured(tokens)} of the words right; ${measured(alignment)} look at the word that decides them${beside > alignment ? `, ${measured(beside)} at one beside it` : ''}.`
}

/** What there is to see in a network. */
export const LESSONS: Record<NetworkName, string> = {
  alignment: 'A value is the word itself, and little of what stands behind it. To write a word, the network has to look at it: attention shows which words belong together, though nobody told it.',
  shifted: 'A network can be right and its attention wrong. Here a value is made of the words beside it, without the word: to write a word, the network looks at a neighbour.',
  recurrent: 'Built as Bahdanau’s: each value has been read together with the whole sentence, so attention is softer. In the lecture’s sentence an article looks at its noun, too, on whose gender it depends.',
}

/** What was measured, and on what. */
export const MEASURED_ON = `Measured on ${metrics.heldOutPairs} sentences with combinations of words that training never had, each word with the right ones before it.`

/** What is said of training in the room. */
export const trainingWords: TrainingWords = {
  before: 'Trains the translator from its first values, on sentences drawn for it',
  instead: 'The recorded run shows the same at once: move the slider.',
}

/**
 * How far a run has come.
 *
 * @param links - For each French word of the sentence the index of the English word that decides it.
 */
export function sayCourse({ step, tokens, attention }: Course, links: readonly number[]): string {
  const aligned = links.filter((link, row) => largestOf(attention[row]!) === link).length
  return [
    `After ${step} steps:`,
    tokens !== undefined && `${percent(tokens, 1)} of the French words right;`,
    `in this sentence ${aligned} of ${links.length} look at the word that decides them.`,
  ].filter(Boolean).join(' ')
}
