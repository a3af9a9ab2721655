import type { DrawnSlide } from '../../site/build/figure-frames'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { afterEach, describe, expect, it } from 'vitest'
import { textOfDrawings } from '../../site/build/drawn-text'
import { figureWords } from '../../site/build/figure-words'

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

describe('the words of figures', () => {
  let root: string
  afterEach(() => rmSync(root, { recursive: true }))

  /** A deck with one component on its second slide. */
  function deckWith(component: string, tag: string): DrawnSlide[] {
    mkdirSync('.cache', { recursive: true })
    root = mkdtempSync(join(process.cwd(), '.cache', 'deck-')) // where vue is found
    const files = { 'components/figures/SomeFigure.vue': component, 'demos/a.ts': '', 'pages/facts/b.ts': 'export const names = [\'Ada\', \'Grace\']', 'slides.md': '', 'site/build/c.ts': '', 'package-lock.json': '' }
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, file)), { recursive: true })
      writeFileSync(join(root, file), text)
    }
    const source = { filepath: join(root, 'pages/p.md') } as DrawnSlide['source']
    return [
      { index: 0, content: 'words', frontmatter: {}, source },
      { index: 1, content: `${tag}\n\n<script setup lang="ts">\nimport { names } from './facts/b'\n</script>`, frontmatter: { clicks: 2 }, source },
    ]
  }

  it('are those at every click, with what the slide hands over', async () => {
    const slides = deckWith('<script setup lang="ts">\nconst { step } = defineProps<{ step: number, names: string[] }>()\n</script>\n<template><p>{{ names[step] }}</p></template>\n<style>\np { color: red }\n</style>', '<SomeFigure v-click :names="names" :step="$clicks" />')
    expect(await figureWords(slides, root)).toEqual(['', 'Ada Grace'])
  })

  it('stop the build with a sentence where a figure cannot be drawn without a browser', async () => {
    const slides = deckWith('<script setup lang="ts">\nconst width = document.body.clientWidth\n</script>\n<template><p>{{ width }}</p></template>', '<some-figure />')
    await expect(figureWords(slides, root)).rejects.toThrow(/^The search is to find what figures and demos say, but .*frame 2: document is not defined\. Keep window and document for onMounted\.$/)
  })
})
