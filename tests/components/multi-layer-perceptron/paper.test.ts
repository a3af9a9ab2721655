import { expect, it } from 'vitest'
import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import MultiLayerPerceptronPaper from '../../../components/multi-layer-perceptron/MultiLayerPerceptronPaper.vue'

it('prints the lecture’s drawing, and XOR before and after training, with and without hidden units', async () => {
  const html = await renderToString(createSSRApp(MultiLayerPerceptronPaper))
  const texts = [...html.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, text]) => text!.replaceAll(/<[^>]*>/g, '').trim())
  expect(texts).toContain('hidden')
  expect(texts.filter(text => text === 'One perceptron')).toHaveLength(2)
  expect(texts.filter(text => text === 'Six hidden units')).toHaveLength(2)
  const scores = texts.flatMap((text) => {
    const match = /^loss ([\d.e−]+), (\d+) %$/.exec(text)
    return match ? [{ loss: Number(match[1]!.replace('−', '-')), right: Number(match[2]) }] : []
  })
  const [, perceptron, , network] = scores
  // No line has more than three of XOR's four corners on its side, and answering 0 everywhere has a loss of 1.
  expect(perceptron!.right).toBeLessThan(76)
  expect(Math.abs(perceptron!.loss - 1)).toBeLessThan(0.1)
  expect(network!.right).toBeGreaterThanOrEqual(99)
  expect(network!.loss).toBeLessThan(0.1)
})
