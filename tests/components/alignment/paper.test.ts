import { expect, it } from 'vitest'
import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import AlignmentPaper from '../../../components/alignment/AlignmentPaper.vue'
import { build, lecture } from '../../../demos/alignment/grammar'
import recorded from '../../../demos/alignment/recorded-translations.json'

it('prints the lecture’s sentence with each word’s darkest cell where it belongs, and the least of these', async () => {
  const html = await renderToString(createSSRApp(AlignmentPaper))
  const texts = [...html.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, text]) => text!.replaceAll(/<[^>]*>/g, '').trim())
  expect(texts).toEqual(expect.arrayContaining(['The', 'agreement', 'European', 'Economic', 'Area', 'zone', 'économique', 'européenne', 'reversedorder']))
  const { english, links } = build(lecture)
  const cells = [...html.matchAll(/fill-opacity:([^;"]*)/g)].map(([, opacity]) => Number(opacity)).slice(0, english.length * links.length)
  expect(cells).toHaveLength(english.length * links.length)
  links.forEach((link, row) => {
    const line = cells.slice(row * english.length, (row + 1) * english.length)
    expect(line.indexOf(Math.max(...line)), `row ${row}`).toBe(link)
  })
  const least = Math.min(...recorded.alignment.attention.map(row => Math.max(...row)))
  expect(Number(/^(>?)(?: ?)([\d.]+) % or more$/.exec(texts.find(text => text.replaceAll('&gt;', '>').endsWith('or more'))!.replaceAll('&gt;', '>'))![2])).toBeCloseTo(100 * least, 0)
})
