import { shares } from './shares'

/** The sentence pair of Bahdanau et al. (2014), figure 3a. No word occurs twice, so a word is its own key. */
export const english = [
  'The', 'agreement', 'on', 'the', 'European', 'Economic', 'Area', 'was', 'signed', 'in', 'August', '1992', '.',
] as const

type English = typeof english[number]

/** Drawn by hand after the published picture: how strongly each French word looks at the English ones. */
const strengths: readonly (readonly [french: string, attends: Partial<Record<English, number>>])[] = [
  ['L\'', { The: 8, agreement: 2 }],
  ['accord', { The: 1, agreement: 12 }],
  ['sur', { agreement: 1, on: 10, the: 1 }],
  ['la', { on: 1, the: 6, Economic: 0.5, Area: 2.5 }],
  ['zone', { the: 0.5, European: 1, Economic: 1, Area: 9 }],
  ['économique', { European: 1.5, Economic: 9, Area: 1 }],
  ['européenne', { European: 10, Economic: 1, Area: 0.5 }],
  ['a', { Area: 0.5, was: 7, signed: 3 }],
  ['été', { was: 5, signed: 5 }],
  ['signé', { was: 1, signed: 11, in: 0.5 }],
  ['en', { signed: 1, in: 9, August: 1 }],
  ['août', { in: 0.5, August: 12, 1992: 0.5 }],
  ['1992', { August: 0.5, 1992: 12 }],
  ['.', { '1992': 0.5, '.': 12 }],
]

export const french = strengths.map(([word]) => word)

/** One row a French word, one column an English word; every row sums to 1. */
export const alignmentWeights = strengths.map(([, attends]) => shares(english.map(word => attends[word] ?? 0)))

/** Where French has the adjectives the other way round: European Economic Area, zone économique européenne. */
export const reversedBlock = {
  row: french.indexOf('zone'),
  column: english.indexOf('European'),
  size: 3,
}
