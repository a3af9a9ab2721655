import type { Browser, Locator, Page } from 'playwright'
import { readFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import metrics from '../../demos/digits/digits-metrics.json'
import { normalisedImage } from '../../demos/digits/image'
import { testDrawings } from '../../demos/digits/test-drawings'
import { decodeWeights } from '../../demos/digits/weights'
import { plainStages } from '../tensors/support/digits'
import { openDemo, saidBy, stateInAddress } from './support/explore'
import { openLecture } from './support/lecture'
import { launch } from './support/open-deck'

const alias = 'convolution-and-pooling'
const name = 'digits'

let browser: Browser
beforeAll(async () => { browser = await launch() })

const button = (demo: Locator, name: string) => demo.getByRole('button', { name, exact: true })
const board = (demo: Locator) => demo.getByRole('application', { name: 'Drawing board' })
const digitOf = (demo: Locator) => demo.getAttribute('data-digit')
const shares = async (demo: Locator) => (await demo.getByRole('table', { name: 'Probabilities' }).getByRole('row').allInnerTexts())
  .map(text => /(\d)\s+([\d.]+) %/.exec(text)).filter(found => found !== null).map(([, , percent]) => Number(percent))

type Place = readonly [x: number, y: number]
/** Strokes of the board as pointers see them, scaled about the board's middle and moved. */
async function onScreen(demo: Locator, strokes: readonly (readonly Place[])[], { scale = 1, by = [0, 0] as Place } = {}) {
  const box = (await board(demo).boundingBox())!
  const along = (value: number, move: number) => (140 + scale * (value - 140) + move) / 280
  return strokes.map(stroke => stroke.map(([x, y]) => [box.x + along(x, by[0]) * box.width, box.y + along(y, by[1]) * box.height] as const))
}

async function drawWithMouse(page: Page, demo: Locator, strokes: readonly (readonly Place[])[], how?: Parameters<typeof onScreen>[2]): Promise<void> {
  for (const [first, ...rest] of await onScreen(demo, strokes, how)) {
    await page.mouse.move(...first!)
    await page.mouse.down()
    for (const place of rest)
      await page.mouse.move(...place)
    await page.mouse.up()
  }
}

async function drawWithFinger(page: Page, demo: Locator, strokes: readonly (readonly Place[])[]): Promise<void> {
  const client = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', places: readonly Place[]) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: places.map(([x, y]) => ({ x, y })) })
  for (const [first, ...rest] of await onScreen(demo, strokes)) {
    await touch('touchStart', [first!])
    for (const place of rest)
      await touch('touchMove', [place])
    await touch('touchEnd', [])
  }
}

const strokesOf = (digit: number) => testDrawings.find(one => one.digit === digit)!.drawing

it('reads what is drawn by mouse, finger and keys, wherever and however large it stands', async () => {
  const { page, demo, complaints, close } = await openDemo(browser, { alias, name, backend: 'cpu', isTouched: true, viewport: { width: 1280, height: 720 } })
  // The lecture's 3 on the slide, with what the shipped weights make of the image by the definition.
  expect(await digitOf(demo)).toBe('3')
  await page.keyboard.press('e')
  await board(demo).waitFor()
  expect(await page.locator('dialog').evaluate(dialog => dialog.scrollHeight <= dialog.clientHeight && dialog.scrollWidth <= dialog.clientWidth)).toBe(true)

  await drawWithMouse(page, demo, strokesOf(7))
  expect(await digitOf(demo)).toBe('7')
  const { parameters } = decodeWeights(readFileSync('public/weights/digits.bin'))
  const { probabilities } = plainStages(parameters, normalisedImage(strokesOf(7), { pen: 24 }))
  const printed = await shares(demo)
  expect(printed).toHaveLength(10)
  // Screen pixels and the board's grid move a point by a unit or two.
  printed.forEach((percent, digit) => expect(percent / 100).toBeCloseTo(probabilities[digit]!, 1))
  expect(await saidBy(demo)).toMatch(/^It reads 7, with \d+\.\d %\.$/)

  for (const [digit, how] of [[5, { scale: 0.2, by: [-100, 100] }], [2, { scale: 1.3 }], [0, { by: [50, 20] }]] as const) {
    await button(demo, 'Clear').click()
    expect(await digitOf(demo)).toBeNull()
    await drawWithMouse(page, demo, strokesOf(digit), how)
    expect(await digitOf(demo), JSON.stringify(how)).toBe(String(digit))
  }
  await button(demo, 'Undo').click()
  expect(await digitOf(demo)).toBeNull()

  await drawWithFinger(page, demo, strokesOf(4))
  expect(await digitOf(demo)).toBe('4')
  await expect.poll(async () => (await stateInAddress(page)).drawing?.length).toBeLessThan(60)

  // By keys: the brush from the top of the board, straight down.
  await button(demo, 'Clear').click()
  await board(demo).focus()
  await page.keyboard.press('Space')
  for (let press = 0; press < 18; press++)
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  expect(await digitOf(demo)).toBe('1')

  // Ten thousand points of one stroke, as fast as they come; a scribble gets a digit, too.
  const reading = await board(demo).evaluate(async (element) => {
    const box = element.getBoundingClientRect()
    const send = (type: string, index: number) => element.dispatchEvent(new PointerEvent(type, {
      pointerId: 1,
      button: 0,
      bubbles: true,
      clientX: box.x + box.width * (0.5 + 0.45 * Math.sin(index * 0.7)),
      clientY: box.y + box.height * (0.5 + 0.45 * Math.cos(index * 0.31)),
    }))
    element.setPointerCapture = () => {} // of a pointer that is none
    send('pointerdown', 0)
    for (let index = 1; index < 10_000; index++)
      send('pointermove', index)
    send('pointerup', 10_000)
    await new Promise(requestAnimationFrame)
    return element.closest('section')!.dataset.digit
  })
  expect(reading).toMatch(/^\d$/)
  expect(await demo.locator('dialog').innerText()).toContain('The board has 4000 points')

  await demo.getByRole('combobox', { name: 'Image' }).selectOption('letter')
  await expect.poll(() => demo.locator('dialog').innerText()).toMatch(/This is a letter\. The network has never seen one, and still says \d/)

  // A cell that keys lead to, with arithmetic that adds up.
  await demo.getByRole('application', { name: /^First maps/ }).focus()
  await page.keyboard.press('ArrowDown')
  const [, terms, result] = /max\(0, ([^)]*)\) [=≈] (\d+(?:\.\d+)?)/.exec(await saidBy(demo))!
  const sum = terms!.replaceAll('−', '-').replaceAll(' ', '').match(/[+-]?[\d.]+/g)!.reduce((total, term) => total + Number(term), 0)
  expect(Math.max(0, sum)).toBeCloseTo(Number(result), 1)

  // A number of the confusion matrix opens its drawings, and one of them goes onto the board.
  await demo.getByRole('radio', { name: 'drawings to measure by' }).check()
  const counts = (await demo.getByRole('table', { name: 'Confusion matrix' }).getByRole('button').allInnerTexts()).map(Number)
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(testDrawings.length)
  await button(demo, '12 drawings of 9 read as 9').click()
  expect(await page.locator('dialog').evaluate(dialog => dialog.scrollHeight <= dialog.clientHeight)).toBe(true)
  await demo.getByRole('button', { name: /meant as 9/ }).first().click()
  expect(await digitOf(demo)).toBe('9')

  // Both recorded runs at their end: as the metrics have it.
  await demo.getByRole('radio', { name: 'training' }).check()
  await demo.getByRole('slider', { name: 'Step' }).press('End')
  const shipped = metrics.networks.digits.runs.find(({ seed }) => seed === metrics.networks.digits.shippedSeed)!
  const cosine = shipped.cosines.reduce((sum, one) => sum + one, 0) / shipped.cosines.length
  await expect.poll(() => demo.locator('dialog').innerText()).toContain(`${(100 * shipped.drawings).toFixed(1)} % of the 120 drawings right. Cosine of the kernels to their first values: ${cosine.toFixed(2)}.`)
  expect(complaints).toEqual([])
  await close()
})

it('shows the audience what is drawn, and goes back to the talk by a click', async () => {
  const { presenter, led, followed, close } = await openLecture(browser, { alias, name, query: '?backend=cpu', hasClicks: false })
  await led.getByRole('combobox', { name: 'Image' }).selectOption('8')
  await expect.poll(() => digitOf(followed)).toBe('8')
  await presenter.keyboard.press('e')
  await board(led).waitFor()
  await drawWithMouse(presenter, led, strokesOf(6))
  await expect.poll(() => digitOf(followed)).toBe('6')
  expect(await shares(followed)).toEqual(await shares(led))
  await close()
})

it('leaves the recorded picture and a sentence without its weights, or with others', async () => {
  for (const body of [undefined, Buffer.from('<!doctype html> no weights')]) {
    const { page, demo, close } = await openDemo(browser, {
      alias: 'max-pooling',
      name: 'max-pooling',
      backend: 'cpu',
    })
    await page.route(/weights\/digits\.bin/, route => body ? route.fulfill({ body }) : route.abort())
    await demo.waitFor()
    await page.goto(page.url().replace(/#.*/, `#/${alias}`))
    const digits = page.locator(`#slideshow section[data-demo=${name}]`)
    await digits.and(page.locator('[data-status=error]')).waitFor()
    expect(await digits.locator('.demo-notice').innerText()).toMatch(/weights file .* (could not be fetched|is no weights file).*The picture is the lecture’s 3 as it was read when the network was trained\./s)
    expect(await digits.locator('svg.figure').getAttribute('aria-label')).toMatch(/the digit 3 has the largest/)
    await close()
  }
})
