import type { Matrix } from '../shared/lecture-numbers'
import type { Decoder } from './decoder'
import type { Parts } from './networks'
import { dot, plus, softmax, times } from '../shared/matrices'
import { logitsOf } from './decoder'
import { MAX_ENGLISH } from './grammar'
import { recurrentSizes } from './networks'
import { boundaryToken } from './vocabulary'

const product = (row: readonly number[], kernel: Matrix) => times([row], kernel)[0]!
const sigmoid = (value: number) => 1 / (1 + Math.exp(-value))

/** A gated recurrent unit: from its state before, and an input that was multiplied with its kernel already, its state after. */
function gruStep(state: readonly number[], input: readonly number[], { gates, candidate }: { gates: Matrix, candidate: Matrix }): number[] {
  const size = state.length
  const [update, reset] = [0, 1].map(part => plus(product(state, gates), input).slice(part * size, (part + 1) * size).map(sigmoid))
  const next = plus(product(state.map((value, index) => value * reset![index]!), candidate), input.slice(2 * size)).map(Math.tanh)
  return state.map((value, index) => (1 - update![index]!) * value + update![index]! * next[index]!)
}

/**
 * Opens the recurrent network on an English sentence. A sentence is read to its last possible place: behind its last word stands the boundary.
 *
 * @see Bahdanau et al. (2014), appendix A.1. https://arxiv.org/abs/1409.0473
 */
export function openRecurrent(parts: Parts<'recurrent', Matrix>, english: readonly number[]): Decoder {
  const places = Array.from({ length: MAX_ENGLISH }, (_, place) => place)
  const embeddings = places.map(place => parts.english[english[place] ?? boundaryToken]!)
  const readOne = (order: readonly number[], input: Matrix, bias: Matrix, kernels: { gates: Matrix, candidate: Matrix }) => {
    const states: number[][] = []
    let state = Array.from({ length: recurrentSizes.encoder }, () => 0)
    for (const place of order)
      states[place] = state = gruStep(state, plus(product(embeddings[place]!, input), bias[0]!), kernels)
    return states
  }
  const forward = readOne(places, parts.forwardInput, parts.forwardBias, { gates: parts.forwardGates, candidate: parts.forwardCandidate })
  const backward = readOne(places.toReversed(), parts.backwardInput, parts.backwardBias, { gates: parts.backwardGates, candidate: parts.backwardCandidate })
  const annotations = english.map((_, place) => [...forward[place]!, ...backward[place]!]) // [English words, 2 × encoder]
  const keys = times(annotations, parts.scoreOfWord)

  let state = plus(product(backward[0]!, parts.start), parts.startBias[0]!).map(Math.tanh)
  return (previous = boundaryToken) => {
    const query = product(state, parts.scoreOfState)
    const scores = keys.map(key => dot(plus(query, key).map(Math.tanh), parts.score.map(([value]) => value!)))
    const attention = softmax(scores)
    const context = product(attention, annotations)
    const word = parts.french[previous]!
    state = gruStep(state, plus(product([...word, ...context], parts.decoderInput), parts.decoderBias[0]!), { gates: parts.decoderGates, candidate: parts.decoderCandidate })
    const output = product([...state, ...context, ...word], parts.output)
    return { scores, attention, probabilities: softmax(logitsOf(output, parts.french, parts.wordBias)) }
  }
}
