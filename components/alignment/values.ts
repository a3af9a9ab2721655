import type { Choices, PartName } from '../../demos/alignment/grammar'
import type { Field, ValuesOf } from '../kit/fields'
import { choicesOf, lecture, MAX_ENGLISH, MAX_FRENCH } from '../../demos/alignment/grammar'
import { networkNames } from '../../demos/alignment/networks'
import { choiceField, labelled, numberField, optionalField, predictionFields } from '../kit/fields'
import { trainingFields } from '../kit/training/training-fields'

const partNames = Object.keys(choicesOf) as PartName[]

/** A field for each part of the sentence; the lecture's sentence unless something else is chosen. */
const sentenceFields = Object.fromEntries(partNames.map(name => [name, choiceField<string>(choicesOf[name], lecture[name])])) as { [Name in PartName]: Field<Choices[Name]> }

/** What the demo of alignment is set to. Positions count from 0. */
export const alignmentFields = {
  ...sentenceFields,
  network: choiceField(networkNames),
  /** How the attention is drawn. */
  view: choiceField(['matrix', 'lines', 'numbers']),
  /** How many French words are written; all of them unless it is set. */
  position: numberField({ default: MAX_FRENCH, min: 0, max: MAX_FRENCH, integer: true }),
  /** The French word that is looked at. */
  word: optionalField(numberField({ default: 0, min: 0, max: MAX_FRENCH - 1, integer: true })),
  ...predictionFields,
  /** The guess is an English word. */
  guess: optionalField(numberField({ default: 0, min: 0, max: MAX_ENGLISH - 1, integer: true })),
  /** What the full page shows. */
  part: choiceField(['translate', 'networks', 'training']),
  /** “shipped” stands for the recorded run, at whose end are the shipped weights. */
  ...trainingFields,
  /** Place among the steps of the recorded run, which are fewer; 0 is the untrained network. */
  recordedPlace: numberField({ default: 0, min: 0, max: 20, integer: true }),
}
export type AlignmentValues = ValuesOf<typeof alignmentFields>

/** What is chosen for the sentence. */
export const choicesIn = (values: AlignmentValues): Choices =>
  Object.fromEntries(partNames.map(name => [name, values[name]])) as Choices

const ASKS_ANEW: readonly string[] = [...partNames, 'network', 'position', 'predict']

/** What a change sets besides: another sentence, network or place is another question, and no word of it has been chosen. */
export const amended = (some: Partial<AlignmentValues>): Partial<AlignmentValues> =>
  Object.keys(some).some(name => ASKS_ANEW.includes(name)) ? { word: null, revealed: false, guess: null, ...some } : some

export const VIEWS = labelled({ matrix: 'Matrix', lines: 'Lines', numbers: 'Numbers' })
/** Those that are drawn. */
export const PICTURES = VIEWS.slice(0, 2)

export const PARTS = labelled({ translate: 'translate', networks: 'networks', training: 'training' })
