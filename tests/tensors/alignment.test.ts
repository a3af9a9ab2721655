import type { Pair } from '../../demos/alignment/grammar'
import type { NetworkName } from '../../demos/alignment/networks'
import type { Translation } from '../../demos/alignment/translate'
import * as tf from '@tensorflow/tfjs-core'
import { describe, expect, it } from 'vitest'
import { networkNames } from '../../demos/alignment/networks'
import { lossAndGradient } from '../../demos/alignment/training'
import { readGiven as readGivenPlain, translate as translatePlain } from '../../demos/alignment/translate'
import { readGiven, translate } from '../../demos/alignment/translate-tensors'
import { expectClose } from './support/close'
import { plainLoss, randomTranslator, slopes, somePairs } from './support/translators'

function expectSame(actual: Translation, expected: Translation): void {
  expect(actual.words).toEqual(expected.words)
  expectClose(actual.attention, expected.attention)
  const words = (translation: Translation) => translation.likeliest.map(places => places.map(({ word }) => word))
  const probabilities = (translation: Translation) => translation.likeliest.map(places => places.map(({ probability }) => probability))
  expect(words(actual)).toEqual(words(expected))
  expectClose(probabilities(actual), probabilities(expected))
}

/** On a software GPU the recurrent network takes a second per word. */
const isSlow = (name: NetworkName) => name === 'recurrent' && tf.getBackend() !== 'cpu'
const pairsOf = (name: NetworkName, all: readonly Pair[] = somePairs) => isSlow(name) ? all.slice(0, 1) : all

describe.each(networkNames)('the network “%s” on tensors', (name) => {
  const network = randomTranslator(name, 3)

  it('reads given words as its definition does', async () => {
    for (const { english, french } of pairsOf(name))
      expectSame(await readGiven(network, english, french), readGivenPlain(network, english, french))
  })

  it('writes the words that its definition writes, whatever it is told that it may write', async () => {
    for (const { english, french } of pairsOf(name)) {
      const plain = translatePlain(network, english)
      expectSame(await translate(network, english, plain.words), plain)
      if (!isSlow(name))
        expectSame(await translate(network, english, french), plain)
    }
  })

  it('has the gradient that finite differences of the plain forward pass measure, matrix by matrix', async () => {
    const pairs = pairsOf(name, somePairs.slice(0, 2))
    const { loss, gradient } = tf.tidy(() => lossAndGradient(name, tf.tensor1d(network.parameters), pairs))
    const [lossRead, gradientRead] = await Promise.all([loss.data(), gradient.data()])
    tf.dispose([loss, gradient])
    expect(Math.abs(lossRead[0]! - plainLoss(network, pairs))).toBeLessThan(1e-5)
    for (const { name, measured, told } of slopes(network, gradientRead, pairs)) {
      expect(Math.abs(measured), name).toBeGreaterThan(1e-4)
      expect(Math.abs(told - measured) / Math.abs(measured), name).toBeLessThan(1e-2)
    }
  })
})
