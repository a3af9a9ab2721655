import type { Reading } from '../../demos/transformer/transformer'
import * as tf from '@tensorflow/tfjs-core'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { architectures } from '../../demos/transformer/architectures'
import { choiceAt, lecturePair, minimalPair } from '../../demos/transformer/grammar'
import { pronounReadingOf } from '../../demos/transformer/pronoun-metrics'
import { readPairs, readSentence } from '../../demos/transformer/read-transformer'
import { lossAndGradient } from '../../demos/transformer/train-transformer'
import { readSentence as plainReading } from '../../demos/transformer/transformer'
import { tokensOf } from '../../demos/transformer/vocabulary'
import { expectClose } from './support/close'
import { plainGradient, plainLoss, randomTransformer, transformerCase } from './support/transformers'

const numRuns = () => tf.getBackend() === 'cpu' ? 60 : 4

function expectSame(actual: Reading, expected: Reading): void {
  expectClose(actual.logits, expected.logits)
  expectClose(actual.probabilities, expected.probabilities)
  expect(actual.layers).toHaveLength(expected.layers.length)
  actual.layers.forEach(({ heads, state }, layer) => {
    expectClose(state, expected.layers[layer]!.state)
    expect(heads).toHaveLength(expected.layers[layer]!.heads.length)
    heads.forEach((reading, head) => {
      const plain = expected.layers[layer]!.heads[head]!
      for (const stage of ['query', 'key', 'value', 'scores', 'scaledScores', 'weights', 'output'] as const)
        expectClose(reading[stage], plain[stage])
    })
  })
}

describe('reading on tensors', () => {
  it('is the definition at every stage, with every architecture, also with an edge cut', async () => {
    await fc.assert(fc.asyncProperty(transformerCase, async ({ transformer, tokens, cut }) => {
      expectSame(await readSentence(transformer, tokens), plainReading(transformer, tokens))
      expectSame(await readSentence(transformer, tokens, { cuts: [cut] }), plainReading(transformer, tokens, { cuts: [cut] }))
    }), { numRuns: numRuns() })
  })

  it('refuses what the plain one refuses', async () => {
    const transformer = randomTransformer({ length: 2, vocabularySize: 3, width: 2, hidden: 1, layers: [{ heads: 1, headSize: 1, valueSize: 2 }], isCausal: false }, 1)
    await expect(readSentence(transformer, [0])).rejects.toThrow(new RangeError('a sentence has 2 tokens; got 1'))
    await expect(readSentence(transformer, [0, 0], { cuts: [{ layer: 1, head: 0, from: 0, to: 1 }] })).rejects.toThrow(RangeError)
    await expect(readSentence({ ...transformer, parameters: new Float32Array(3) }, [0, 0])).rejects.toThrow(RangeError)
  })
})

describe('reading many pronouns', () => {
  it('is reading their sentences one by one', async () => {
    const architecture = { ...architectures['four-heads'], width: 8, hidden: 4 }
    const transformer = randomTransformer(architecture, 2)
    const pairs = [lecturePair, minimalPair(choiceAt(1_234_567), 3, 4)]
    const readings = await readPairs(transformer, pairs)
    pairs.forEach((pair, index) => pair.forEach((sentence, side) => {
      const { guess, weights } = readings[index]![side]!
      const plain = pronounReadingOf(plainReading(transformer, tokensOf(sentence.words)), sentence)
      expect(guess).toBe(plain.guess)
      weights.forEach((heads, layer) => expectClose(heads, plain.weights[layer]!))
    }))
  })
})

describe('the gradient of a training step', () => {
  it.each([
    { layers: [{ heads: 2, headSize: 2, valueSize: 3 }, { heads: 1, headSize: 3, valueSize: 1 }], isCausal: false },
    { layers: [{ heads: 1, headSize: 2, valueSize: 3, reach: 1 }], isCausal: true },
    { layers: [{ heads: 1, headSize: 2, valueSize: 2 }, { heads: 1, headSize: 3, valueSize: 2, hasWordValues: true }], isCausal: false },
  ])('is what finite differences of the plain forward pass measure: %o', async (kind) => {
    const transformer = randomTransformer({ length: 3, vocabularySize: 5, width: 4, hidden: 3, ...kind }, 5)
    const batch = [{ tokens: [4, 0, 1], targets: [-1, 3, 1] }, { tokens: [2, 2, 0], targets: [2, -1, -1] }]
    const { loss, gradient } = tf.tidy(() => lossAndGradient(transformer.architecture, tf.tensor1d(transformer.parameters), batch))
    const [lossRead, gradientRead] = await Promise.all([loss.data(), gradient.data()])
    tf.dispose([loss, gradient])

    expect(Math.abs(lossRead[0]! - plainLoss(transformer, batch))).toBeLessThan(1e-5)
    const expected = plainGradient(transformer, batch)
    expect(gradientRead).toHaveLength(expected.length)
    expect(Math.max(...expected.map(Math.abs))).toBeGreaterThan(0.1)
    const furthest = Math.max(...expected.map((value, index) => Math.abs(value - gradientRead[index]!)))
    expect(furthest).toBeLessThan(2e-5)
  })
})
