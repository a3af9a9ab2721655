import type { Matrix } from '../shared/lecture-numbers'
import type { Decoder } from './decoder'
import type { ConvolutionalName, Network } from './networks'
import { dot, plus, softmax, times } from '../shared/matrices'
import { splitParameters } from '../shared/parameters'
import { logitsOf } from './decoder'
import { arrange, isConvolutional, requireParameters, shapesOf, sizes, valueWindows } from './networks'
import { openRecurrent } from './recurrent'
import { boundaryToken } from './vocabulary'

/**
 * Opens a network on an English sentence: the forward pass, in plain numbers and from the definitions. `model-tensors.ts` gives the same on TensorFlow.js.
 *
 * @param english - Tokens of the English words: at least one, at most `MAX_ENGLISH`.
 * @throws {RangeError} If the parameters are not the network's.
 */
export function openDecoder(network: Network, english: readonly number[]): Decoder {
  requireParameters(network)
  const matrices = splitParameters(shapesOf(network.name), network.parameters)
  return isConvolutional(network.name)
    ? openConvolutional(network.name, matrices, english)
    : openRecurrent(arrange('recurrent', matrices), english)
}

function openConvolutional(name: ConvolutionalName, matrices: readonly Matrix[], english: readonly number[]): Decoder {
  const parts = arrange(name, matrices)
  const { width, keyReach, lastWords, sumScale, sumFade } = sizes
  const { places, hasWord } = valueWindows[name]
  const affine = (row: readonly number[], kernel: Matrix, bias: Matrix) => plus(times([row], kernel)[0]!, bias[0]!).map(Math.tanh)
  const englishAt = (place: number) => parts.english[english[place] ?? boundaryToken]!
  const windowAt = (place: number, offsets: readonly number[]) => offsets.flatMap(offset => englishAt(place + offset))

  const keyPlaces = Array.from({ length: 2 * keyReach + 1 }, (_, index) => index - keyReach)
  const keys = english.map((_, place) => affine(windowAt(place, keyPlaces), parts.key, parts.keyBias)) // [English words, width]
  const values = english.map((_, place) => [
    ...hasWord ? englishAt(place) : [],
    ...affine(windowAt(place, places), parts.value, parts.valueBias),
  ])

  const written: (readonly number[])[] = []
  return (previous) => {
    if (previous !== undefined)
      written.push(parts.french[previous]!)
    const last = Array.from({ length: lastWords }, (_, index) => written[written.length - lastWords + index] ?? parts.french[boundaryToken]!)
    const sum = Array.from({ length: width }, (_, column) => written.reduce((sum, word, place) => sum + sumScale * sumFade ** place * word[column]!, 0))
    const state = affine([...last.flat(), ...sum], parts.state, parts.stateBias)
    const query = times([state], parts.query)[0]!
    const scores = keys.map(key => dot(query, key))
    const attention = softmax(scores)
    const output = plus(times(times([attention], values), parts.outputOfContext)[0]!, times([state], parts.outputOfState)[0]!)
    return { scores, attention, probabilities: softmax(logitsOf(output, parts.french, parts.wordBias)) }
  }
}
