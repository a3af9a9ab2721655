/** The text with every match as spaces: what is left stands at the same line and place as before. */
export const blank = (text: string, pattern: RegExp): string => text.replace(pattern, match => match.replace(/\S/g, ' '))

/** Code, in which nothing is rendered. */
const CODE = /^ {0,3}(`{3,}|~{3,})[\s\S]*?^ {0,3}\1|(?<!`)(`+)(?!`)[^\n]*?[^`\n]\2(?!`)/gm
/** Comments that are no note: something follows before the slide ends. */
const ASIDE = /<!--[\s\S]*?-->(?=\s*\S)/g
const NOTE = /<!--[\s\S]*?-->/g
const SCRIPT = /<(script|style)\b[\s\S]*?<\/\1>/g
const FRONTMATTER = /^---\n[\s\S]*?\n---(?=\n|$)/

/** What of a slide's source can have formulas: its text and its note. */
export const proseOf = (source: string): string =>
  [FRONTMATTER, SCRIPT, CODE, ASIDE].reduce(blank, source)

/** Slidev's rules for a formula: no space within the dollars, no digit behind them; a paragraph's end ends it. */
export const FORMULA = /(?<!\\)\$\$([\s\S]+?)\$\$|(?<![\\$])\$(?![\s$])((?:\\[\s\S]|[^$\\\n]|\n(?!\s*\n))+?)(?<!\s)\$(?!\d)/g

/** What of a slide's source can have tags. */
export const markupOf = (source: string): string =>
  [NOTE, FORMULA].reduce(blank, proseOf(source))
