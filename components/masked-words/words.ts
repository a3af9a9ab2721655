import type { Sentence } from '../../demos/transformer/grammar'
import type { RankedWord, Restoration } from '../../demos/transformer/masked-words'
import { architectures } from '../../demos/transformer/architectures'
import { partOf, splitOf } from '../../demos/transformer/held-out'
import { parameterCount } from '../../demos/transformer/parameters'
import { recipes, splitSeed } from '../../demos/transformer/training'
import { vocabulary } from '../../demos/transformer/vocabulary'
import { capitalised } from '../kit/format'
import { percentText } from '../kit/format'

const counted = (count: number) => count.toLocaleString('en')
const { steps, batchSize } = recipes.readable

/** The network that guesses, with its size. */
export const networkName = `Transformer with ${counted(parameterCount(architectures.readable))} parameters`
const trainedOn = `trained on ${counted(steps * batchSize)} generated sentences`
/** The same for paper, where nobody can look up how it was trained. */
export const paperHeading = `A ${networkName}, ${trainedOn}, restores hidden words`
export const paperRemark = 'For “it” the target was the noun it stands for.'
/** What the network was trained on, and to what end; `saySupervision` says the rest. */
export const networkTraining = `The network was ${trainedOn} to restore hidden words.`

/** Both in short, for the slide. */
export const trainingInShort = `${capitalised(trainedOn)}; for “it” the target was the noun it stands for.`

/** What the talk asks the room. */
export const question = 'Which word is hidden? Guess first, then reveal.'

/** What was hidden, and how likely the network holds what it was to restore. */
export function sayTarget({ hidden, target }: Restoration): string {
  const numbers = `${percentText(target.probability)}, rank ${target.rank} of ${vocabulary.length}`
  return hidden === target.word
    ? `“${hidden}” was hidden: ${numbers}.`
    : `“${hidden}” was hidden; its target in training was the noun that it stands for, “${target.word}”: ${numbers}.`
}

/** What the network did learn about a place where it does not restore the word; nothing if it does. */
export const sayKind = ({ target, kind }: Restoration): string | undefined => target.rank === 1
  ? undefined
  : `All ${kind.count} ${kind.name} together: ${percentText(kind.probability)}.`

/** Both in one. */
export const sayAnswer = (restoration: Restoration): string => [sayTarget(restoration), sayKind(restoration)].filter(Boolean).join(' ')

/** How surprised the network is by what was to be restored. */
export function saySurprise({ target }: Restoration): string {
  const even = Math.log(vocabulary.length).toFixed(2)
  return `Surprise: −ln p = ${surpriseText(target.probability)}. If all ${vocabulary.length} words were equally likely, it would be ln ${vocabulary.length} = ${even}.`
}

/** −ln p; with more digits near 0, where two would be 0.00. */
export const surpriseText = (probability: number) => Math.abs(Math.log(probability)).toFixed(probability > 0.99 ? 4 : 2)

/** How a guess compares, or nothing if there is none. */
export function sayGuess(guess: string, { target }: Restoration, ranked: readonly RankedWord[]): string | undefined {
  const own = ranked.find(({ word }) => word === guess)
  if (!own)
    return undefined
  const numbers = `${percentText(own.probability)}, rank ${own.rank}`
  if (guess === target.word)
    return `Your guess, “${guess}”, is what was to be restored.`
  return own.rank === 1
    ? `Your guess, “${guess}”, is the network’s first too: ${numbers}.`
    : `Your guess, “${guess}”: ${numbers}.`
}

/** Whether training could have had the sentence. */
export function sayPart({ choice, animal, place, adjective, referent, words }: Sentence): string {
  if (partOf(choice, splitOf(splitSeed)) === 'training')
    return 'Training drew its sentences from a part of the grammar that has this one too.'
  const isLectures = choice.animal === 0 && choice.place === 0
  const [one, other] = isLectures ? [animal, place] : [referent, adjective]
  return `This sentence was held out: training never had “${words[one]}” and “${words[other]}” in one sentence${isLectures ? '' : ' as noun and adjective'}.`
}

/** Where the words to be restored came from. */
export const saySupervision = 'Most hidden words were their own target. For “it” the target was the noun that it stands for, which the generator knows: that much is supervision.'
