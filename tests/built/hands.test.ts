import type { Browser, Locator, Page } from 'playwright'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { convolve } from '../../demos/convolution/convolution'
import { drawnScene } from '../../demos/convolution/drawn-scene'
import { matrixOf } from '../../demos/shared/plane'
import { expectClickerToWork, openDemo } from './support/explore'
import { FULL_PAGE } from './support/full-pages'
import { openLecture } from './support/lecture'
import { gridText, launch, painted, settled } from './support/open-deck'

/** The demos under a real pointer, with the clicker in between. */

const demos = [
  { alias: 'gradient-descent', name: 'gradient-descent', click: 2 },
  { alias: 'convolution', name: 'convolution', click: 1 },
  { alias: 'max-pooling', name: 'max-pooling', click: 1 },
  { alias: 'backpropagation', name: 'backpropagation', click: 3 },
  { alias: 'large-language-models', name: 'masked-words', click: 1 },
  { alias: 'key-and-query', name: 'alignment', click: 0 },
  { alias: 'self-attention', name: 'self-attention', click: 1 },
  { alias: 'multi-layer-perceptron', name: 'multi-layer-perceptron', click: 0 },
  { alias: 'perceptron', name: 'perceptron', click: 1 },
]
/** Those that play along the clicks. */
const played = demos.slice(0, 4)
/** Those with a field beside them on the slide. */
const typedInto = demos.slice(0, 3)

const SIZES = [[1280, 720], [1366, 768], [1536, 864], [1600, 900], [1920, 1080]] as const

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const button = (demo: Locator, name: string) => demo.getByRole('button', { name, exact: true })

async function middleOf(target: Locator): Promise<{ x: number, y: number }> {
  const box = (await target.boundingBox())!
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

async function moveTo(page: Page, target: Locator): Promise<void> {
  const { x, y } = await middleOf(target)
  await page.mouse.move(x, y)
}

/** The controls of the slide on show that a pointer does not hit at their middle or one of their corners, and what it hits there. */
const coveredControls = (page: Page) => page.evaluate(() => {
  const slide = [...document.querySelectorAll<HTMLElement>('#slideshow [data-slidev-no]')].find(slide => slide.checkVisibility())!
  const controls = [...slide.querySelectorAll<HTMLElement>('.demo-bar :is(button, input, select), .frame-header a, .frame-footer a')]
  return controls.flatMap((control) => {
    const target = control.closest('label') ?? control
    const { left, right, top, bottom } = (control instanceof HTMLInputElement && control.type === 'radio' ? target : control).getBoundingClientRect()
    const inset = 3 // a corner is round
    const points = [[(left + right) / 2, (top + bottom) / 2], [left + inset, top + inset], [right - inset, top + inset], [left + inset, bottom - inset], [right - inset, bottom - inset]]
    return points.flatMap(([x, y]) => {
      const hit = document.elementFromPoint(x!, y!)
      return hit && (target.contains(hit) || control.contains(hit)) ? [] : [`${control.outerHTML.slice(0, 60)} at ${x}, ${y}: ${hit?.outerHTML.slice(0, 60)}`]
    })
  })
})

describe('Slidev\'s bar of buttons', () => {
  it.each(demos)('lies over no control of $alias, shown or not, in any window', async ({ alias, name, click }) => {
    const { page, close } = await openDemo(browser, { alias, name, click })
    const bar = page.locator('#slide-container nav:has(button[title="Go to next slide"])')
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height })
      await painted(page)
      expect(await coveredControls(page), `${width} × ${height}`).toEqual([])
      await moveTo(page, bar)
      expect(await coveredControls(page), `${width} × ${height}, with the bar on show`).toEqual([])
      await expect.poll(() => bar.evaluate(element => getComputedStyle(element.parentElement!).opacity)).toBe('1')
      await page.mouse.move(width / 2, height / 2)
    }
    await close()
  })

  it('has its menu inside the window', async () => {
    const { page, close } = await openDemo(browser, { alias: 'convolution', viewport: { width: 1280, height: 720 } })
    const bar = page.locator('#slide-container nav:has(button[title="Go to next slide"])')
    await moveTo(page, bar)
    await bar.getByTitle('More Options').click()
    const menu = (await bar.locator('.z-menu').boundingBox())!
    expect(menu.y).toBeGreaterThan(0)
    expect(menu.x).toBeGreaterThan(0)
    expect(menu.x + menu.width).toBeLessThanOrEqual(1280)
    expect(menu.y + menu.height).toBeLessThanOrEqual(720)
    await close()
  })
})

describe.each(played)('a playing demo on $alias', ({ alias, name, click }) => {
  it('ends at once and for good with the clicker, and with "Back to the talk"', async () => {
    const { page, demo, close } = await openDemo(browser, { alias, name })
    await button(demo, 'Play').click()
    await button(demo, 'Back to the talk').waitFor()
    await expectClickerToWork(page, alias, 1)
    await page.waitForTimeout(1600) // two beats of a clock that would still run
    expect(await button(demo, 'Back to the talk').count()).toBe(0)
    expect(await button(demo, 'Pause').count()).toBe(0)

    await button(demo, 'Play').click()
    await button(demo, 'Back to the talk').click()
    await page.waitForTimeout(1600)
    expect(await button(demo, 'Back to the talk').count()).toBe(0)
    await expectClickerToWork(page, alias, 2)
    await settled(page, alias, 2)
    expect(click).toBeGreaterThan(0)
    await close()
  })
})

describe('a refusal', () => {
  it.each(typedInto)('on the slide of $alias covers no part of the picture', async ({ alias, name, click }) => {
    const { demo, close } = await openDemo(browser, { alias, name, click })
    const field = demo.locator('input[type=number]').first()
    await field.fill('-99')
    await field.blur()
    const notice = (await demo.locator('.demo-bar .refused').boundingBox())!
    const picture = (await demo.locator('.demo-picture').boundingBox())!
    const bar = (await demo.locator('.demo-bar').boundingBox())!
    expect(notice.y).toBeGreaterThanOrEqual(picture.y + picture.height)
    expect(notice.y).toBeGreaterThanOrEqual(bar.y + bar.height)
    expect(notice.y + notice.height).toBeLessThanOrEqual(1080)
    await field.fill('1')
    await expect.poll(() => demo.locator('.refused').count()).toBe(0)
    await close()
  })

  it('on the full page stands below its field', async () => {
    const { demo, close } = await openDemo(browser, { alias: 'convolution', search: 'explore=page' })
    const stride = demo.locator('.number-field', { hasText: 'Stride' })
    await stride.locator('input').fill('77')
    await stride.locator('input').blur()
    expect(await stride.locator('.refusal').textContent()).toContain('Stride takes no “77”')
    expect(await demo.locator('dialog > .demo-notice').count()).toBe(0)
    await close()
  })
})

describe('a field', () => {
  it('shows every digit of what is computed with', async () => {
    const { demo, close } = await openDemo(browser, { alias: 'gradient-descent', click: 2 })
    const rate = demo.getByLabel('Learning rate η', { exact: true })
    await rate.fill('0.0263')
    expect(await rate.evaluate((input: HTMLInputElement) => input.scrollWidth <= input.clientWidth)).toBe(true)
    await close()
  })

  it('for the kernel\'s size loses no weights when the kernel shrinks and grows again', async () => {
    const { demo, close } = await openDemo(browser, { alias: 'convolution', click: 1 })
    const kernel = demo.getByRole('grid', { name: 'Kernel K' })
    const before = await gridText(kernel)
    const size = demo.getByLabel('Kernel size')
    await size.fill('1')
    await expect.poll(() => gridText(kernel)).toEqual([['1']])
    await size.fill('3')
    await expect.poll(() => gridText(kernel)).toEqual(before)
    await close()
  })
})

describe('gradient descent', () => {
  const weightOf = (demo: Locator) => demo.getByRole('slider', { name: 'Ball, in the picture' }).last().getAttribute('aria-valuenow').then(Number)

  it('has a ball to drag on the slide: the run starts anew from there, and no text is selected', async () => {
    const { page, demo, close } = await openDemo(browser, { alias: 'gradient-descent', click: 1 })
    const ball = demo.getByRole('slider', { name: 'Ball, in the picture' })
    const before = await weightOf(demo)
    const { x, y } = await middleOf(ball)
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + 100, y - 20, { steps: 5 })
    await page.mouse.move(x + 240, y - 60, { steps: 5 })
    await page.mouse.up()
    const after = await weightOf(demo)
    // 27.4 units of W are 920 px of the talk's picture.
    expect(after - before).toBeCloseTo(240 * 27.4 / 920, 0)
    expect(await demo.getByLabel('Start W₀').inputValue()).toBe(String(after))
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('')
    await expectClickerToWork(page, 'gradient-descent', 2)
    await close()
  })

  it('has the ball and a learning rate on a scale moved by keys, too', async () => {
    const { page, demo, close } = await openDemo(browser, { alias: 'gradient-descent', click: 2 })
    const ball = demo.getByRole('slider', { name: 'Ball, in the picture' }).first()
    await ball.focus()
    await page.keyboard.press('Home')
    await expect.poll(() => demo.getByLabel('Start W₀').inputValue()).toBe('-10')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => demo.getByLabel('Start W₀').inputValue()).toBe('-9.5')
    const scale = demo.getByRole('slider', { name: 'Learning rate η, by powers of ten' })
    await scale.focus()
    await page.keyboard.press('Home')
    await expect.poll(() => demo.getByLabel('Learning rate η', { exact: true }).inputValue()).toBe('0.001')
    await close()
  })
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
    for (const { alias, name, click } of demos.filter(({ alias }) => alias !== 'multi-layer-perceptron')) { // there nothing is predicted
      const { demo, close } = await openDemo(browser, { alias, name, click, search: 'explore=slide' })
      const control = demo.locator('[aria-keyshortcuts=q]')
      const before = (await control.textContent())!.trim()
      await control.click()
      await expect.poll(async () => (await control.textContent())!.trim()).not.toBe(before)
      await close()
    }
  })
})

describe('an output cell', () => {
  it('of the convolution lights its window and its sum under the pointer; a press keeps it', async () => {
    const { page, demo, close } = await openDemo(browser, { alias: 'convolution', click: 6 })
    const output = demo.getByRole('grid', { name: 'Output I * K' })
    const alt = () => demo.locator('svg.figure').first().getAttribute('aria-label')
    await moveTo(page, output.locator('[data-row="1"][data-column="2"]'))
    // The lecture's I * K has a 4 there, from rows 2 to 4 and columns 3 to 5.
    await expect.poll(alt).toContain('The window lies on rows 2 to 4 and columns 3 to 5 of I')
    await page.mouse.move(5, 400)
    await expect.poll(alt).toContain('rows 5 to 7 and columns 5 to 7')
    await output.locator('[data-row="1"][data-column="2"]').click()
    await page.mouse.move(5, 400)
    await painted(page)
    expect(await alt()).toContain('rows 2 to 4 and columns 3 to 5')
    await close()
  })

  it('that is not known yet keeps its secret under the pointer', async () => {
    const { page, demo, close } = await openDemo(browser, { alias: 'convolution', click: 1 })
    const alt = () => demo.locator('svg.figure').first().getAttribute('aria-label')
    const before = await alt()
    await moveTo(page, demo.getByRole('grid', { name: 'Output I * K' }).locator('[data-row="3"][data-column="3"]'))
    await painted(page)
    expect(await alt()).toBe(before)
    await close()
  })

  it('of pooling lights its region under the pointer', async () => {
    const { page, demo, close } = await openDemo(browser, { alias: 'max-pooling', click: 4 })
    await moveTo(page, demo.getByRole('grid', { name: 'Output' }).locator('[data-row="0"][data-column="1"]'))
    await expect.poll(() => demo.locator('svg.figure').first().getAttribute('aria-label')).toContain('Region 2 is lit')
    await close()
  })
})

describe('the loupe on a whole picture', () => {
  const SOBEL = [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]
  const scene = drawnScene({ width: 64, height: 48 })
  const { output } = convolve(matrixOf(scene).map(line => line.map(value => Math.round(255 * value))), SOBEL)
  const place = { alias: 'convolution', backend: 'cpu', search: 'explore=page&part=picture&kernel=-1,0,1;-2,0,2;-1,0,1' }
  const loupeOf = (demo: Locator) => demo.getByRole('application', { name: /^Loupe/ })
  const sumOf = (demo: Locator) => loupeOf(demo).locator('.sum').textContent().then(text => Number(text!.replace('−', '-')))

  it('shows the sum that the output has there, under a pointer on either picture, and by keys', async () => {
    const { page, demo, close } = await openDemo(browser, place)
    const pointAt = async (image: Locator, { row, column, rows, columns }: { row: number, column: number, rows: number, columns: number }) => {
      const box = (await image.boundingBox())!
      await page.mouse.move(box.x + (column + 0.5) / columns * box.width, box.y + (row + 0.5) / rows * box.height)
    }
    // The window around pixel (20, 45) of the input gives the output's (19, 44).
    await pointAt(demo.getByRole('img', { name: /^The picture/ }), { row: 20, column: 45, rows: 48, columns: 64 })
    await expect.poll(() => sumOf(demo)).toBe(output[19]![44])
    await pointAt(demo.getByRole('img', { name: /^Feature map/ }), { row: 30, column: 50, rows: 46, columns: 62 })
    await expect.poll(() => sumOf(demo)).toBe(output[30]![50])
    await page.mouse.move(5, 5)
    await loupeOf(demo).focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Shift+ArrowUp')
    await expect.poll(() => sumOf(demo)).toBe(output[22]![51])
    expect(await loupeOf(demo).textContent()).toContain('Σ =')
    await close()
  })

  it('is absent where the picture is smaller than the kernel, and the page says why', async () => {
    const { demo, complaints, close } = await openDemo(browser, place)
    await demo.locator('input[type=file]').setInputFiles({ name: 'dot.png', mimeType: 'image/png', buffer: PNG.sync.write(new PNG({ width: 1, height: 1 })) })
    await expect.poll(() => demo.locator('.computing').allTextContents().then(texts => texts.join(' '))).toMatch(/kernel.*is larger than the padded input/)
    expect(await loupeOf(demo).count()).toBe(0)
    expect(complaints).toEqual([])
    await close()
  })

  it('prints products that add up', async () => {
    const { demo, close } = await openDemo(browser, place)
    const numbers = (await loupeOf(demo).locator('.number-grid').last().locator('text').allTextContents()).map(text => Number(text.replace('−', '-')))
    expect(numbers).toHaveLength(9)
    expect(numbers.reduce((sum, number) => sum + number, 0)).toBe(await sumOf(demo))
    await close()
  })
})

it('an empty board asks to be drawn on, until it is', async () => {
  const { page, demo, close } = await openDemo(browser, { alias: 'convolution', backend: 'cpu', search: 'explore=page&part=picture&source=painting' })
  const board = demo.getByRole('application', { name: /^The painting/ })
  expect(await demo.getByText('Draw here').isVisible()).toBe(true)
  const { x, y } = await middleOf(board)
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + 60, y + 20, { steps: 3 })
  await page.mouse.up()
  await expect.poll(() => demo.getByText('Draw here').count()).toBe(0)
  await close()
})

describe('the presenter view', () => {
  it('keeps notes, timer and next slide in sight and in reach while a demo\'s full page is open', async () => {
    const lecture = await openLecture(browser, { alias: 'convolution' })
    const { presenter, led } = lecture
    await led.getByRole('button', { name: 'Explore' }).click()
    const page = presenter.locator(FULL_PAGE)
    await page.waitFor()
    const inner = (await page.boundingBox())!
    const pane = (await presenter.locator('.slidev-slide-content').filter({ has: page }).boundingBox())!
    for (const side of ['x', 'y', 'width', 'height'] as const)
      expect(inner[side]).toBeCloseTo(pane[side], 0)
    const { x, y } = await middleOf(presenter.locator('.grid-section.note'))
    expect(await presenter.evaluate(([x, y]) => document.elementFromPoint(x!, y!)?.closest('.note') !== null, [x, y])).toBe(true)
    await page.getByLabel('Stride', { exact: true }).fill('2')
    await expect.poll(() => lecture.followed.locator('dialog').getByLabel('Stride', { exact: true }).inputValue()).toBe('2')
    await page.focus()
    await presenter.keyboard.press('Escape')
    await page.waitFor({ state: 'detached' })
    await lecture.close()
  })
})

describe('the hall', () => {
  it('sees how far the presenter scrolls a full page, and which tables are open', async () => {
    const lecture = await openLecture(browser, { alias: 'gradient-descent' })
    const { led, audience, followed } = lecture
    await led.getByRole('button', { name: 'Explore' }).click()
    const [page, seen] = [led.locator(FULL_PAGE), followed.locator(FULL_PAGE)]
    await seen.waitFor()
    const isOpen = () => seen.locator('details').evaluate((part: HTMLDetailsElement) => part.open)
    expect(await isOpen()).toBe(true)
    await page.locator('summary').click()
    await expect.poll(isOpen).toBe(false)
    await audience.setViewportSize({ width: 900, height: 500 })
    await page.evaluate((dialog) => {
      dialog.style.height = '300px' // so that there is something to scroll
      dialog.scrollTop = dialog.scrollHeight
    })
    await expect.poll(() => seen.evaluate(dialog => dialog.scrollTop > 0 && dialog.scrollHeight - dialog.clientHeight - dialog.scrollTop < 2)).toBe(true)
    await lecture.close()
  })
})
