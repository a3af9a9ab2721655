import { describe, expect, it } from 'vitest'
import { initialParameters } from '../../../demos/digits/architecture'
import { decodeWeights, encodeWeights, loadWeights } from '../../../demos/digits/weights'
import { encodeWeightsFile, WeightsError } from '../../../demos/shared/weights-file'

const weights = { parameters: initialParameters(1), origin: { name: 'digits', seed: 1, step: 1000 } }
const file = encodeWeights(weights)

describe('the weights of the network for digits', () => {
  it('come back as they were written, rounded to half precision, from at most 12 kB', () => {
    const { origin, parameters } = decodeWeights(file)
    expect(origin).toEqual(weights.origin)
    // Half precision keeps 11 binary digits.
    parameters.forEach((value, index) => expect(Math.abs(value - weights.parameters[index]!)).toBeLessThanOrEqual(Math.max(2 ** -25, Math.abs(value) * 2 ** -11)))
    expect(file.length).toBeLessThanOrEqual(12_000)
  })

  it('are refused if they were made for another network, with what to do', () => {
    const other = encodeWeightsFile({ origin: weights.origin, shapes: {} }, new Float32Array(3))
    expect(() => decodeWeights(other)).toThrow(new WeightsError('the weights file was made for another network (3 parameters, not 5142); run npm run train.'))
    expect(() => encodeWeights({ ...weights, parameters: new Float32Array(3) })).toThrow(RangeError)
  })

  it('are refused changed or missing, with what to do', async () => {
    await expect(loadWeights('d.bin', () => Promise.resolve(new Response(file.with(900, file[900]! ^ 1))))).rejects.toThrow(/^the weights file d\.bin was changed on its way: .*; reload the page/)
    await expect(loadWeights('d.bin', () => Promise.resolve(new Response('', { status: 404 })))).rejects.toThrow('the weights file d.bin is missing: the server answers 404')
    expect(await loadWeights('d.bin', () => Promise.resolve(new Response(file)))).toEqual(decodeWeights(file))
  })
})
