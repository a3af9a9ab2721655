import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { defaultsOf, readFields, writeFields } from '../../../components/kit/fields'
import { multiLayerPerceptronFields, runOf, settingOf, startAnew } from '../../../components/multi-layer-perceptron/values'
import { between } from '../../support/between'

const values = defaultsOf(multiLayerPerceptronFields)

const edits = fc.uniqueArray(fc.record({ epoch: fc.nat(6), parameter: fc.nat(12), value: between(-2, 2) }), { selector: ({ epoch, parameter }) => `${epoch}:${parameter}`, maxLength: 4 })

it('a run that goes on from another with other edits is the run from its start', () => {
  fc.assert(fc.property(edits, edits, fc.nat(8), (before, after, seen) => {
    const setting = { ...settingOf(values), hidden: [3], edits: before }
    const first = runOf(setting)
    first.at(seen)
    const next = { ...setting, edits: after }
    expect(runOf(next, { setting, run: first }).at(8)).toEqual(runOf(next).at(8))
    expect(first.at(8)).toEqual(runOf(setting).at(8))
  }), { numRuns: 60 })
})

it('an address holds a network, what was set by hand and what is looked at', () => {
  const text = 'data=circle&noise=0.1&hidden=16%2C2&activation=relu&batch-size=7&initialisation=he&edits=3%3A7%3A-0.5%2C0%3A0%3A1&position=12&chosen=7&input=0.5%2C-1'
  const { values, notices } = readFields(multiLayerPerceptronFields, new URLSearchParams(text))
  expect(notices).toEqual([])
  expect(values).toMatchObject({ hidden: [16, 2], edits: [{ epoch: 3, parameter: 7, value: -0.5 }, { epoch: 0, parameter: 0, value: 1 }], chosen: 7, input: [0.5, -1] })
  expect(readFields(multiLayerPerceptronFields, writeFields(multiLayerPerceptronFields, values)).values).toEqual(values)
  expect(readFields(multiLayerPerceptronFields, new URLSearchParams('hidden=&edits=')).values).toMatchObject({ hidden: [], edits: [] })
})

it('what makes another run begins at its start; what only shows does not', () => {
  expect(startAnew({ learningRate: 1 })).toEqual({ learningRate: 1, position: 0 })
  expect(startAnew({ seed: 2 })).toEqual({ seed: 2, position: 0, edits: [] })
  expect(startAnew({ hidden: [2] })).toEqual({ hidden: [2], position: 0, edits: [], chosen: null })
  expect(startAnew({ chosen: 3 })).toEqual({ chosen: 3 })
  expect(startAnew({ position: 5 })).toEqual({ position: 5 })
  expect(startAnew({ edits: [], position: 5 })).toEqual({ edits: [], position: 5 })
})
