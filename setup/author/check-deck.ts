import type { Parts } from './components.ts'
import type { Found, Mistake } from './mistakes.ts'
import type { SlideInfo } from '@slidev/types'
import { load } from '@slidev/parser/fs'
import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { partsOf } from './components.ts'
import { wrongFormulas } from './formulas.ts'
import { wrongLabels } from './labels.ts'
import { wrongLayout } from './layouts.ts'
import { wrongTags } from './tags.ts'

/** Where the deck is, as Slidev gives it to a plugin. */
export interface Deck {
  entry: string
  userRoot: string
  clientRoot: string
  roots: readonly string[]
}

/** Every mistake of the deck, as its files are on the disk now: in the order of the slides, then of the figures. */
export async function mistakesOf({ entry, userRoot, clientRoot, roots }: Deck): Promise<Mistake[]> {
  const { slides } = await load({ userRoot, roots: [...roots] }, entry)
  const parts = partsOf(clientRoot, roots)
  const place = (path: string, text: string, { at, sentence }: Found, firstLine: number, slides: number[]): Mistake =>
    ({ file: relative(userRoot, path), line: firstLine + text.slice(0, at).split('\n').length, sentence, slides })

  const inSlides = slides.flatMap((slide) => {
    const { filepath, raw, start } = slide.source
    return foundIn(slide, parts).map(found => place(filepath, raw, found, start, [slide.index + 1]))
  })
  const inFigures = [...parts.components].filter(([, path]) => !path.startsWith(clientRoot)).flatMap(([name, path]) => {
    const text = readFileSync(path, 'utf8')
    return wrongLabels(text).map(found => place(path, text, found, 0, slidesWith(name, slides, parts)))
  })
  return [...inSlides, ...inFigures]
}

const foundIn = ({ frontmatter, source }: SlideInfo, { components, layouts }: Parts): Found[] => [
  ...wrongLayout(source.raw, frontmatter.layout, [...layouts.keys()]),
  ...wrongTags(source.raw, [...components.keys()]),
  ...wrongFormulas(source.raw),
].sort((one, other) => one.at - other.at)

/** Numbers of the slides that show a component, be it within another one. */
function slidesWith(component: string, slides: readonly SlideInfo[], { components }: Parts): number[] {
  const names = new Set([component])
  const shows = (text: string) => [...names].some(name => new RegExp(`<${name}\\b`).test(text))
  const texts = [...components].map(([name, path]) => [name, readFileSync(path, 'utf8')] as const)
  // A set that grows while it is gone through: a component that shows one of the names is one of them.
  for (let size = 0; size < names.size;) {
    size = names.size
    texts.filter(([, text]) => shows(text)).forEach(([name]) => names.add(name))
  }
  return slides.filter(slide => shows(slide.content)).map(slide => slide.index + 1)
}
