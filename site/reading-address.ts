/** Where a slide stands on the page to read, seen from the deck. */
export const readingAddress = (alias: string): string => `./read/#${encodeURIComponent(alias)}`
