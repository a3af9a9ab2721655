import type { Plane } from './plane'

/*
 * A plane of brightness in a short text, for another window: its values in 255ths, deflated, in base64.
 */

/** @param plane - Values from 0 to 1; they are rounded to 255ths. */
export async function packPlane({ width, height, values }: Plane): Promise<string> {
  const bytes = await through(Uint8Array.from(values, value => Math.round(value * 255)), new CompressionStream('deflate-raw'))
  return `${width} ${height} ${btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join(''))}`
}

/** @returns Undefined if the text is no packed plane of that size. */
export async function unpackPlane(text: string, size: { width: number, height: number }): Promise<Plane | undefined> {
  const [width, height, packed = ''] = text.split(' ')
  if (Number(width) !== size.width || Number(height) !== size.height)
    return undefined
  try {
    const bytes = await through(Uint8Array.from(atob(packed), character => character.charCodeAt(0)), new DecompressionStream('deflate-raw'))
    return bytes.length === size.width * size.height ? { ...size, values: Float32Array.from(bytes, byte => byte / 255) } : undefined
  }
  catch {
    return undefined // no base64, or not deflated
  }
}

const through = async (bytes: Uint8Array<ArrayBuffer>, transform: CompressionStream | DecompressionStream) =>
  new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(transform)).arrayBuffer())
