import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { recordedStages } from '../../../components/digits/recorded'
import { digitsFields } from '../../../components/digits/values'
import { sayArithmetic } from '../../../components/digits/words'
import { arithmeticOf } from '../../../demos/digits/cell-arithmetic'
import { lectureThree } from '../../../demos/digits/drawing'
import { normalisedImage } from '../../../demos/digits/image'
import { BOARD_PEN } from '../../../demos/digits/metrics'
import { readImage } from '../../../demos/digits/network'
import { decodeWeights } from '../../../demos/digits/weights'

const { parameters } = decodeWeights(readFileSync('public/weights/digits.bin'))
const image = normalisedImage(lectureThree, { pen: BOARD_PEN })
const stages = readImage(parameters, image)

describe('the arithmetic of a cell', () => {
  it('is said in a line whose printed numbers add up as printed', () => {
    for (const stage of [1, 3] as const) {
      for (let row = 0; row < 8; row++) {
        const [, terms, sign, result] = /^max\(0, (.*)\) ([=≈]) ([\d.]+)$/.exec(sayArithmetic(arithmeticOf(parameters, stages, { stage, channel: 2, row, column: 3 })))!
        const sum = terms!.replaceAll('−', '-').replaceAll(' ', '').match(/[+-]?[\d.]+/g)!.reduce((total, term) => total + Number(term), 0)
        expect(Math.abs(Math.max(0, sum) - Number(result)) < 0.0051).toBe(sign === '=')
      }
    }
  })
})

describe('the recorded picture', () => {
  it('is the shipped network’s, to a shade', () => {
    for (const name of ['firstMaps', 'secondMaps', 'secondPooled'] as const) {
      const peak = Math.max(...stages[name])
      recordedStages[name].forEach((value, cell) => expect(Math.abs(value - stages[name][cell]!)).toBeLessThan(peak / 35))
    }
    recordedStages.probabilities.forEach((value, digit) => expect(value).toBeCloseTo(stages.probabilities[digit]!, 3))
  })
})

describe('a cell in the address', () => {
  it.each(['1.6.24.24', '2.1.12.1', '3.16.8.8', '4.16.1.4'])('%s is taken', text => expect(digitsFields.look.write(digitsFields.look.read(text)!)).toBe(text))
  it.each(['', '0.1.1.1', '1.7.1.1', '1.1.25.1', '5.1.1.1', '3.1.0.1', '1.1.1', '1.1.1.1.1', 'a.1.1.1', '1.1.1.5e0.2'])('%j is refused', text => expect(digitsFields.look.read(text)).toBeUndefined())
})
