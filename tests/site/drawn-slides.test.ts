import type { DrawnSlides } from '../../site/build/drawn-slides'
import { resolveOptions } from '@slidev/cli'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { slidesDrawer } from '../../site/build/drawn-slides'
import { textOfDrawings } from '../../site/reading/drawn-text'

describe('the text of drawings', () => {
  it.each([
    ['an alternative and a text', '<svg role="img" aria-label="A bowl. Its minimum is 0."><text x="1">loss</text></svg>', 'A bowl. Its minimum is 0. loss'],
    ['a formula of several runs', '<text>W<tspan dy="1">(l)</tspan></text>', 'W(l)'],
    ['lines of one label', '<text><tspan x="0">hidden</tspan><tspan x="0" dy="20">layer</tspan></text>', 'hidden layer'],
    ['signs that HTML writes in its own way', '<p>Add &amp; Norm, didn&#39;t</p>', 'Add & Norm, didn\'t'],
    ['bare numbers, which say nothing', '<text>3</text><text>0.25</text><text>η = 0.25</text>', 'η = 0.25'],
    ['a measured time, which is another each time', '<p>4,096 runs in 45 ms.</p><p>Press a cell.</p>', 'Press a cell.'],
  ])('of %s', (_, html, text) => {
    expect(textOfDrawings([html])).toBe(text)
  })

  it('has a sentence once that stands at every click', () => {
    expect(textOfDrawings(['<svg aria-label="Two layers. Lit: none.">', '<svg aria-label="Two layers. Lit: the bias.">'])).toBe('Two layers. Lit: none. Lit: the bias.')
  })
})

describe('slides drawn without a browser', () => {
  let root: string // one for all: Slidev keeps the first that it finds
  beforeAll(() => {
    mkdirSync('.cache', { recursive: true })
    root = mkdtempSync(join(process.cwd(), '.cache', 'deck-')) // where vue is found
  })
  afterAll(() => rmSync(root, { recursive: true }))

  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  const FIGURE = 'components/figures/SomeFigure.vue'
  const names = (template: string) => `<script setup lang="ts">\nconst { clicks } = defineProps<{ clicks: number, names: string[] }>()\n</script>\n<template>${template}</template>\n<style scoped>\np { color: red }\n</style>`

  /** A deck with a component on its second slide. */
  function writeDeck(component: string, tag: string): void {
    write(FIGURE, component)
    write('layouts/default.vue', '<template><div><slot /></div></template>')
    write('facts.ts', 'export const names = [\'Ada\', \'Grace\']')
    write('slides.md', `---\ntheme: none\nlayout: default\n---\n\n# One\n\n---\nclicks: 1\nlayout: default\n---\n\n# Two\n\n${tag}\n\n<script setup lang="ts">\nimport { names } from './facts'\n</script>\n\n<!-- Said aloud. -->\n`)
  }
  const drawer = async () => slidesDrawer(await resolveOptions({ entry: join(root, 'slides.md') }, 'build'))
  const wordsOf = ({ slides }: DrawnSlides) => slides.map(({ words }) => words)

  it('have the words of their figures at every click, with what the slide hands over', async () => {
    writeDeck(names('<p>{{ names[clicks] }}</p>'), 'Words. <SomeFigure v-click :names="names" :clicks="$clicks" />')
    const draw = await drawer()
    const drawing = draw()
    expect(draw()).toBe(drawing)
    const drawn = await drawing
    expect(wordsOf(drawn)).toEqual(['', 'Ada Grace'])
    expect(drawn.slides[1]).toMatchObject({ no: 2, title: 'Two', note: '<p>Said aloud.</p>' })
    expect(drawn.slides[1]!.html).toMatch(/<p>Words\. <p data-v-\w+>Ada<\/p><\/p>/)

    // They are kept until a source changes.
    const kept = join(root, '.cache/drawn-slides.json')
    writeFileSync(kept, readFileSync(kept, 'utf8').replace('Ada Grace', 'kept words'))
    expect(wordsOf(await (await drawer())())).toEqual(['', 'kept words'])
    write(FIGURE, names('<svg aria-label="A name."><text>{{ names[clicks] }}</text></svg>'))
    expect(wordsOf(await draw())).toEqual(['', 'A name. Ada Grace'])
  })

  it('stop the build with a sentence where a figure needs a browser', async () => {
    writeDeck('<script setup lang="ts">\nconst width = document.body.clientWidth\n</script>\n<template><p>{{ width }}</p></template>', '<some-figure />')
    const draw = await drawer()
    await expect(draw()).rejects.toThrow(/^The cover, the page to read and the search need slides drawn without a browser, but that failed: slide 2: document is not defined\. Keep window and document for onMounted\.$/)
  })
})
