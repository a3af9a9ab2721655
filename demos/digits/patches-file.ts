import type { FetchFile } from '../shared/weights-file'
import { crc32 } from '../shared/checksum'
import { fetchWeightsFile, WeightsError } from '../shared/weights-file'
import { unitLayers } from './units'

/*
 * A file of patches: 4 bytes CRC-32 of the rest, little-endian, then sixteen shades a cell, two cells a byte; layer by layer, unit by unit, nine
 * patches each.
 */

export const PATCHES_A_UNIT = 9
const SHADES = 15
const CHECKSUM_BYTES = 4

const cellCount = unitLayers.reduce((total, { units, field }) => total + units * PATCHES_A_UNIT * field ** 2, 0)

/** `[layer][unit][patch]`, each row by row. */
export type Patches = readonly (readonly (readonly Float32Array[])[])[]

export function encodePatches(patches: Patches): Uint8Array<ArrayBuffer> {
  const shades = patches.flat(2).flatMap(patch => Array.from(patch, value => Math.round(SHADES * value)))
  const bytes = new Uint8Array(CHECKSUM_BYTES + Math.ceil(shades.length / 2))
  shades.forEach((shade, cell) => { bytes[CHECKSUM_BYTES + (cell >> 1)]! |= cell % 2 === 0 ? shade << 4 : shade })
  new DataView(bytes.buffer).setUint32(0, crc32(bytes.subarray(CHECKSUM_BYTES)), true)
  return bytes
}

/**
 * @param source - Where the bytes come from, for the messages.
 * @throws {WeightsError} If it is another kind of file, or cut off, or changed.
 */
export function decodePatches(bytes: Uint8Array, source = 'the file of patches'): Patches {
  const length = CHECKSUM_BYTES + Math.ceil(cellCount / 2)
  if (bytes.length !== length)
    throw new WeightsError(`${source} has ${bytes.length} bytes, not ${length}; reload the page, and if that does not help run npm run train.`)
  if (new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true) !== crc32(bytes.subarray(CHECKSUM_BYTES)))
    throw new WeightsError(`${source} was changed on its way: its checksum is another; reload the page, and if that does not help run npm run train.`)
  let next = 0
  const shadeAt = (cell: number) => (cell % 2 === 0 ? bytes[CHECKSUM_BYTES + (cell >> 1)]! >> 4 : bytes[CHECKSUM_BYTES + (cell >> 1)]! & 15) / SHADES
  return unitLayers.map(({ units, field }) => Array.from({ length: units }, () => Array.from({ length: PATCHES_A_UNIT }, () =>
    Float32Array.from({ length: field ** 2 }, () => shadeAt(next++)))))
}

/**
 * Fetches patches.
 *
 * @throws {WeightsError} If there is no such file, or as `decodePatches` does.
 */
export async function loadPatches(address: string, fetchFile: FetchFile = fetch): Promise<Patches> {
  const { bytes, source } = await fetchWeightsFile(address, fetchFile, 'the file of patches')
  return decodePatches(bytes, source)
}
