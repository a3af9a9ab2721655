/** Something in the author's files that would show wrong on a slide, and that neither Slidev nor Vue says. */
export interface Mistake {
  /** Path below the project's folder. */
  file: string
  /** Counted from 1. */
  line: number
  /** What is wrong, with which values, and what to do. */
  sentence: string
  /** Numbers of the slides that show it. */
  slides: number[]
}

/** A mistake as it is found in a text, before anyone knows which file and slide the text is of. */
export interface Found {
  /** Where in the text. */
  at: number
  sentence: string
}

/** `pages/30-transformers.md:12: no layout is named …`, as editors and terminals turn it into a link. */
export const written = ({ file, line, sentence }: Pick<Mistake, 'file' | 'line' | 'sentence'>): string => `${file}:${line}: ${sentence}`
