import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { arithmeticOf } from '../../../demos/digits/cell-arithmetic'
import { lectureThree } from '../../../demos/digits/drawing'
import { normalisedImage } from '../../../demos/digits/image'
import { BOARD_PEN } from '../../../demos/digits/metrics'
import { readImage } from '../../../demos/digits/network'
import { decodeWeights } from '../../../demos/digits/weights'
import { plainStages } from '../../tensors/support/digits'

const { parameters } = decodeWeights(readFileSync('public/weights/digits.bin'))
const image = normalisedImage(lectureThree, { pen: BOARD_PEN })
const stages = readImage(parameters, image)

it('the arithmetic of a cell comes to what the definition gives, for every cell of every map', () => {
  const expected = plainStages(parameters, image)
  for (const [stage, side, channels, name] of [[1, 24, 6, 'firstMaps'], [2, 12, 6, 'firstPooled'], [3, 8, 16, 'secondMaps'], [4, 4, 16, 'secondPooled']] as const) {
    for (let cell = 0; cell < side * side * channels; cell += 7) {
      const look = { stage, channel: cell % channels, row: Math.floor(cell / channels / side), column: Math.floor(cell / channels) % side }
      const { windows, kernels, sums, bias, result } = arithmeticOf(parameters, stages, look)
      expect(result).toBeCloseTo(expected[name][cell]!, 4)
      const comes = kernels.length > 0
        ? Math.max(0, sums.reduce((sum, value) => sum + value, bias))
        : Math.max(...windows.flat(2))
      expect(comes).toBeCloseTo(result, 4)
      windows.forEach((window, map) => {
        if (kernels[map])
          expect(window.flat().reduce((sum, value, place) => sum + value * kernels[map]!.flat()[place]!, 0)).toBeCloseTo(sums[map]!, 5)
      })
    }
  }
})
