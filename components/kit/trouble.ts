/** How long something may take before a sentence says that it is awaited. */
const LATE_MS = 10_000

/** What went wrong, in a sentence. Browsers tell of a failed import each in other words, with a module's address, which helps nobody. */
export function sentenceOfError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  if (error instanceof TypeError && /import|module/i.test(message))
    return 'A part of the deck could not be loaded; check the connection and reload the page.'
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}`
}

/** Waits for a promise, and calls back once if it is not settled after ten seconds. */
export async function tellIfLate<Result>(promise: Promise<Result>, tell: () => void): Promise<Result> {
  const timer = setTimeout(tell, LATE_MS)
  try {
    return await promise
  }
  finally {
    clearTimeout(timer)
  }
}
