import { Float16Array } from '@petamoriken/float16'
import { crc32 } from './checksum'

/*
 * A file of weights, all numbers little-endian:
 *   4 bytes    "DLTW"
 *   4 bytes    length of the whole file
 *   4 bytes    length of the header
 *   header     JSON in UTF-8
 *   parameters half precision
 *   4 bytes    CRC-32 of all before
 */
const MAGIC = 'DLTW'
const PREFIX_BYTES = 12
const CHECKSUM_BYTES = 4
const AGAIN = 'reload the page, and if that does not help run npm run train'

/** What a file says of its weights. */
export interface WeightsOrigin {
  name: string
  /** Seed and steps of the training run. */
  seed: number
  step: number
}

/** Weights that cannot be had; the message is a sentence for the reader. */
export class WeightsError extends Error {
  override name = 'WeightsError'
}

export function encodeWeightsFile(header: object, parameters: Float32Array): Uint8Array<ArrayBuffer> {
  const text = new TextEncoder().encode(JSON.stringify(header))
  const halves = new Float16Array(parameters)
  const bytes = new Uint8Array(PREFIX_BYTES + text.length + 2 * halves.length + CHECKSUM_BYTES)
  const view = new DataView(bytes.buffer)
  bytes.set(new TextEncoder().encode(MAGIC))
  view.setUint32(4, bytes.length, true)
  view.setUint32(8, text.length, true)
  bytes.set(text, PREFIX_BYTES)
  bits(halves).forEach((half, index) => view.setUint16(PREFIX_BYTES + text.length + 2 * index, half, true))
  view.setUint32(bytes.length - CHECKSUM_BYTES, crc32(bytes.subarray(0, -CHECKSUM_BYTES)), true)
  return bytes
}

/**
 * @param source - Where the bytes come from, for the messages.
 * @throws {WeightsError} If it is another kind of file, or cut off, or changed.
 */
export function decodeWeightsFile<Header>(bytes: Uint8Array, source: string): { header: Header, parameters: Float32Array } {
  const magic = new TextDecoder('latin1').decode(bytes.subarray(0, MAGIC.length))
  if (bytes.length < PREFIX_BYTES + CHECKSUM_BYTES)
    throw new WeightsError(`${source} is cut off: it has ${bytes.length} bytes, less than any weights file; ${AGAIN}.`)
  if (magic !== MAGIC)
    throw new WeightsError(`${source} is no weights file: it begins with ${JSON.stringify(magic)} and not with "${MAGIC}"; ${AGAIN}.`)

  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const length = view.getUint32(4, true)
  if (bytes.length < length)
    throw new WeightsError(`${source} is cut off: it has ${bytes.length} of ${length} bytes; ${AGAIN}.`)
  const sum = crc32(bytes.subarray(0, -CHECKSUM_BYTES))
  const expected = view.getUint32(bytes.length - CHECKSUM_BYTES, true)
  if (sum !== expected)
    throw new WeightsError(`${source} was changed on its way: its checksum is ${hex(sum)} and should be ${hex(expected)}; ${AGAIN}.`)

  const end = PREFIX_BYTES + view.getUint32(8, true)
  const header = JSON.parse(new TextDecoder().decode(bytes.subarray(PREFIX_BYTES, end))) as Header
  const halves = Uint16Array.from({ length: (bytes.length - CHECKSUM_BYTES - end) / 2 }, (_, index) => view.getUint16(end + 2 * index, true))
  return { header, parameters: Float32Array.from(new Float16Array(halves.buffer)) }
}

export type FetchFile = (address: string) => Promise<Response>

/**
 * Fetches a file of weights, whole.
 *
 * @param kind - What it is, for the messages.
 * @throws {WeightsError} If there is no such file.
 */
export async function fetchWeightsFile(address: string, fetchFile: FetchFile, kind = 'the weights file'): Promise<{ bytes: Uint8Array, source: string }> {
  const source = `${kind} ${address}`
  const response = await fetchFile(address).catch((error: unknown) => {
    throw new WeightsError(`${source} could not be fetched (${error instanceof Error ? error.message : String(error)}); check the connection and reload the page.`)
  })
  if (!response.ok)
    throw new WeightsError(`${source} is missing: the server answers ${response.status}; ${AGAIN}.`)
  const bytes = await response.arrayBuffer().catch(() => {
    throw new WeightsError(`${source} broke off on its way; check the connection and reload the page.`)
  })
  return { bytes: new Uint8Array(bytes), source }
}

const bits = (halves: Float16Array) => new Uint16Array(halves.buffer, halves.byteOffset, halves.length)

const hex = (number: number) => number.toString(16).padStart(8, '0')
