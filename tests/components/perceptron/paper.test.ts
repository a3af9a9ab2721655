import { expect, it } from 'vitest'
import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import PerceptronPaper from '../../../components/perceptron/PerceptronPaper.vue'

it('prints the lecture’s drawing, and AND learned in four stages with weights that do what is said', async () => {
  const html = await renderToString(createSSRApp(PerceptronPaper))
  const texts = [...html.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, text]) => text!.replaceAll(/<[^>]*>/g, '').trim())
  expect(texts).toContain('Figure: The arrows represent the weights W.')
  const titles = texts.filter(text => text.endsWith(' right'))
  const weights = texts.filter(text => text.startsWith('W = ')).map(text => text.slice(4).replaceAll('−', '-').split(', ').map(Number) as [number, number, number])
  expect(weights).toHaveLength(4)
  const right = weights.map(([w0, w1, w2]) => ([[0, 0], [0, 1], [1, 0], [1, 1]] as const).filter(([a, b]) => (w0 + w1 * a + w2 * b > 0) === (a * b === 1)).length)
  expect(titles.map(title => Number(/(\d) of 4/.exec(title)![1]))).toEqual(right)
  expect(right.at(-1)).toBe(4)
  expect(right[0]).toBeLessThan(4)
})
