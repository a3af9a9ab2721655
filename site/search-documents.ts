/** A frame as the search knows it. Everything is plain text. */
export interface SearchDocument {
  /** Page number. */
  id: number
  title: string
  /** Empty for the opening, which belongs to no section. */
  section: string
  /** What its address calls it; empty if that is a number. */
  name: string
  words: string
  /** The speaker's note; empty in a deck without notes. */
  note: string
}

/** What of a slide goes into the index; Slidev's slides have it all. */
export interface SearchedSlide {
  title?: string
  content: string
  note?: string
  frontmatter: Record<string, unknown>
}

/**
 * The frames of a deck, to be indexed.
 *
 * @param slides - In the deck's order.
 * @param withNotes - Whether the speaker's notes can be found.
 */
export function searchDocuments(slides: readonly SearchedSlide[], withNotes: boolean): SearchDocument[] {
  let section = ''
  return slides.map(({ title = '', content, note = '', frontmatter }, index) => {
    if (frontmatter.layout === 'outline')
      section = plainText(String(frontmatter.section))
    const name = /[a-z]/.test(String(frontmatter.routeAlias)) ? String(frontmatter.routeAlias) : ''
    return { id: index + 1, title: plainText(title), section, name, words: plainText(content), note: withNotes ? plainText(note) : '' }
  })
}

/** Markdown as one line of words: no marks, no tags, no addresses; of a formula the letters, digits and signs. */
export function plainText(markdown: string): string {
  return markdown
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/^::[\w-]+::$/gm, ' ') // the name of a layout's slot
    .replace(/\$\$([\s\S]+?)\$\$|\$([^$\n]+)\$/g, (_, display?: string, inline?: string) => ` ${formulaLetters((display ?? inline)!)} `)
    .replace(/<\/?[A-Za-z][^<>]*>/g, ' ')
    .replace(/\[click(?::\d+)?\]/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replace(/^\s*(?:#+|[-*]|\d+\.|>)\s/gm, ' ')
    .replace(/[*`|]/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

/** What a reader would type of a formula. */
function formulaLetters(formula: string): string {
  return formula
    .replace(/\\(?:mathrm|text|operatorname|mathbf|mathit)\s*\{([^}]*)\}/g, ' $1 ')
    .replace(/\\([a-zA-Z]+)/g, ' ') // \frac, \cdot and the deck's own macros say nothing
    .replace(/[{}\\&_^]/g, ' ')
}
