/**
 * The address of what is on show, for others: slide, click and demo state as they stand in it, on the slides also if it was
 * taken in the presenter view.
 *
 * @param address - The page's own.
 */
export function deepLink(address: string): string {
  const url = new URL(address)
  url.hash = url.hash.replace(/^#\/presenter\//, '#/')
  return url.href
}
