import { describe, expect, it } from 'vitest'
import { stagesOf } from '../../../components/backpropagation/stages'
import { presets, shownNetwork } from '../../../components/backpropagation/values'
import { confirmationOf, derivativeRows, sayConfirmation, sayNetwork, sayRun, sayStage, sayUnits } from '../../../components/backpropagation/words'

const [{ setting: on }, { setting: off }] = presets
const shown = shownNetwork(on)
const stages = stagesOf(shown)

it('says what a stage does, and asks where it is to be predicted', () => {
  expect(sayStage({ stages, position: 0, known: 0 })).toBe('')
  expect(sayStage({ stages, position: 8, known: 8 })).toBe('Step 8 of 13, backward: the derivative by W(1) 1,1: −1.6 times 1 times 1 equals −1.6; −1.6 times 1 times 0.5 equals −0.8.')
  expect(sayStage({ stages, position: 4, known: 4 })).toBe('Step 4 of 13, forward: the loss J: (1 minus 2) squared equals 1.')
  expect(sayStage({ stages, position: 8, known: 7 })).toBe('Step 8 of 13, backward: the derivative by W(1) 1,1: what is it?')
})

it('tells the network with no more than is known', () => {
  const network = { shown, stages, position: 0 }
  expect(sayNetwork({ ...network, known: 2 })).toBe('A network with two inputs, two hidden units and one output. Input x: 1, 0.5. W 1: 1, 1, 1.5, −1; W 2: 0.8, −0.2. Target: 2. So far the output of unit 1 is 1.5, the output of unit 2 is 1.')
  expect(sayNetwork({ ...network, known: 0 })).toMatch(/run forward.*run backward/)
  expect(sayNetwork({ ...network, known: stages.length })).toContain('W 1: 1.16, 1.08, 1.46, −1.02')
})

it('lists every weight with its derivative and its finite difference', () => {
  const rows = derivativeRows(shown)
  expect(rows.map(([name, value, derivative]) => [name, value, derivative])).toEqual([
    ['W(1) 1,1', '1', '−1.6'],
    ['W(1) 1,2', '1', '−0.8'],
    ['W(1) 2,1', '1.5', '0.4'],
    ['W(1) 2,2', '−1', '0.2'],
    ['W(2) 1,1', '0.8', '−3'],
    ['W(2) 1,2', '−0.2', '−2'],
  ])
  for (const [, , derivative, difference, apart] of rows) {
    expect(difference).toBe(derivative)
    expect(Number(apart!.replace('−', '-'))).toBeLessThan(1e-10)
  }
})

describe('what hinders the way back', () => {
  it('is nothing in the first example, a unit that is off in the second', () => {
    expect(sayUnits(shown)).toEqual([])
    expect(sayUnits(shownNetwork(off))).toEqual(['Unit 2 is off: its sum is −0.5, so f′ = 0, and nothing flows back through it.'])
  })

  it('is the kink, with weights of zero, where a finite difference measures something else', () => {
    const flat = shownNetwork({ ...on, first: [0, 0, 0, 0] })
    expect(sayUnits(flat)).toHaveLength(3)
    expect(sayUnits(flat)[0]).toMatch(/^Unit 1 stands on the kink of ReLU/)
    expect(sayUnits(shownNetwork({ ...on, first: [0, 0, 0, 0], activation: 'tanh' }))).toEqual([])
  })
})

describe('where a run stands', () => {
  it.each([
    [{}, 'After 0 updates J = 1; the next update lowers it to 0.0169.'],
    [{ updates: 1 }, /^After 1 update J = 0\.0169; the next update lowers it to /],
    [{ learningRate: 0 }, 'After 0 updates J = 1; the next update leaves it there.'],
    [{ learningRate: 1 }, 'After 0 updates J = 1; the next update raises it to 148.8: η is too large.'],
    [{ learningRate: 1000, activation: 'identity', updates: 9 }, /The next update would leave all bounds: η is too large\. This is the last finite state\.$/],
  ] as const)('%o', (some, sentence) => {
    expect(sayRun(shownNetwork({ ...on, ...some }))).toMatch(sentence)
  })
})

it('says whether TensorFlow.js comes to the same', () => {
  const exact = confirmationOf(shown, { gradient: shown.current.gradient })
  expect(sayConfirmation(exact)).toBe('TensorFlow.js’s automatic differentiation comes to the same, within 0.')
  const doubled = { weights: shown.current.gradient.weights.map(values => values.map(value => 2 * value)) }
  expect(sayConfirmation(confirmationOf(shown, { gradient: doubled }))).toBe('TensorFlow.js computes in single precision, which holds seven digits: its derivatives differ by up to 3.')
})
