import { expect, it } from 'vitest'
import { createSSRApp } from 'vue'
import { renderToString } from 'vue/server-renderer'
import DescentPaper from '../../../components/gradient-descent/DescentPaper.vue'

it('prints the first five iterates of the four runs, and what becomes of each', async () => {
  const html = await renderToString(createSSRApp(DescentPaper))
  const texts = [...html.matchAll(/<text[^>]*>(.*?)<\/text>/g)].map(([, text]) => text!.replaceAll(/<[^>]*>/g, '').trim())
  // Each step multiplies W by 1 − 2η: 0.9, 0.6, −0.9, −1.1; the loss is W².
  for (const factor of [0.9, 0.6, -0.9, -1.1]) {
    for (const step of [0, 1, 2, 3, 4]) {
      const weight = 10 * factor ** step
      expect(texts).toContain(weight.toFixed(2).replace('-', '−'))
      expect(texts).toContain((weight ** 2).toFixed(1))
    }
  }
  expect(texts.filter(text => ['slow', 'converges', 'cycles', 'diverges'].includes(text))).toEqual(['slow', 'converges', 'slow', 'diverges'])
  expect(html).toMatch(/aria-label="Four runs of gradient descent.*diverge, η = 1\.05: W goes 10\.00, −11\.00, 12\.10, −13\.31, 14\.64; it diverges\./)
})
