import { expect, it } from 'vitest'
import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import BackpropagationPaper from '../../../components/backpropagation/BackpropagationPaper.vue'

it('prints every number of the example, and a line of each stage', async () => {
  const html = await renderToString(createSSRApp(BackpropagationPaper))
  const texts = [...html.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, text]) => text!.replaceAll(/<[^>]*>/g, '').trim())
  // Inputs, weights, hidden outputs, and the derivatives by them.
  expect(texts).toEqual(expect.arrayContaining(['0.5', '1.5', '0.8', '−0.2', '−2', '−3', '−1.6', '−0.8', '0.4', '0.2']))
  expect(texts.filter(text => / = /.test(text) && !text.startsWith('3. '))).toEqual(['y^ = 2', '0.8 · 1.5 + (−0.2) · 1 = 1', '(1 − 2)² = 1', '−1.6 · 1 · 1 = −1.6', '1 − 0.1 · (−1.6) = 1.16'])
  expect(texts.filter(text => /^[123]\. /.test(text))).toEqual(['1. forward: prediction y', '2. backward: error, to the first weight', '3. update of that weight, η = 0.1'])
  expect(html).toMatch(/aria-label="A network with two inputs.*to the loss J: \(1 minus 2\) squared equals 1\./)
})
