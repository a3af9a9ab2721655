/** How many slides can stand on a page of the handout. */
export const SLIDES_A_PAGE = [1, 2, 3, 6] as const

export interface HandoutOptions {
  slidesAPage: typeof SLIDES_A_PAGE[number]
  /** The speaker's notes, or lines to write on. An erratum is there in any case. */
  notes: boolean
  /** The notes without what they say to the lecturer alone. */
  forStudents: boolean
  /** Greys that keep their contrast, for a printer or a copier that knows no colour. */
  blackAndWhite: boolean
  /** Where the deck is published: `https://example.org/deep-learning/`. Empty if nowhere yet. */
  url: string
}

export const handoutDefaults: HandoutOptions = { slidesAPage: 2, notes: true, forStudents: false, blackAndWhite: false, url: '' }

/** The options as the handout's address carries them: `slides=2&url=…`. */
export function toQuery({ slidesAPage, notes, forStudents, blackAndWhite, url }: HandoutOptions): string {
  return new URLSearchParams({
    slides: String(slidesAPage),
    ...notes ? {} : { 'no-notes': '' },
    ...forStudents ? { 'for-students': '' } : {},
    ...blackAndWhite ? { 'black-and-white': '' } : {},
    ...url ? { url } : {},
  }).toString()
}

/** The options of an address; what it does not say, or says wrongly, is as by default. */
export function fromQuery(query: Record<string, unknown>): HandoutOptions {
  return {
    slidesAPage: SLIDES_A_PAGE.find(count => String(count) === query.slides) ?? handoutDefaults.slidesAPage,
    notes: !('no-notes' in query),
    forStudents: 'for-students' in query,
    blackAndWhite: 'black-and-white' in query,
    url: typeof query.url === 'string' ? query.url : handoutDefaults.url,
  }
}
