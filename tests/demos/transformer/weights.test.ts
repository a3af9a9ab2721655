import * as fc from 'fast-check'
import { crc32 as zlibCrc32 } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { crc32 } from '../../../demos/shared/checksum'
import { WeightsError } from '../../../demos/shared/weights-file'
import { decodeWeights, encodeWeights, loadWeights } from '../../../demos/transformer/weights'
import { randomTransformer } from '../../tensors/support/transformers'

const transformer = {
  ...randomTransformer({ length: 3, vocabularySize: 5, width: 2, hidden: 2, layers: [{ heads: 1, headSize: 2, valueSize: 3, reach: 1 }], isCausal: false }, 1),
  origin: { name: 'tiny', seed: 1, step: 20 },
}
const file = encodeWeights(transformer)
const text = (content: string) => new TextEncoder().encode(content)

describe('a weights file', () => {
  it('gives back what was written, rounded to half precision', () => {
    const { parameters, ...rest } = decodeWeights(file)
    expect(rest).toEqual({ architecture: transformer.architecture, origin: transformer.origin })
    expect(parameters).toHaveLength(transformer.parameters.length)
    // Half precision keeps 11 binary digits; below 2⁻¹⁴ the step is 2⁻²⁴.
    parameters.forEach((value, index) => {
      const exact = transformer.parameters[index]!
      expect(Math.abs(value - exact)).toBeLessThanOrEqual(Math.max(Math.abs(exact) * 2 ** -11, 2 ** -25))
    })
    expect(encodeWeights({ ...transformer, parameters })).toEqual(file)
  })

  // IEEE 754 binary16: 1 is 3C00, −2 is C000, 65504 (the greatest) is 7BFF, 2⁻²⁴ (the least) is 0001. 1 + 2⁻¹¹ lies midway and goes to the even 1.
  it('holds the bits that the standard names', () => {
    const parameters = transformer.parameters.slice()
    parameters.set([1, -2, 65504, 2 ** -24, 1 + 2 ** -11])
    const bytes = encodeWeights({ ...transformer, parameters })
    const view = new DataView(bytes.buffer)
    const start = 12 + view.getUint32(8, true)
    expect([0, 1, 2, 3, 4].map(index => view.getUint16(start + 2 * index, true).toString(16))).toEqual(['3c00', 'c000', '7bff', '1', '3c00'])
  })

  it('reads from a part of a larger buffer', () => {
    const larger = new Uint8Array(file.length + 7)
    larger.set(file, 3)
    expect(decodeWeights(larger.subarray(3, 3 + file.length))).toEqual(decodeWeights(file))
  })

  it('is refused cut off anywhere', () => {
    fc.assert(fc.property(fc.nat(file.length - 1), (length) => {
      expect(() => decodeWeights(file.slice(0, length))).toThrow(WeightsError)
    }))
    expect(() => decodeWeights(file.slice(0, 100), 'the weights file a.bin')).toThrow(new WeightsError(
      `the weights file a.bin is cut off: it has 100 of ${file.length} bytes; reload the page, and if that does not help run npm run train.`))
    expect(() => decodeWeights(new Uint8Array())).toThrow(/^the weights file is cut off: it has 0 bytes/)
  })

  it('is refused with any one bit flipped', () => {
    fc.assert(fc.property(fc.nat(file.length - 1), fc.nat(7), (index, bit) => {
      expect(() => decodeWeights(file.with(index, file[index]! ^ (1 << bit)))).toThrow(WeightsError)
    }), { numRuns: 1000 })
    expect(() => decodeWeights(file.with(200, file[200]! ^ 4))).toThrow(/^the weights file was changed on its way: its checksum is [\da-f]{8} and should be [\da-f]{8}; reload the page/)
  })

  it('is refused if it is another kind of file', () => {
    expect(() => decodeWeights(text('<!doctype html><title>Slides</title>'))).toThrow(/^the weights file is no weights file: it begins with "<!do" and not with "DLTW"; /)
  })

  it('is refused if it was made for another vocabulary or another architecture', () => {
    expect(() => decodeWeights(edited(header => header.replace('"tired"', '"weary"')))).toThrow(/^the weights file was made for another vocabulary \(84 words, not these 84\); run npm run train\.$/)
    expect(() => decodeWeights(edited(header => header.replace('"hidden":2', '"hidden":3')))).toThrow(/^the weights file was made for another architecture \(\d+ parameters, not \d+\); run npm run train\.$/)
  })

  it('is not written with parameters that do not fit', () => {
    expect(() => encodeWeights({ ...transformer, parameters: new Float32Array(2) })).toThrow(RangeError)
  })
})

describe('fetching weights', () => {
  const answering = (response: Response) => () => Promise.resolve(response)

  it('gives what the file holds', async () => {
    expect(await loadWeights('a.bin', answering(new Response(file.slice())))).toEqual(decodeWeights(file))
  })

  it.each([
    ['is missing', answering(new Response('', { status: 404 })), 'the weights file a.bin is missing: the server answers 404; reload the page, and if that does not help run npm run train.'],
    ['cannot be fetched', () => Promise.reject(new TypeError('Failed to fetch')), 'the weights file a.bin could not be fetched (Failed to fetch); check the connection and reload the page.'],
    ['breaks off', answering(new Response(new ReadableStream({ start: controller => controller.error(new TypeError('terminated')) }))), 'the weights file a.bin broke off on its way; check the connection and reload the page.'],
    ['is the page of a server that answers everything', answering(new Response('<!doctype html>  ')), 'the weights file a.bin is no weights file: it begins with "<!do" and not with "DLTW"; reload the page, and if that does not help run npm run train.'],
  ])('says so when it %s', async (_, fetchFile, sentence) => {
    await expect(loadWeights('a.bin', fetchFile)).rejects.toThrow(new WeightsError(sentence))
  })
})

describe('the checksum', () => {
  it('is CRC-32, of which "123456789" is the check value', () => {
    expect(crc32(text('123456789')).toString(16)).toBe('cbf43926')
    fc.assert(fc.property(fc.uint8Array(), (bytes) => { expect(crc32(bytes)).toBe(zlibCrc32(bytes)) }))
  })
})

/** The file with another header, and the checksum that goes with it. */
function edited(edit: (header: string) => string): Uint8Array {
  const length = new DataView(file.buffer).getUint32(8, true)
  const header = text(edit(new TextDecoder().decode(file.subarray(12, 12 + length))))
  const bytes = Uint8Array.from([...file.subarray(0, 12), ...header, ...file.subarray(12 + length)])
  const view = new DataView(bytes.buffer)
  view.setUint32(4, bytes.length, true)
  view.setUint32(8, header.length, true)
  view.setUint32(bytes.length - 4, crc32(bytes.subarray(0, -4)), true)
  return bytes
}
