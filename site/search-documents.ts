/** A slide as the search knows it. Everything is plain text. */
export interface SearchDocument {
  /** Number of the slide. */
  id: number
  title: string
  /** Empty for the opening, which belongs to no section. */
  section: string
  /** What its address calls it; empty if that is a number. */
  name: string
  words: string
  /** Of its words the headings, and what is set in bold: what the slide introduces. */
  stressed: string
  /** What its figures and demos say; empty if it has none. */
  figures: string
  /** The speaker's note; empty in a deck without notes. */
  note: string
}

const STRESSED = /^##+ .*$|\*\*[^*\n]+\*\*/gm

/** What of a slide goes into the index; Slidev's slides have it all. */
export interface SearchedSlide {
  title?: string
  content: string
  note?: string
  frontmatter: Record<string, unknown>
}

/** What the plain words of a slide do not say by themselves. */
export interface Readings {
  /** A formula as text, from its LaTeX. */
  formulaText: (tex: string) => string
  /** What the figures of each slide say, in order. */
  figures: readonly string[]
  /** Whether the speaker's notes can be found. */
  withNotes: boolean
}

/**
 * The slides of a deck, to be indexed.
 *
 * @param slides - In the deck's order.
 */
export function searchDocuments(slides: readonly SearchedSlide[], { formulaText, figures, withNotes }: Readings): SearchDocument[] {
  let section = ''
  return slides.map(({ title = '', content, note = '', frontmatter }, index) => {
    if (frontmatter.layout === 'outline')
      section = plainText(String(frontmatter.section))
    const name = /[a-z]/.test(String(frontmatter.routeAlias)) ? String(frontmatter.routeAlias) : ''
    return {
      id: index + 1,
      title: plainText(title),
      section,
      name,
      words: plainText(content, formulaText),
      stressed: plainText([...content.matchAll(STRESSED)].map(([text]) => text).join('\n'), formulaText),
      figures: figures[index] ?? '',
      note: withNotes ? plainText(note, formulaText) : '',
    }
  })
}

/** Markdown as one line of words: no marks, no tags, no scripts, no addresses; of a formula what `formulaText` makes of it. */
export function plainText(markdown: string, formulaText: (tex: string) => string = tex => tex): string {
  const formulas: string[] = []
  const keep = (tex: string) => `\uE000${formulas.push(formulaText(tex)) - 1}\uE000` // no mark of Markdown in it
  return markdown
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/^::[\w-]+::$/gm, ' ') // the name of a layout's slot
    .replace(/\$\$([\s\S]+?)\$\$|\$([^$\n]+)\$/g, (_, display?: string, inline?: string) => keep((display ?? inline)!))
    .replace(/<\/?[A-Za-z][^<>]*>/g, ' ')
    .replace(/\[click(?::\d+)?\]/g, ' ')
    .replace(/!?\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replace(/^\s*(?:#+|[-*]|\d+\.|>)\s/gm, ' ')
    .replace(/[*`|]/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/\uE000(\d+)\uE000/g, (_, index: string) => formulas[Number(index)]!)
    .replace(/\s+/g, ' ')
    .trim()
}
