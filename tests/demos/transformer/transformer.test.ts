import type { Architecture } from '../../../demos/transformer/architectures'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InputError } from '../../../demos/shared/input-error'
import { architectures, mayAttend } from '../../../demos/transformer/architectures'
import { attend } from '../../../demos/transformer/attention'
import { initialParameters, parameterCount, parameterShapes } from '../../../demos/transformer/parameters'
import { readSentence } from '../../../demos/transformer/transformer'
import { randomTransformer, transformerCase } from '../../tensors/support/transformers'

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
const expectClose = (actual: readonly number[], expected: readonly number[]) => {
  expect(actual).toHaveLength(expected.length)
  actual.forEach((number, index) => expect(number).toBeCloseTo(expected[index]!, 10))
}

describe('the forward pass', () => {
  it('gives shares that sum to 1, none where a word may not look', () => {
    fc.assert(fc.property(transformerCase, ({ transformer: { architecture, parameters }, tokens }) => {
      const { layers, probabilities } = readSentence({ architecture, parameters }, tokens)
      layers.forEach(({ heads }, layer) => heads.forEach(({ weights }) => weights.forEach((row, from) => {
        expect(sum(row)).toBeCloseTo(1, 12)
        row.forEach((weight, to) => expect(weight > 0).toBe(mayAttend(architecture, architecture.layers[layer]!, from, to)))
      })))
      for (const row of probabilities)
        expect(sum(row)).toBeCloseTo(1, 12)
    }))
  })

  it('attends as the lecture’s single query does, to the words that it may look at', () => {
    fc.assert(fc.property(transformerCase, ({ transformer: { architecture, parameters }, tokens }) => {
      const { layers } = readSentence({ architecture, parameters }, tokens)
      layers.forEach(({ heads }, layer) => heads.forEach(({ query, key, value, scores, scaledScores, weights, output }) => query.forEach((q, from) => {
        const open = tokens.flatMap((_, to) => mayAttend(architecture, architecture.layers[layer]!, from, to) ? [to] : [])
        const row = attend(q, open.map(to => key[to]!), open.map(to => value[to]!))
        expectClose(open.map(to => scores[from]![to]!), row.scores)
        expectClose(open.map(to => scaledScores[from]![to]!), row.scaledScores)
        expectClose(open.map(to => weights[from]![to]!), row.weights)
        expectClose(output[from]!, row.output)
      })))
    }))
  })

  it('does not see words that a causal network may not look at', () => {
    const causal = randomTransformer({ length: 4, vocabularySize: 6, width: 4, hidden: 3, layers: [{ heads: 2, headSize: 2, valueSize: 3 }, { heads: 1, headSize: 2, valueSize: 3 }], isCausal: true }, 2)
    fc.assert(fc.property(fc.array(fc.nat(5), { minLength: 4, maxLength: 4 }), fc.nat(2), fc.nat(5), (tokens, position, other) => {
      const before = readSentence(causal, tokens).logits
      const after = readSentence(causal, tokens.with(position + 1, other)).logits
      expect(after.slice(0, position + 1)).toEqual(before.slice(0, position + 1))
    }))
  })

  // With all linear maps 0 a state is word + position, here (3, 1), whose layer norm is (1, −1) / √(1 + 1e-5).
  it('computes by hand: the norm, and the logits as products with the words', () => {
    const architecture: Architecture = { length: 1, vocabularySize: 2, width: 2, hidden: 1, layers: [{ heads: 1, headSize: 1, valueSize: 2 }], isCausal: false }
    const values: Record<string, number[]> = { 'words': [2, 3, 5, 0.5], 'words.bias': [0, 10], 'positions': [1, -2], 'norm.gain': [1, 1] }
    const parameters = Float32Array.from(parameterShapes(architecture).flatMap(({ name, rows, columns }) => values[name] ?? Array.from({ length: rows * columns }, () => 0)))
    const { layers: [layer], logits } = readSentence({ architecture, parameters }, [0])
    const scale = 1 / Math.sqrt(1 + 1e-5)
    expect(layer!.state).toEqual([[3, 1]])
    expectClose(logits[0]!, [(2 - 3) * scale, (5 - 0.5) * scale + 10])
  })
})

describe('a layer with values of words', () => {
  const architecture: Architecture = { length: 3, vocabularySize: 5, width: 4, hidden: 3, layers: [{ heads: 1, headSize: 2, valueSize: 2 }, { heads: 1, headSize: 2, valueSize: 3, hasWordValues: true }], isCausal: false }
  const transformer = randomTransformer(architecture, 4)
  const matrixOf = (wanted: string) => {
    let next = 0
    for (const { name, rows, columns } of parameterShapes(architecture)) {
      const values = [...transformer.parameters.subarray(next, next += rows * columns)]
      if (name === wanted)
        return Array.from({ length: rows }, (_, row) => values.slice(row * columns, (row + 1) * columns))
    }
    throw new Error(`no parameter is called ${wanted}`)
  }
  const standardised = (row: readonly number[]) => {
    const mean = sum(row) / row.length
    return row.map(value => (value - mean) / Math.sqrt(sum(row.map(value => (value - mean) ** 2)) / row.length + 1e-5))
  }

  it('has for a word the product of its standardised embedding with the kernel, wherever and beside whatever it stands', () => {
    const [words, kernel] = [matrixOf('words'), matrixOf('layers.1.attention.value')]
    for (const tokens of [[0, 1, 2], [3, 0, 0], [4, 4, 1]]) {
      const { value } = readSentence(transformer, tokens).layers[1]!.heads[0]!
      tokens.forEach((token, position) => expectClose(value[position]!, kernel[0]!.map((_, column) =>
        sum(standardised(words[token]!).map((number, row) => number * kernel[row]![column]!)))))
    }
  })

  it('lets nothing around the attention: a word whose shares and values are the same hands on the same', () => {
    // Query and key of the layer at 0: every word looks at all alike, so that all put out the mean of the values, whatever their states are.
    let next = 0
    const even = transformer.parameters.slice()
    for (const { name, rows, columns } of parameterShapes(architecture)) {
      if (/^layers\.1\.attention\.(?:query|key)$/.test(name))
        even.fill(0, next, next + rows * columns)
      next += rows * columns
    }
    const { layers: [first, second] } = readSentence({ architecture, parameters: even }, [0, 1, 2])
    expect(first!.state[0]).not.toEqual(first!.state[1])
    expectClose(second!.state[0]!, second!.state[1]!)
    expectClose(second!.state[0]!, second!.state[2]!)
  })
})

describe('cutting an edge', () => {
  it('leaves the other words of the row their proportions, and the other rows and earlier layers as they were', () => {
    fc.assert(fc.property(transformerCase, ({ transformer, tokens, cut }) => {
      const whole = readSentence(transformer, tokens)
      const { layers } = readSentence(transformer, tokens, { cuts: [cut] })
      expect(layers.slice(0, cut.layer)).toEqual(whole.layers.slice(0, cut.layer))
      const before = whole.layers[cut.layer]!.heads[cut.head]!.weights
      const after = layers[cut.layer]!.heads[cut.head]!.weights
      expect(after[cut.from]![cut.to]).toBe(0)
      const left = 1 - before[cut.from]![cut.to]!
      fc.pre(left > 1e-9) // else nothing but rounding is left
      expectClose(after[cut.from]!, before[cut.from]!.map((weight, to) => to === cut.to ? 0 : weight / left))
      expect(after.filter((_, from) => from !== cut.from)).toEqual(before.filter((_, from) => from !== cut.from))
    }))
  })

  it('refuses an edge that there is not, and to cut a row’s last one', () => {
    const transformer = randomTransformer({ length: 2, vocabularySize: 3, width: 2, hidden: 1, layers: [{ heads: 1, headSize: 1, valueSize: 2 }], isCausal: true }, 1)
    expect(() => readSentence(transformer, [0, 1], { cuts: [{ layer: 0, head: 1, from: 1, to: 0 }] }))
      .toThrow(new InputError('there is no edge from word 2 to word 1 in layer 1, head 2; choose one of the network’s'))
    expect(() => readSentence(transformer, [0, 1], { cuts: [{ layer: 0, head: 0, from: 0, to: 0 }] }))
      .toThrow(new InputError('every edge from word 1 in layer 1, head 1 is cut; leave at least one'))
  })
})

describe('what does not fit', () => {
  const transformer = randomTransformer({ length: 2, vocabularySize: 3, width: 2, hidden: 1, layers: [{ heads: 1, headSize: 1, valueSize: 2 }], isCausal: false }, 1)
  it.each([
    ['a sentence of another length', transformer, [0], 'a sentence has 2 tokens; got 1'],
    ['half a token', transformer, [0, 0.5], 'token 2 must be an integer of at least 0; got 0.5'],
    ['a token that is no word', transformer, [0, 3], 'tokens are integers from 0 to 2; got 3'],
    ['too few parameters', { ...transformer, parameters: transformer.parameters.slice(1) }, [0, 0], `the architecture has ${parameterCount(transformer.architecture)} parameters; got ${parameterCount(transformer.architecture) - 1}`],
    ['a parameter that is no number', { ...transformer, parameters: transformer.parameters.with(3, Number.NaN) }, [0, 0], `parameter 4 of ${parameterCount(transformer.architecture)} is NaN; each must be a finite number`],
  ])('is refused: %s', (_, transformer, tokens, sentence) => {
    expect(() => readSentence(transformer, tokens)).toThrow(new RangeError(sentence))
  })
})

describe('the parameters', () => {
  // Embeddings 84 × 32, bias 84, positions 12 × 32; in a layer 2 norms of 64, q, k, v, o 4 × 32 × headSize, perceptron 32 × 64 + 64 + 64 × 32 + 32; a norm.
  it.each([
    ['standard' as const, 84 * 32 + 84 + 12 * 32 + 2 * (128 + 4 * 32 * 32 + 2 * 2048 + 96) + 64],
    ['readable' as const, 84 * 32 + 84 + 12 * 32 + 2 * (128 + 2 * 2048 + 96) + 4 * 32 * 4 + 4 * 32 * 6 + 64],
    ['word-values' as const, 84 * 32 + 84 + 12 * 32 + 2 * (128 + 2 * 2048 + 96) + 4 * 32 * 32 + 2 * 32 * 32 + 2 * 32 * 8 + 64],
    ['one-layer' as const, 84 * 32 + 84 + 12 * 32 + 128 + 4 * 32 * 32 + 2 * 2048 + 96 + 64],
  ])('of %s are %i', (name, count) => {
    expect(parameterCount(architectures[name])).toBe(count)
  })

  it('start the same for the same seed, with the spread that their shapes say', () => {
    const [one, same, other] = [1, 1, 2].map(seed => initialParameters(architectures.standard, seed))
    expect(same).toEqual(one)
    expect(other).not.toEqual(one)
    let next = 0
    for (const { rows, columns, mean, deviation } of parameterShapes(architectures.standard)) {
      const values = [...one!.subarray(next, next += rows * columns)]
      const spread = Math.sqrt(sum(values.map(value => (value - mean) ** 2)) / values.length)
      expect(Math.abs(spread - deviation)).toBeLessThanOrEqual(4 * deviation / Math.sqrt(2 * values.length))
    }
  })
})
