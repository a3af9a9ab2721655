import { readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { kernels, means, seed } from '../../../components/digits/recorded-units'
import { decodePatches, encodePatches, loadPatches } from '../../../demos/digits/patches-file'
import { drawExamples } from '../../../demos/digits/stroke-model'
import { excitingPatches, unitLayers } from '../../../demos/digits/units'
import { decodeWeights } from '../../../demos/digits/weights'
import { plainStages } from '../../tensors/support/digits'

const { parameters, origin } = decodeWeights(readFileSync('public/weights/digits.bin'))
const file = readFileSync('public/weights/digits-patches.bin')

describe('the patches that excite the units', () => {
  // What a unit at a place of its map depends on, found by changing the image line by line.
  it.each([[0, 'firstMaps', 24, 6], [1, 'secondMaps', 8, 16]] as const)('have the size and place of what a unit of layer %i sees', (layer, name, side, units) => {
    const { field, stride, places } = unitLayers[layer]!
    expect([places, unitLayers[layer]!.units]).toEqual([side, units])
    const { image } = drawExamples(1, { seed: 4 })[0]!
    const [row, column] = [3, 2]
    const sums = (changed: Float32Array) => plainStages(parameters.map((value, index) => index >= 150 && index < 156 ? value + 9 : index >= 2556 && index < 2572 ? value + 99 : value), changed)[name].slice((row * side + column) * units, (row * side + column + 1) * units)
    const before = sums(image)
    const isSeen = (isChanged: (cell: number) => boolean) =>
      sums(image.map((value, cell) => isChanged(cell) ? value + 3 : value)).some((value, unit) => value !== before[unit])
    const lines = Array.from({ length: 28 }, (_, line) => line)
    const rows = lines.filter(line => isSeen(cell => Math.floor(cell / 28) === line))
    const columns = lines.filter(line => isSeen(cell => cell % 28 === line))
    expect([Math.min(...rows), Math.max(...rows)]).toEqual([stride * row, stride * row + field - 1])
    expect([Math.min(...columns), Math.max(...columns)]).toEqual([stride * column, stride * column + field - 1])
  })

  it('are whole digits of their own for the classes, the most exciting first', () => {
    const examples = drawExamples(150, { seed: 9 })
    const [, , classes] = excitingPatches(parameters, examples, { count: 3, meanOf: 3 })
    classes!.forEach(({ patches, mean }, digit) => {
      const logits = examples.map(({ image }) => plainStagesLogit(image, digit)).sort((one, other) => other - one)
      expect(plainStagesLogit(patches[0]!, digit)).toBeCloseTo(logits[0]!, 4)
      expect(plainStagesLogit(patches[2]!, digit)).toBeCloseTo(logits[2]!, 4)
      expect(mean[400]).toBeCloseTo((patches[0]![400]! + patches[1]![400]! + patches[2]![400]!) / 3, 5)
    })
  })
})

const logitsOf = new Map<Float32Array, number[]>()
function plainStagesLogit(image: Float32Array, digit: number): number {
  if (!logitsOf.has(image))
    logitsOf.set(image, plainStages(parameters, image).logits)
  return logitsOf.get(image)![digit]!
}

describe('the file of patches', () => {
  it('is at most 60 kB, and has nine for each of 6, 16 and 10 units', () => {
    expect(statSync('public/weights/digits-patches.bin').size).toBeLessThanOrEqual(60_000)
    const patches = decodePatches(file)
    expect(patches.map(layer => [layer.length, ...new Set(layer.flatMap(unit => [unit.length, ...unit.map(patch => patch.length)]))])).toEqual([[6, 9, 25], [16, 9, 196], [10, 9, 784]])
    expect([...encodePatches(patches)]).toEqual([...file])
  })

  it('is refused changed, cut off or missing, with what to do', async () => {
    expect(() => decodePatches(file.subarray(0, 90))).toThrow(`the file of patches has 90 bytes, not ${file.length}; reload the page`)
    const changed = Uint8Array.from(file)
    changed[7]! ^= 16
    expect(() => decodePatches(changed)).toThrow('the file of patches was changed on its way')
    await expect(loadPatches('p.bin', () => Promise.resolve(new Response('', { status: 404 })))).rejects.toThrow('the file of patches p.bin is missing: the server answers 404')
  })
})

describe('the recorded sheet', () => {
  it('has the shipped network’s first kernels, and a mean for each unit', () => {
    expect(seed).toBe(origin.seed)
    kernels.forEach((weights, kernel) => weights.forEach((weight, cell) => expect(weight).toBeCloseTo(parameters[6 * cell + kernel]!, 3)))
    expect(means.map(layer => layer.map(mean => mean.length))).toEqual([6, 16, 10].map((units, layer) => Array.from({ length: units }, () => [25, 196, 784][layer])))
  })
})
