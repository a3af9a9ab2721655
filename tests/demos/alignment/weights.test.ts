import { describe, expect, it } from 'vitest'
import { initialNetwork, networkNames, parameterCount, shapesOf } from '../../../demos/alignment/networks'
import { decodeWeights, encodeWeights, loadWeights } from '../../../demos/alignment/weights'
import { encodeWeightsFile, WeightsError } from '../../../demos/shared/weights-file'

describe.each(networkNames)('the weights of the network “%s”', (name) => {
  const weights = { ...initialNetwork(name, 1), origin: { name, seed: 1, step: 1600 } }
  const file = encodeWeights(weights)

  it('come back as they were written, rounded to half precision, from at most 40 kB', () => {
    const { parameters, ...rest } = decodeWeights(file)
    expect(rest).toEqual({ name, origin: weights.origin })
    // Half precision keeps 11 binary digits.
    parameters.forEach((value, index) => expect(Math.abs(value - weights.parameters[index]!)).toBeLessThanOrEqual(Math.max(2 ** -25, Math.abs(value) * 2 ** -11)))
    expect(file.length).toBeLessThanOrEqual(40_000)
  })

  it('are refused changed, cut off or missing, with what to do', async () => {
    const answering = (bytes: Uint8Array<ArrayBuffer>) => () => Promise.resolve(new Response(bytes))
    expect(await loadWeights('a.bin', answering(file))).toEqual(decodeWeights(file))
    await expect(loadWeights('a.bin', answering(file.with(9000, file[9000]! ^ 1) as Uint8Array<ArrayBuffer>))).rejects.toThrow(/^the weights file a\.bin was changed on its way: .*; reload the page/)
    await expect(loadWeights('a.bin', answering(file.slice(0, 9000)))).rejects.toThrow(/^the weights file a\.bin is cut off: it has 9000 of \d+ bytes; reload the page/)
    await expect(loadWeights('a.bin', () => Promise.resolve(new Response('', { status: 404 })))).rejects.toThrow('the weights file a.bin is missing: the server answers 404')
  })

  it('are not written with parameters that are not its own', () => {
    expect(() => encodeWeights({ ...weights, parameters: new Float32Array(3) })).toThrow(new RangeError(`the network “${name}” has ${parameterCount(name)} parameters; got 3`))
    expect(() => encodeWeights({ ...weights, parameters: weights.parameters.with(2, Infinity) })).toThrow(`parameter 3 of ${parameterCount(name)} is Infinity; each must be a finite number`)
  })
})

describe('weights of something else', () => {
  const { parameters } = initialNetwork('alignment', 1)
  const shapes = shapesOf('alignment').map(({ name, rows, columns }) => [name, rows, columns])
  const file = (header: object) => encodeWeightsFile({ origin: { name: 'alignment', seed: 1, step: 1 }, shapes, vocabularies: {}, ...header }, parameters)
  it.each([
    ['another kind of network', { origin: { name: 'readable', seed: 1, step: 1 } }, 'the weights file was made for “readable”, which is no translator; run npm run train.'],
    ['other words', {}, 'the weights file was made for other words; run npm run train.'],
  ])('are refused: %s', (_, header, sentence) => {
    expect(() => decodeWeights(file(header))).toThrow(new WeightsError(sentence))
  })

  it('are refused: of another architecture', () => {
    const own = encodeWeights({ ...initialNetwork('alignment', 1), origin: { name: 'alignment', seed: 1, step: 1 } })
    const header = JSON.parse(new TextDecoder().decode(own.subarray(12, 12 + new DataView(own.buffer).getUint32(8, true)))) as object
    expect(() => decodeWeights(encodeWeightsFile({ ...header, shapes: [] }, parameters))).toThrow(/^the weights file was made for another network \(16436 parameters, not 16436\); run npm run train\.$/)
    expect(() => decodeWeights(encodeWeightsFile(header, parameters.slice(1)))).toThrow(/^the weights file was made for another network \(16435 parameters, not 16436\); run npm run train\.$/)
  })
})

describe('the parameters', () => {
  // 99 English and 153 French words, of which 152 can be written.
  it.each([
    ['alignment' as const, 99 * 24 + 153 * 24 + 5 * 24 * 24 + 24 + 5 * 24 * 4 + 4 + 6 * 24 * 32 + 32 + 32 * 24 + 28 * 24 + 32 * 24 + 152],
    ['shifted' as const, 99 * 24 + 153 * 24 + 5 * 24 * 24 + 24 + 4 * 24 * 20 + 20 + 6 * 24 * 32 + 32 + 32 * 24 + 20 * 24 + 32 * 24 + 152],
    ['recurrent' as const, 99 * 16 + 153 * 16 + 2 * (16 * 48 + 16 * 48 + 48) + 16 * 24 + 24 + 24 * 16 + 32 * 16 + 16 + (48 * 72 + 24 * 72 + 72) + 72 * 16 + 152],
  ])('of “%s” are %i', (name, count) => {
    expect(parameterCount(name)).toBe(count)
  })

  it('start the same for the same seed', () => {
    expect(initialNetwork('shifted', 1)).toEqual(initialNetwork('shifted', 1))
    expect(initialNetwork('shifted', 1)).not.toEqual(initialNetwork('shifted', 2))
  })
})
