import type { Browser } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { demosOnSlides, openDemo } from './support/explore'
import { launch, settled } from './support/open-deck'

/** Predict, then reveal: one way in all demos. */

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})

describe('a prediction on the slide', () => {
  it.each([
    ['gradient-descent', 'gradient-descent', 2, 'equals what?', /Diverges: η × curvature = 2\.1/],
    ['convolution', 'convolution', 3, '= ?', /[+] 1·1 = 3|= 3/],
    ['max-pooling', 'max-pooling', 2, 'Output so far: 2.', /Output so far: 2 3[. ]/],
    ['backpropagation', 'backpropagation', 3, 'the derivative by W(1) 2,1: what is it?', /0\.4 · 1 · 1 = 0\.4/],
    ['self-attention', 'self-attention', 1, 'is hidden, to be predicted', /93 ?%|looks most/],
    ['large-language-models', 'masked-words', 1, 'not revealed yet', /1 was > 99\.\d %|1 was 99\.\d %/],
  ] as const)('of %s is asked and answered by a key, without a click of the lecture', async (alias, name, click, question, answer) => {
    const { page, demo, close } = await openDemo(browser, { alias, name, click })
    const seen = () => demo.evaluate(element => [...element.querySelectorAll('svg.figure')].map(figure => `${figure.getAttribute('aria-label')} ${figure.textContent}`).join(' ') + element.textContent)
    await page.keyboard.press('q')
    if (name === 'masked-words')
      await page.keyboard.press('q')
    await expect.poll(seen).toContain(question)
    expect(await seen()).not.toMatch(answer)
    await page.keyboard.press('q')
    await expect.poll(seen).toMatch(answer)
    expect(new URL(page.url()).hash).toContain(`clicks=${click}`)
    await page.keyboard.press('PageUp')
    await settled(page, alias, click - 1)
    await close()
  })

  it.each([
    ['convolution', 3, '5', 'You guessed 5: the sum is 3.'],
    ['max-pooling', 2, '3', 'You guessed 3: the maximum is 3.'],
    ['gradient-descent', 2, '-2', 'You guessed −2: the next W is'],
  ])('of %s takes a guess on the full page, puts it beside the answer, and asks anew', async (alias, click, guess, answer) => {
    const { demo, close } = await openDemo(browser, { alias, click, backend: 'cpu', search: `explore=page&position=${click}` })
    const field = demo.locator('.predict-field')
    const entry = field.getByRole('spinbutton', { name: /^Your guess/ })
    await demo.getByRole('checkbox', { name: 'Predict' }).check()
    await entry.fill(guess)
    expect(await field.textContent()).not.toContain(answer)
    await entry.press('Enter')
    await expect.poll(() => field.textContent().then(text => text!.replace(/\s+/g, ' '))).toContain(answer)
    await demo.getByRole('button', { name: 'Step', exact: true }).click()
    expect(await entry.inputValue()).toBe('')
    await field.getByRole('button', { name: 'Reveal' }).click()
    await expect.poll(() => field.textContent()).toMatch(/is [−\d.]+/)
    expect(await field.textContent()).not.toContain('guessed')
    await close()
  })

  it('of self-attention takes a word for a guess, with every panel hidden', async () => {
    const { demo, close } = await openDemo(browser, { alias: 'self-attention', click: 1, backend: 'cpu', search: 'explore=page' })
    await demo.getByRole('checkbox', { name: 'Predict' }).check()
    const page = demo.locator('dialog')
    for (const panel of [page.locator('.arc'), page.getByRole('grid'), page.locator('tbody tr'), page.locator('.pair-arithmetic')])
      await expect.poll(() => panel.count()).toBe(0)
    expect((await page.locator('.panels > .column > :not(details)').allTextContents()).join(' ')).not.toMatch(/\d %/)
    expect(await demo.getByRole('status').textContent()).not.toMatch(/%|percent/)
    await page.getByLabel(/^Your guess/).selectOption('street')
    await page.getByRole('button', { name: 'Reveal' }).click()
    await expect.poll(() => page.textContent().then(text => text!.replace(/\s+/g, ' '))).toContain('You guessed “street”: “it” looks most at “animal”, 93 %.')
    await demo.getByRole('group', { name: 'Sentence' }).getByRole('radio', { name: 'wide' }).check()
    await expect.poll(() => page.locator('.arc').count()).toBe(0)
    await close()
  })

  it('has a button, too', async () => {
    const asksNothing = ['multi-layer-perceptron', 'digits', 'digit-units']
    for (const { alias, name, click } of demosOnSlides.filter(({ name }) => !asksNothing.includes(name))) {
      const { demo, close } = await openDemo(browser, { alias, name, click, search: 'explore=slide' })
      const control = demo.locator('[aria-keyshortcuts=q]')
      const before = (await control.textContent())!.trim()
      await control.click()
      await expect.poll(async () => (await control.textContent())!.trim()).not.toBe(before)
      await close()
    }
  })
})
