import { describe, expect, it } from 'vitest'
import { descentFields, fastStepsOf, lossFunctions, mapAxes, presets, scriptOf } from '../../../components/gradient-descent/values'
import { viewOf } from '../../../components/gradient-descent/view'
import { defaultsOf, readFields, writeFields } from '../../../components/kit/fields'
import { runDescent } from '../../../demos/gradient-descent/descent-run'
import { bowl, descend } from '../../../demos/gradient-descent/gradient-descent'

const presetRuns = Object.entries(lossFunctions).flatMap(([loss, lossFunction]) =>
  presets[lossFunction.name].map(preset => ({ loss, lossFunction, ...preset })))

describe('the presets', () => {
  // Those who press "bounce" are to see it: every step over the minimum, and no end within the run.
  const VERDICTS = { small: ['slow'], good: ['converged'], bounce: ['slow', 'cycles'], diverge: ['diverged'] }

  it.each(presetRuns)('on the $loss do what they are called: $name', ({ lossFunction, name, start, rate }) => {
    const { verdict, iterates } = runDescent(lossFunction, { start, learningRate: rate, steps: 40 })
    expect(VERDICTS[name as keyof typeof VERDICTS]).toContain(verdict)
    if (name === 'bounce') {
      const turns = iterates.slice(2).filter(({ weight }, index) =>
        Math.sign(weight - iterates[index + 1]!.weight) !== Math.sign(iterates[index + 1]!.weight - iterates[index]!.weight))
      expect(turns.length).toBeGreaterThan(30)
    }
  })
})

/** The values of the talk at a click. */
const talk = (click: number) => ({ ...defaultsOf(descentFields), ...scriptOf(click) })

describe('the talk', () => {
  it('has the lecture’s three pictures: one step, many small ones, large ones beside them', () => {
    expect([0, 1, 2].map(talk).map(({ start, run, firstRate, secondRate, panes, position }) =>
      [start, run === 'first' ? firstRate : secondRate, panes, position])).toEqual([[5, 0.3, 'one', 0], [5, 0.05, 'one', 7], [5, 1.05, 'both', 7]])
  })

  // On W² a step multiplies W by 1 − 2η: 0.9 and −1.1.
  it('has a large learning rate overshoot, further each time, within the picture, in as many steps as the small one', () => {
    const { start, firstRate, secondRate, position } = talk(2)
    const [small, large] = [firstRate, secondRate].map(learningRate => descend(bowl, { start, learningRate, steps: position }).map(({ weight }) => weight))
    expect(small!.at(-1)).toBeCloseTo(5 * 0.9 ** 7, 5)
    expect(large!.at(-1)).toBeCloseTo(5 * (-1.1) ** 7, 5)
    const { ceiling } = viewOf(bowl, start)
    expect(Math.max(...large!.map(bowl.loss))).toBeLessThan(ceiling)
    expect(bowl.loss(large!.at(-1)! * 1.1)).toBeGreaterThan(0.95 * ceiling)
  })

  it.each([0, 1, 2])('can be told in an address: click %i', (click) => {
    const texts = writeFields(descentFields, talk(click))
    expect(readFields(descentFields, texts)).toEqual({ values: talk(click), notices: [] })
  })
})

it.each([
  ['first-rate', '-1'], ['second-rate', '1e13'], ['start', 'ten'], ['momentum', '1'], ['steps', '2.5'], ['loss', 'saddle'], ['run', '3'],
])('refuses an address with %s=%s in a sentence', (key, text) => {
  const { values, notices } = readFields(descentFields, new URLSearchParams({ [key]: text }))
  expect(notices).toHaveLength(1)
  expect(notices[0]).toContain(`${key} “${text}”`)
  expect(values).toEqual(readFields(descentFields, new URLSearchParams()).values)
})

describe('the map’s axes', () => {
  it.each([['bowl', -12], ['double-well', -4]] as const)('of the %s have 64 starts and 64 rates, the hilltop and the edge of stability among them', (loss, least) => {
    const { starts, learningRates } = mapAxes[loss]
    expect([starts.length, learningRates.length]).toEqual([64, 64])
    expect(starts[0]).toBe(least)
    expect(starts).toContain(0)
    expect(learningRates).toContain(1)
    expect(learningRates).toEqual([...learningRates].sort((a, b) => a - b))
    expect(new Set(learningRates).size).toBe(64)
  })
})

describe('how soon counts as fast on the map', () => {
  it('is by the end of the runs beside it', () => {
    expect(fastStepsOf({ steps: 40, momentum: 0 })).toBe(40)
    expect(fastStepsOf({ steps: 60, momentum: 0.1 })).toBe(60)
  })

  // √0.9 a step: 0.9^(135 / 2) · 6 is 0.0049, the first below the tolerance of 0.005.
  it('is later with momentum, which needs longer at best', () => {
    const steps = fastStepsOf({ steps: 40, momentum: 0.9 })
    expect(6 * 0.9 ** (steps / 2)).toBeLessThan(0.005)
    expect(6 * 0.9 ** ((steps - 1) / 2)).toBeGreaterThan(0.005)
    expect(fastStepsOf({ steps: 40, momentum: 0.99 })).toBe(150)
  })
})
