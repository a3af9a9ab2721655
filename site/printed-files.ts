/** The lecture on paper, as it lies beside the deck. */
export interface PrintedFile {
  file: string
  name: string
}

const NAMES: Record<string, string> = { 'deck.pdf': 'Slides', 'handout.pdf': 'Handout' }

/** @param files - By commas, as `npm run site` says it. */
export const printedFilesIn = (files = ''): PrintedFile[] => files.split(',').filter(Boolean).map(file => ({ file, name: NAMES[file] ?? file }))
