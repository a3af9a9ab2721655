/**
 * CRC-32, the checksum of zip and PNG: a changed bit always changes it. Not the browser's own SHA-256, which a page that came by plain http has
 * not got.
 *
 * @see https://www.w3.org/TR/png-3/#D-CRCAppendix
 */
export function crc32(bytes: Uint8Array): number {
  let remainder = 0xFFFFFFFF
  for (const byte of bytes) {
    remainder ^= byte
    for (let bit = 0; bit < 8; bit++)
      remainder = (remainder >>> 1) ^ (remainder & 1 ? 0xEDB88320 : 0)
  }
  return (remainder ^ 0xFFFFFFFF) >>> 0
}
