const NAMES: Record<string, string> = { 'deck.pdf': 'Slides', 'handout.pdf': 'Handout' }

/** The lecture on paper, where `npm run site` has put it beside the deck. */
export const papers = (import.meta.env.VITE_PAPERS ?? '').split(',').filter(Boolean).map(file => ({ file, name: NAMES[file] ?? file }))
