import type { ArchitectureName } from '../../../demos/transformer/architectures'
import type { MinimalPair } from '../../../demos/transformer/grammar'
import type { RankedWord } from '../../../demos/transformer/masked-words'
import type { PairReading } from '../../../demos/transformer/pronoun-metrics'
import type { TrainedTransformer } from '../../../demos/transformer/weights'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { architectures } from '../../../demos/transformer/architectures'
import { lecturePair } from '../../../demos/transformer/grammar'
import { splitOf, unseenPairs } from '../../../demos/transformer/held-out'
import { recordMaskedWords } from '../../../demos/transformer/masked-words'
import { parameterCount } from '../../../demos/transformer/parameters'
import { accuracyOf, headMetricsOf, pronounReadingOf } from '../../../demos/transformer/pronoun-metrics'
import recorded from '../../../demos/transformer/recorded-attention.json'
import recordedWords from '../../../demos/transformer/recorded-masked-words.json'
import { splitSeed } from '../../../demos/transformer/training'
import { readSentence } from '../../../demos/transformer/transformer'
import metrics from '../../../demos/transformer/transformer-metrics.json'
import { tokensOf } from '../../../demos/transformer/vocabulary'
import { decodeWeights } from '../../../demos/transformer/weights'

const folder = 'public/weights'
const names = Object.keys(architectures) as ArchitectureName[]
const weightsOf = (file: string) => decodeWeights(readFileSync(`${folder}/${file}`))

/** Other pairs than those measured in training, though of the same held-out ones: the draw has a seed of its own. */
const pairs = unseenPairs(splitOf(splitSeed), 'heldOut', 100, 4711)

/** The plain forward pass, whose every row of attention is checked on the way. */
function readPairs(transformer: TrainedTransformer, pairs: readonly MinimalPair[]): PairReading[] {
  return pairs.map(([one, other]): PairReading => {
    const [first, second] = [one, other].map((sentence) => {
      const reading = readSentence(transformer, tokensOf(sentence.words))
      for (const row of reading.layers.flatMap(({ heads }) => heads.flatMap(({ weights }) => weights)))
        expect(row.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12)
      return pronounReadingOf(reading, sentence)
    })
    return [first!, second!]
  })
}

const shipped = Object.fromEntries(names.map((name) => {
  const transformer = weightsOf(`${name}.bin`)
  return [name, { transformer, readings: readPairs(transformer, pairs) }]
})) as Record<ArchitectureName, { transformer: TrainedTransformer, readings: PairReading[] }>
const publishedOf = (name: ArchitectureName) => {
  const { runs, shippedSeed, ...network } = metrics.networks[name]
  return { ...network, runs, shippedSeed, run: runs.find(({ seed }) => seed === shippedSeed)! }
}

describe.each(names)('the shipped weights %s', (name) => {
  const { transformer, readings } = shipped[name]

  it('are of the architecture, the seed and the size that are published, at most 60 kB', () => {
    const { parameters, bytes, shippedSeed, recipe } = publishedOf(name)
    expect(transformer.architecture).toEqual(architectures[name])
    expect(transformer.origin).toEqual({ name, seed: shippedSeed, step: recipe.steps })
    expect(parameters).toBe(parameterCount(architectures[name]))
    expect(bytes).toBe(statSync(`${folder}/${name}.bin`).size)
    expect(bytes).toBeLessThanOrEqual(60_000)
  })

  // The query of "it" and the keys of the nouns come from the words themselves: the adjective has no way in.
  it('score the two nouns in layer 1 the same in both sentences, so that their ratio is equal', () => {
    for (const pair of [lecturePair, ...pairs.slice(0, 20)]) {
      const differences = pair.map(({ words, pronoun, animal, place }) =>
        readSentence(transformer, tokensOf(words)).layers[0]!.heads.map(({ scaledScores }) => scaledScores[pronoun]![animal]! - scaledScores[pronoun]![place]!))
      differences[0]!.forEach((difference, head) => expect(difference).toBeCloseTo(differences[1]![head]!, 10))
    }
  })

  it('do on other held-out pairs what the metrics say', () => {
    const { run } = publishedOf(name)
    const measured = { accuracy: accuracyOf(pairs, readings), ...headMetricsOf(pairs, readings, run.head) }
    // Four standard errors of a share on 100 pairs, and of the published one on 500; 0 and 1 leave hardly any room.
    const room = (share: number) => 4 * Math.sqrt(Math.max(share * (1 - share), 0.002) * (1 / 100 + 1 / 500))
    for (const key of ['accuracy', 'flipRate', 'largestRate', 'referentShare', 'distractorShare'] as const)
      expect(Math.abs(measured[key] - run[key]), key).toBeLessThanOrEqual(room(run[key]))
  })

  it('give the lecture’s pair the shares that are published', () => {
    const { run } = publishedOf(name)
    const [reading] = readPairs(transformer, [lecturePair])
    lecturePair.forEach(({ referent, distractor }, side) => {
      const row = reading![side]!.weights[run.head.layer]![run.head.head]!
      expect(row[referent]).toBeCloseTo(run.lecture[side]!.referentShare, 3)
      expect(row[distractor]).toBeCloseTo(run.lecture[side]!.distractorShare, 3)
    })
  })
})

describe.each(['readable', 'word-values'] as const)('the network %s, whose attention tells', (name) => {
  const { run, runs } = publishedOf(name)
  const { transformer, readings } = shipped[name]

  it('restores the noun, and its second layer looks at it, whatever the seed', () => {
    for (const { accuracy, flipRate } of runs) {
      expect(accuracy).toBeGreaterThanOrEqual(0.98)
      expect(flipRate).toBeGreaterThanOrEqual(0.98)
    }
    expect(accuracyOf(pairs, readings)).toBeGreaterThanOrEqual(0.98)
    expect(headMetricsOf(pairs, readings, run.head).flipRate).toBeGreaterThanOrEqual(0.98)
    expect(run.head).toEqual({ layer: 1, head: 0 })
  })

  it('looks at "animal" most when the animal is tired, and at "street" most when the street is wide', () => {
    for (const { words, pronoun, referent } of lecturePair) {
      const row = readSentence(transformer, tokensOf(words)).layers[1]!.heads[0]!.weights[pronoun]!
      expect(words[row.indexOf(Math.max(...row))]).toBe(words[referent])
    }
  })
})

describe('the readable network', () => {
  it('was recorded while it learnt, up to the shipped weights', () => {
    const { recordedSteps, losses, seed } = JSON.parse(readFileSync(`${folder}/recorded/run.json`, 'utf8')) as { recordedSteps: number[], losses: number[], seed: number }
    const { recipe, shippedSeed } = publishedOf('readable')
    expect(readdirSync(`${folder}/recorded`).sort()).toEqual([...recordedSteps.map(step => `${step}.bin`), 'run.json'].sort())
    expect(seed).toBe(shippedSeed)
    expect(losses).toHaveLength(recipe.steps)
    for (const step of recordedSteps)
      expect(weightsOf(`recorded/${step}.bin`).origin).toEqual({ name: 'readable', seed, step })
    expect(recordedSteps.at(-1)).toBe(recipe.steps)
    expect(weightsOf(`recorded/${recipe.steps}.bin`)).toEqual(shipped.readable.transformer)
  })
})

describe('the recorded picture', () => {
  it('is what the shipped weights give for the lecture’s pair, in both layers', () => {
    const { name, seed } = shipped.readable.transformer.origin
    expect(recorded).toMatchObject({ name, seed })
    lecturePair.forEach(({ words, pronoun }, side) => {
      const { layers } = readSentence(shipped.readable.transformer, tokensOf(words))
      layers.forEach(({ heads }, layer) => heads[0]!.weights[pronoun]!.forEach((weight, word) =>
        expect(recorded.sentences[side]!.layers[layer]![word]).toBeCloseTo(weight, 3)))
    })
  })

  it('has every number of "it" in the last layer, for the first of them', () => {
    const [{ words, pronoun }] = lecturePair
    const { query, key, value, scores, scaledScores, weights, output } = readSentence(shipped.readable.transformer, tokensOf(words)).layers[1]!.heads[0]!
    const rows = { query: [query[pronoun]!], keys: key, values: value, scores: [scores[pronoun]!], scaledScores: [scaledScores[pronoun]!], weights: [weights[pronoun]!], output: [output[pronoun]!] }
    for (const [name, expected] of Object.entries(rows))
      [recorded.pronoun[name as keyof typeof rows]].flat(2).forEach((number, index) => expect(number, name).toBeCloseTo(expected.flat()[index]!, 3))
  })
})

describe('the recorded likeliest words', () => {
  it('are what the shipped weights give for the hidden words', () => {
    const { transformer } = shipped.readable
    expect(recordedWords).toMatchObject({ name: transformer.origin.name, seed: transformer.origin.seed })
    const rounded = ({ word, probability, rank }: RankedWord) => ({ word, rank, probability: expect.closeTo(probability, 3) as number })
    expect(recordedWords.examples).toEqual(recordMaskedWords(transformer).map(({ target, kind, likeliest, ...example }) =>
      ({ ...example, kind: { ...kind, probability: expect.closeTo(kind.probability, 3) as number }, target: rounded(target), likeliest: likeliest.map(rounded) })))
  })

  it('have the noun for the hidden "it", and another in the other sentence', () => {
    expect(recordedWords.examples.filter(({ hidden }) => hidden === 'it').map(({ likeliest }) => likeliest[0]!.word)).toEqual(['animal', 'street'])
  })
})

describe('what others cannot do', () => {
  it('the standard network restores the noun as well, though none of its heads tells', () => {
    const { readings } = shipped.standard
    expect(accuracyOf(pairs, readings)).toBeGreaterThanOrEqual(0.98)
    for (const layer of [0, 1])
      expect(headMetricsOf(pairs, readings, { layer, head: 0 }).flipRate).toBeLessThan(0.5)
  })

  // Its row of "it" prefers the same noun in both sentences. It may yet restore the right one: from both nouns' values, and the adjective's.
  it('one layer has no flip, whatever the seed, however often it is right', () => {
    expect(headMetricsOf(pairs, shipped['one-layer'].readings, { layer: 0, head: 0 }).flipRate).toBe(0)
    for (const { flipRate } of metrics.networks['one-layer'].runs)
      expect(flipRate).toBe(0)
  })

  // The adjective comes later, so that the row of "it" is the same in both sentences, and so is what it restores: right in one of two at most.
  it('a causal network has the same row in both sentences, no flip, and is right in half of them at most', () => {
    for (const [one, other] of shipped.causal.readings)
      expect(other).toEqual(one)
    expect(accuracyOf(pairs, shipped.causal.readings)).toBeLessThanOrEqual(0.5)
    for (const { flipRate, accuracy } of metrics.networks.causal.runs) {
      expect(flipRate).toBe(0)
      expect(accuracy).toBeLessThanOrEqual(0.5)
    }
  })
})

describe('the metrics', () => {
  it('are of the sentences that training leaves out now', () => {
    expect(metrics.heldOut.splitSeed).toBe(splitSeed)
  })

  it('are of five seeds or more for each network, each seed once', () => {
    for (const name of names) {
      const seeds = publishedOf(name).runs.map(({ seed }) => seed)
      expect(new Set(seeds).size).toBe(seeds.length)
      expect(seeds.length).toBeGreaterThanOrEqual(5)
    }
  })

  it('ship by the rule: the first seed, but the readable network that tells most on validation pairs, and the standard one that tells least', () => {
    for (const name of names) {
      const { runs, shippedSeed } = publishedOf(name)
      const rates = runs.map(({ validationFlipRate }) => validationFlipRate)
      const wanted = name === 'readable' ? Math.max(...rates) : name === 'standard' ? Math.min(...rates) : rates[0]!
      expect(shippedSeed).toBe(runs[rates.indexOf(wanted)]!.seed)
    }
  })
})

it('have the numbers that the table beside them prints', () => {
  const rows = readFileSync('demos/transformer/README.md', 'utf8').split('\n').filter(line => /^\|.*\d\.\d{3}/.test(line))
    .map(line => line.split('|').slice(3, -1).map(cell => cell.replaceAll('*', '').trim()))
  const expected = Object.values(metrics.networks).flatMap(({ runs }) =>
    (['accuracy', 'flipRate', 'referentShare', 'distractorShare'] as const).map(name => runs.map(run => run[name].toFixed(3))))
  expect(rows).toEqual(expected)
})
