import type { ArithmeticPart } from '../../../components/drawing/arithmetic'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stagesOf } from '../../../components/backpropagation/stages'
import { backpropagationFields, presets, shownNetwork } from '../../../components/backpropagation/values'
import { valueText } from '../../../components/drawing/value-text'
import { defaultsOf } from '../../../components/kit/fields'
import { activationNames } from '../../../demos/network/activations'
import { equationsIn } from '../../built/support/printed-equations'
import { between } from '../../support/between'

const textOf = (parts: readonly ArithmeticPart[]) => parts.map(({ text }) => text).join('')
const linesOf = (setting: Parameters<typeof shownNetwork>[0]) => stagesOf(shownNetwork(setting)).flatMap(({ lines }) => lines.map(textOf))

it('writes out every number of the example: forward, back, update, and forward again', () => {
  // Reckoned by hand.
  expect(linesOf(presets[0].setting)).toEqual([
    '1 · 1 + 1 · 0.5 = 1.5',
    'ReLU(1.5) = 1.5',
    '1.5 · 1 + (−1) · 0.5 = 1',
    'ReLU(1) = 1',
    '0.8 · 1.5 + (−0.2) · 1 = 1',
    'ReLU(1) = 1',
    '(1 − 2)² = 1',
    '2 · (1 − 2) = −2',
    '−2 · 1 · 1.5 = −3',
    '−2 · 1 · 1 = −2',
    '−2 · 1 · 0.8 = −1.6',
    '−2 · 1 · (−0.2) = 0.4',
    '−1.6 · 1 · 1 = −1.6',
    '−1.6 · 1 · 0.5 = −0.8',
    '0.4 · 1 · 1 = 0.4',
    '0.4 · 1 · 0.5 = 0.2',
    '0.8 − 0.1 · (−3) = 1.1',
    '−0.2 − 0.1 · (−2) = 0',
    '1 − 0.1 · (−1.6) = 1.16',
    '1 − 0.1 · (−0.8) = 1.08',
    '1.5 − 0.1 · 0.4 = 1.46',
    '−1 − 0.1 · 0.2 = −1.02',
    '(1.87 − 2)² = 0.0169',
  ])
})

it('shows that nothing flows back through a unit that is off', () => {
  const lines = linesOf(presets[1].setting)
  expect(lines.slice(2, 4)).toEqual(['1.5 · 1 + (−1) · 2 = −0.5', 'ReLU(−0.5) = 0'])
  expect(lines.slice(7, 16)).toEqual(['2 · (2.4 − 1.4) = 2', '2 · 1 · 3 = 6', '2 · 1 · 0 = 0', '2 · 1 · 0.8 = 1.6', '2 · 1 · (−0.2) = −0.4', '1.6 · 1 · 1 = 1.6', '1.6 · 1 · 2 = 3.2', '−0.4 · 0 · 1 = 0', '−0.4 · 0 · 2 = 0'])
})

it('ends with the backward pass where no update leads to a finite state', () => {
  const setting = { ...defaultsOf(backpropagationFields), activation: 'identity' as const, learningRate: 1000, updates: 100 }
  const shown = shownNetwork(setting)
  expect(shown).toMatchObject({ hasDiverged: true, next: undefined })
  expect(shown.updates).toBeLessThan(5)
  expect(stagesOf(shown).map(({ pass }) => pass).filter(pass => pass === 'update')).toEqual([])
})

describe('for any numbers', () => {
  const setting = fc.record({
    input: fc.tuple(between(-3, 3), between(-3, 3)),
    target: between(-3, 3),
    first: fc.tuple(between(-3, 3), between(-3, 3), between(-3, 3), between(-3, 3)),
    second: fc.tuple(between(-3, 3), between(-3, 3)),
    activation: fc.constantFrom(...activationNames),
    learningRate: fc.constantFrom(0, 0.01, 0.125),
    updates: fc.constantFrom(0, 1, 7),
  })

  it('what is printed adds up, or is marked as rounded', () => {
    let equations = 0
    fc.assert(fc.property(setting, (setting) => {
      for (const line of linesOf(setting)) {
        expect(line).not.toMatch(/NaN|Infinity|undefined/)
        for (const { left, right, tolerance } of equationsIn(line)) {
          equations++
          expect(Math.abs(left - right), line).toBeLessThanOrEqual(tolerance)
        }
        if (line.includes('≈')) {
          for (const { left, right, tolerance } of equationsIn(line.replace('≈', '=')))
            expect(Math.abs(left - right), line).toBeGreaterThan(tolerance - 2e-6)
        }
      }
    }))
    expect(equations).toBeGreaterThan(100)
  })

  it('each stage brings numbers that no other brings; the last forward pass brings those of the first anew', () => {
    fc.assert(fc.property(setting, (setting) => {
      const stages = stagesOf(shownNetwork(setting))
      const namesOf = (isMeant: (stage: typeof stages[0]) => boolean) => stages.filter(isMeant).flatMap(({ brings }) => Object.keys(brings))
      const brought = namesOf(({ pass }) => pass !== 'again')
      expect(new Set(brought).size).toBe(brought.length)
      if (stages.at(-1)!.pass === 'again')
        expect(namesOf(({ pass }) => pass === 'again').sort()).toEqual(namesOf(({ pass }) => pass === 'forward').sort())
    }), { numRuns: 20 })
  })
})

it.each([
  [1.87, '1.87'],
  [0.0169, '0.0169'],
  [-1.6000000238, '−1.6'],
  [5.5e-17, '0'],
  [2.1e-11, '2.1e−11'],
  [-123456, '−1.23e5'],
  [1 / 3, '0.3333'],
])('writes %f as %s', (value, text) => {
  expect(valueText(value)).toBe(text)
})

it('has no stage that the address cannot name', () => {
  const last = stagesOf(shownNetwork(presets[0].setting)).length
  expect(backpropagationFields.position.read(String(last))).toBe(last)
})
