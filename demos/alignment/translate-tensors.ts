import type { Network } from './networks'
import type { Translation } from './translate'
import * as tf from '@tensorflow/tfjs-core'
import { readAndDispose } from '../backend/read'
import { flatten, splitTensor } from '../training/layers'
import { batchOf } from './batch'
import { MAX_ENGLISH, MAX_FRENCH } from './grammar'
import { forward } from './model-tensors'
import { requireParameters, shapesOf } from './networks'
import { isMark, likeliestOf, SHOWN_WORDS } from './translate'
import { vocabularies } from './vocabulary'

/**
 * What `translate` of `translate.ts` gives, in single precision on TensorFlow.js's backend. All places are read at once: what is written is
 * right as far as the words before were guessed right, and the rest is read again.
 *
 * @param guess - Words that it may write. They change nothing but the time that it takes: the right ones need one reading, none at all one for each word.
 * @throws {RangeError} As that one does.
 */
export async function translate(network: Network, english: readonly string[], guess: readonly string[] = []): Promise<Translation> {
  let words: readonly string[] = guess.slice(0, MAX_FRENCH)
  for (;;) {
    const reading = await readPlaces(network, english, words)
    const written = reading.likeliest.map(([first]) => first!.word)
    const end = written.findIndex(isMark)
    const next = written.slice(0, end < 0 ? MAX_FRENCH : end + 1)
    const isRight = next.every((word, place) => place === next.length - 1 || word === words[place])
    if (isRight) {
      return {
        words: next,
        attention: reading.attention.slice(0, next.length),
        likeliest: reading.likeliest.slice(0, next.length),
      }
    }
    words = next
  }
}

/**
 * What `readGiven` of `translate.ts` gives, in single precision on TensorFlow.js's backend.
 *
 * @throws {RangeError} As that one does.
 */
export async function readGiven(network: Network, english: readonly string[], french: readonly string[]): Promise<Translation> {
  const { attention, likeliest } = await readPlaces(network, english, french)
  return { words: [...french], attention: attention.slice(0, french.length), likeliest: likeliest.slice(0, french.length) }
}

/** Attention and likeliest words at every place there can be. */
async function readPlaces(network: Network, english: readonly string[], french: readonly string[]): Promise<Omit<Translation, 'words'>> {
  requireParameters(network)
  const numbers = await readAndDispose(tf.tidy(() => {
    const matrices = splitTensor(shapesOf(network.name), tf.tensor1d(network.parameters))
    const { attention, logits } = forward(network.name, matrices, batchOf([{ english, french }]))
    return flatten([attention, tf.softmax(logits)])
  }))
  let next = 0
  const take = (columns: number) => Array.from({ length: MAX_FRENCH }, () => [...numbers.subarray(next, next += columns)])
  return {
    attention: take(MAX_ENGLISH).map(row => row.slice(0, english.length)),
    likeliest: take(vocabularies.french.length - 1).map(probabilities => likeliestOf(probabilities, SHOWN_WORDS)),
  }
}
