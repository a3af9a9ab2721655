const NAMES: Record<string, string> = { 'deck.pdf': 'Slides', 'handout.pdf': 'Handout' }

/** The lecture on paper, where `npm run site` has put it beside the deck. */
export const printedFiles = (import.meta.env.VITE_PRINTED_FILES ?? '').split(',').filter(Boolean).map(file => ({ file, name: NAMES[file] ?? file }))
