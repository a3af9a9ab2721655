import { describe, expect, it } from 'vitest'
import { defaultsOf, readFields, writeFields } from '../../../components/kit/fields'
import { perceptronFields, shownStep, trainingOf } from '../../../components/perceptron/values'
import { sayConfirmation, sayRun } from '../../../components/perceptron/words'

describe('an address', () => {
  const points = 'points=0.5%3A1%3A1%2C0.25%3A-0.5%3A0'

  it('holds points, weights and inputs of one’s own', () => {
    const { values, notices } = readFields(perceptronFields, new URLSearchParams(`data=own&${points}&weights=1,2,-3&input=0.5,7`))
    expect(notices).toEqual([])
    expect(values).toMatchObject({ points: [{ x: [0.5, 1], isHigh: true }, { x: [0.3, -0.5], isHigh: false }], weights: [1, 2, -3], input: [0.5, 7] })
    expect(readFields(perceptronFields, writeFields(perceptronFields, values)).values).toEqual(values)
  })

  it.each(['points=9:1:1', 'points=0:1:2', 'points=0:1', 'points=0:1:1,0:1:1', 'weights=1,2', 'weights=1e9,0,0', 'input=a,b', 'input='])('does not take %s, and says so', (query) => {
    const { values, notices } = readFields(perceptronFields, new URLSearchParams(query))
    expect(notices).toHaveLength(1)
    expect(values).toEqual(defaultsOf(perceptronFields))
  })
})

it('names a run that leaves all bounds', () => {
  const points = [{ x: [1.5, -0.5], isHigh: true }, { x: [-0.5, 1.5], isHigh: true }, { x: [-0.5, -0.5], isHigh: true }] as const
  const training = trainingOf({ ...defaultsOf(perceptronFields), data: 'own', points, activation: 'relu', learningRate: 80, weights: [5, -3, 2] })
  expect(training.run.hasDiverged).toBe(true)
  expect(sayRun(shownStep(training, { position: training.run.steps.length, input: null }))).toContain('η is too large. This is the last finite state.')
})

it('TensorFlow.js’s numbers count as the same to four digits, except where a sum lies on the edge', () => {
  const [step] = trainingOf({ ...defaultsOf(perceptronFields), activation: 'tanh', weights: [1, 0, 0] }).run.steps
  const near = { y: [step!.y + 1e-6], gradients: step!.gradient }
  expect(sayConfirmation([step!], near)).toContain('comes to the same at every step, within 1e−6.')
  expect(sayConfirmation([step!], { y: [step!.y], gradients: [0, 0, 0] })).toContain('its derivatives differ by up to')
  expect(sayConfirmation([{ ...step!, sum: 1e-8 }], { y: [0], gradients: [0, 0, 0] })).toContain('to the last digit')
})
