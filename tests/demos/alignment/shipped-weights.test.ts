import { readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import metrics from '../../../demos/alignment/alignment-metrics.json'
import { build, lecture } from '../../../demos/alignment/grammar'
import { generatePairs, isHeldOut } from '../../../demos/alignment/held-out'
import { largestOf, measure } from '../../../demos/alignment/metrics'
import { networkNames, parameterCount } from '../../../demos/alignment/networks'
import { recipes } from '../../../demos/alignment/recipe'
import { loadRun } from '../../../demos/alignment/recorded-run'
import recorded from '../../../demos/alignment/recorded-translations.json'
import { readGiven, translate } from '../../../demos/alignment/translate'
import { decodeWeights } from '../../../demos/alignment/weights'

const file = (name: string) => `public/weights/${name}.bin`
const shipped = Object.fromEntries(networkNames.map(name => [name, decodeWeights(readFileSync(file(name)))]))
const pair = build(lecture)

/** Others than those measured in training, though with the same held-out combinations: the draw has a seed of its own. */
const pairs = generatePairs(500, { seed: 4711, part: 'heldOut' })

const measuredOf = Object.fromEntries(networkNames.map(name => [name, measure(shipped[name]!, pairs)]))

describe.each(networkNames)('the shipped weights “%s”', (name) => {
  const network = shipped[name]!
  const { parameters, bytes, shippedSeed, recipe, runs } = metrics.networks[name]
  const published = runs.find(({ seed }) => seed === shippedSeed)!

  it('are of the seed and the size that are published, at most 40 kB, trained in the steps that are', () => {
    expect(network.origin).toEqual({ name, seed: shippedSeed, step: recipe.steps })
    expect(recipe).toEqual(recipes[name])
    expect(parameters).toBe(parameterCount(name))
    expect(bytes).toBe(statSync(file(name)).size)
    expect(bytes).toBeLessThanOrEqual(40_000)
  })

  it('are those that the rule chooses, of five seeds or more', () => {
    expect(runs.length).toBeGreaterThanOrEqual(5)
    expect(metrics.shippingRule).toMatch(/^The first seed that translates the lecture's sentence as the lecture has it/)
    expect(runs.find(({ lecture }) => lecture.isRight)?.seed ?? runs[0]!.seed).toBe(shippedSeed)
  })

  it('do on other held-out sentences what is published of them', () => {
    const measured = measuredOf[name]!
    for (const key of ['tokens', 'alignment', 'beside', 'largestShare', 'errorRate'] as const)
      expect(Math.abs(measured[key] - published[key]), key).toBeLessThan(0.01)
    expect(Math.abs(measured.sentences - published.sentences)).toBeLessThan(4 * Math.sqrt(0.25 / 500))
  })

  it('are what the recorded picture was made with', () => {
    const { seed, words, attention, likeliest } = recorded[name]
    const translation = translate(network, pair.english)
    expect(seed).toBe(shippedSeed)
    expect(words).toEqual(translation.words)
    attention.forEach((row, place) => row.forEach((share, word) => expect(share).toBeCloseTo(translation.attention[place]![word]!, 3)))
    likeliest.forEach((list, place) => list.forEach(({ word, probability }, rank) => {
      expect(probability).toBeCloseTo(translation.likeliest[place]![rank]!.probability, 3)
      expect(word).toBe(translation.likeliest[place]![rank]!.word)
    }))
  })
})

describe('what the three networks are shown for', () => {
  it('the sentences measured by have what training never sees', () => {
    expect(pairs.every(isHeldOut)).toBe(true)
  })

  it('“alignment” has words and alignment right', () => {
    expect(measuredOf.alignment!.tokens).toBeGreaterThanOrEqual(0.999)
    expect(measuredOf.alignment!.alignment).toBeGreaterThanOrEqual(0.99)
  })

  it('“shifted” has the words right, and its attention beside them', () => {
    expect(measuredOf.shifted!.tokens).toBeGreaterThanOrEqual(0.99)
    expect(measuredOf.shifted!.alignment).toBeLessThanOrEqual(0.3)
    expect(measuredOf.shifted!.beside).toBeGreaterThanOrEqual(0.7)
  })

  it('“recurrent” has most words right, and softer rows', () => {
    expect(measuredOf.recurrent!.tokens).toBeGreaterThanOrEqual(0.97)
    expect(measuredOf.recurrent!.alignment).toBeGreaterThanOrEqual(0.85)
    expect(measuredOf.recurrent!.largestShare).toBeLessThan(measuredOf.alignment!.largestShare - 0.1)
  })

  it('“alignment” writes the lecture’s sentence, each word looking most at the right one, the adjectives across', () => {
    const translation = translate(shipped.alignment!, ['The', 'agreement', 'on', 'the', 'European', 'Economic', 'Area', 'was', 'signed', 'in', 'August', '1992', '.'])
    expect(translation.words.join(' ')).toBe('l\' accord sur la zone économique européenne a été signé en août 1992 .')
    expect(translation.words.map((_, place) => largestOf(translation, place))).toEqual([0, 1, 2, 3, 6, 5, 4, 7, 7, 8, 9, 10, 11, 12])
    for (const row of translation.attention)
      expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
  })
})

describe('the recorded run', () => {
  const load = () => loadRun('run.json', () => Promise.resolve(new Response(readFileSync('public/weights/alignment-run.json'))))

  it('is the shipped seed’s, from step 0 to the shipped weights, in at most 30 kB', async () => {
    const { seed, losses, steps } = await load()
    expect(statSync('public/weights/alignment-run.json').size).toBeLessThanOrEqual(30_000)
    expect(seed).toBe(metrics.networks.alignment.shippedSeed)
    expect(losses).toHaveLength(recipes.alignment.steps)
    expect(steps).toHaveLength(13)
    expect([steps[0]!.step, steps.at(-1)!.step]).toEqual([0, recipes.alignment.steps])
    const { attention } = readGiven(shipped.alignment!, pair.english, pair.french)
    steps.at(-1)!.attention.forEach((row, place) => row.forEach((share, word) => expect(share).toBeCloseTo(attention[place]![word]!, 2)))
  })

  it('goes from diffuse to sharp', async () => {
    const { losses, steps } = await load()
    const peak = (step: typeof steps[number]) => step.attention.reduce((sum, row) => sum + Math.max(...row), 0) / pair.french.length
    expect(peak(steps[0]!)).toBeLessThan(0.2)
    expect(peak(steps.at(-1)!)).toBeGreaterThan(0.95)
    expect(losses[0]).toBeCloseTo(Math.log(152), 0) // no better than chance
    for (const step of steps) {
      for (const row of step.attention)
        expect(Math.abs(row.reduce((sum, share) => sum + share, 0) - 1)).toBeLessThanOrEqual(13 * 0.0005)
    }
  })

  it.each([
    ['no steps', { steps: [] }],
    ['a row too few', { steps: [{ step: 0, tokens: 0, alignment: 0, attention: [[1]] }] }],
    ['a loss that is no number', { losses: ['1'] }],
  ])('is refused with %s', async (_, change) => {
    const content = { ...JSON.parse(readFileSync('public/weights/alignment-run.json', 'utf8')) as object, ...change }
    await expect(loadRun('r.json', () => Promise.resolve(Response.json(content)))).rejects.toThrow('the file r.json holds no recorded run; run npm run train.')
  })

  it('is refused when it cannot be had', async () => {
    await expect(loadRun('r.json', () => Promise.resolve(new Response('', { status: 404 })))).rejects.toThrow('the recorded run r.json could not be fetched (the server answers 404); reload the page.')
  })
})
