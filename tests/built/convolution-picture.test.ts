import type { Browser, Locator, Page } from 'playwright'
import { chromium } from 'playwright'
import { PNG } from 'pngjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { inject } from 'vitest'
import { convolve } from '../../demos/convolution/convolution'
import { drawnScene } from '../../demos/convolution/drawn-scene'
import { matrixOf } from '../../demos/shared/plane'
import { chromiumFlags } from '../../scripts/chromium.ts'
import { button, cell, ink, place, typeInto } from './support/convolution'
import { expectClickerToWork, openDemo, stateInAddress } from './support/explore'
import { openLecture } from './support/lecture'
import { demoOf, launch, middleOf, openDeck } from './support/open-deck'

/** The convolution's page on a whole picture: a file, a painting, the camera. */

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})

describe('a whole picture', () => {
  const panel = { ...place, backend: 'cpu', search: 'explore=page&part=picture&source=scene&kernel=-1,0,1;-2,0,2;-1,0,1' }
  const computing = (demo: Locator) => demo.locator('.computing').textContent()
  const computed = (demo: Locator, what: string) => expect.poll(() => computing(demo)).toContain(what)
  const open = (demo: Locator, name: string, buffer: Buffer) =>
    demo.locator('input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer })
  /** Upright stripes. */
  const png = (width: number, height: number) => {
    const picture = new PNG({ width, height })
    picture.data.forEach((_, at) => { picture.data[at] = at % 4 === 3 || (at >> 6) % 2 ? 255 : 0 })
    return PNG.sync.write(picture, { deflateLevel: 1 })
  }

  it('is computed anew with every weight, beside other kernels', async () => {
    const { page, demo, complaints, close } = await openDemo(browser, panel)
    await computed(demo, 'One kernel on 640 × 480 pixels')
    await typeInto(page, cell(demo, 'Kernel K', 0, 0), '5')
    await demo.getByRole('img', { name: /^Feature map of Your kernel: black is 0 and less, white 6 and more/ }).waitFor()
    await demo.getByRole('checkbox', { name: 'More kernels' }).check()
    await expect.poll(() => demo.getByRole('img', { name: /^Feature map of/ }).count()).toBe(5)
    await computed(demo, '5 kernels on 640 × 480 pixels')
    expect(complaints).toEqual([])
    await close()
  })

  it('comes at full size, also where the processor was eight times as slow for the small one', async () => {
    const { page, demo, close } = await openDemo(browser, { ...panel, search: 'explore=page&source=scene&several=yes' })
    const session = await page.context().newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: 8 })
    await demo.getByRole('radio', { name: 'on a whole picture' }).check()
    await computed(demo, '5 kernels on')
    await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    await computed(demo, '5 kernels on 640 × 480 pixels')
    await close()
  })

  it('comes from a file; a text by a picture\'s name and an empty file are refused, and the picture stays', async () => {
    const { page, demo, close } = await openDemo(browser, panel)
    await computed(demo, '640 × 480')
    await open(demo, 'stripes.png', png(300, 200))
    await computed(demo, 'One kernel on 300 × 200 pixels')
    await open(demo, 'notes.png', Buffer.from('These are notes.'))
    await expect.poll(() => demo.locator('.demo-notice').textContent()).toContain('“notes.png” is no picture that this browser can read')
    await open(demo, 'nothing.png', Buffer.alloc(0))
    await expect.poll(() => demo.locator('.demo-notice').textContent()).toContain('“nothing.png” is empty, 0 bytes. The picture before stays; choose another file.')
    await computed(demo, 'One kernel on 300 × 200 pixels')
    await expect.poll(() => stateInAddress(page)).toMatchObject({ source: 'file' })
    await expectClickerToWork(page, place.alias, 1)
    await close()
  })

  it('of 12 megapixels is taken at full size, and the page goes on meanwhile', async () => {
    const { page, demo, close } = await openDemo(browser, { ...panel, backend: 'wasm' })
    await computed(demo, '640 × 480')
    await open(demo, 'photo.png', png(4000, 3000))
    await expect.poll(() => demo.locator('figcaption').first().textContent()).toContain('4000 × 3000 pixels')
    await computed(demo, 'on 4000 × 3000 pixels')
    await expectClickerToWork(page, place.alias, 1)
    await close()
  })

  it('is painted by hand, by pointer and by keys', async () => {
    const { page, demo, close } = await openDemo(browser, panel)
    await demo.getByRole('radio', { name: 'painted' }).check()
    const board = demo.getByRole('application', { name: /^The painting/ })
    const map = demo.getByRole('img', { name: /^Feature map/ })
    await computed(demo, '480 × 360')
    await expect.poll(() => ink(map)).toEqual(['white'])
    const { x, y, width, height } = (await board.boundingBox())!
    await page.mouse.move(x + width / 2, y + height / 4)
    await page.mouse.down()
    await page.mouse.move(x + width / 2, y + height / 2, { steps: 4 })
    await page.mouse.up()
    await expect.poll(() => ink(map)).toEqual(['orange', 'violet', 'white'])
    await button(demo, 'Clear').click()
    await expect.poll(() => ink(map)).toEqual(['white'])
    await board.focus()
    await page.keyboard.press(' ')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await expect.poll(() => ink(map)).toEqual(['orange', 'violet', 'white'])
    await close()
  })

  it('from a camera that is refused: a sentence, and the picture before stays', async () => {
    const { page, demo, close } = await openDemo(browser, panel)
    await computed(demo, '640 × 480')
    await button(demo, 'Start the camera').click()
    await expect.poll(() => demo.locator('.demo-notice').textContent()).toMatch(/(The camera was refused|No camera was found).*The picture before stays\./)
    await computed(demo, '640 × 480')
    await expectClickerToWork(page, place.alias, 1)
    await close()
  })

  it('from the camera is live, and the camera is off once the page is left', async () => {
    const cameraBrowser = await chromium.launch({
      executablePath: inject('chromiumPath'),
      args: [...chromiumFlags, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
    })
    const { page, demo, close } = await openDemo(cameraBrowser, {
      ...panel,
      prepare: () => {
        window.tracks = []
        const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
        navigator.mediaDevices.getUserMedia = async (wanted) => {
          const stream = await ask(wanted)
          window.tracks.push(...stream.getTracks())
          return stream
        }
      },
    })
    const states = () => page.evaluate(() => window.tracks.map(({ readyState }) => readyState))
    expect(await states()).toEqual([])
    await button(demo, 'Start the camera').click()
    await expect.poll(() => demo.getByRole('img', { name: /^The picture: the camera’s picture/ }).count()).toBe(1)
    expect(await states()).toEqual(['live'])
    await button(demo, 'Back to the talk').click()
    await expect.poll(states).toEqual(['ended'])
    await close()
    await cameraBrowser.close()
  })

  it('that another window has opened is not in this one, which says so', async () => {
    const { demo, close } = await openDemo(browser, { ...panel, search: panel.search.replace('source=scene', 'source=file') })
    await expect.poll(() => demo.locator('.demo-notice').textContent()).toContain('pictures stay where they were opened')
    await computed(demo, '64 × 48')
    await close()
  })
})

describe('presenter and audience', () => {
  it('show the same painting, wherever it is painted, and when the other window comes late', async () => {
    const { presenter, audience, led, followed, close } = await openLecture(browser, { alias: 'convolution' })
    await button(led, 'Explore').click()
    await led.getByRole('radio', { name: 'on a whole picture' }).check()
    await led.getByRole('radio', { name: 'painted' }).check()
    const boardOf = (demo: Locator) => demo.getByRole('application', { name: /^The painting/ })
    const painted = (demo: Locator) => boardOf(demo).evaluate(board => board instanceof HTMLCanvasElement ? board.toDataURL() : '')
    const stroke = async (page: Page, demo: Locator, place: number) => {
      const { x, y, width, height } = (await boardOf(demo).boundingBox())!
      await page.mouse.move(x + place * width, y + height / 4)
      await page.mouse.down()
      await page.mouse.move(x + place * width, y + height / 2, { steps: 4 })
      await page.mouse.up()
    }
    const empty = await painted(led)
    await stroke(presenter, led, 0.3)
    await expect.poll(() => painted(followed)).toBe(await painted(led))
    expect(await painted(led)).not.toBe(empty)
    await stroke(audience, followed, 0.7)
    await expect.poll(async () => await painted(led) === await painted(followed)).toBe(true)

    const late = await audience.context().newPage()
    await late.goto(audience.url().replace(/#.*/, '#/deep-learning'))
    await expect.poll(async () => await painted(demoOf(late, 'convolution')) === await painted(led)).toBe(true)
    await button(led, 'Clear').click()
    for (const demo of [led, followed, demoOf(late, 'convolution')])
      await expect.poll(() => painted(demo)).toBe(empty)
    await late.close()
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

it('opens straight on a whole picture, with nothing to complain of', async () => {
  const { page, complaints, close } = await openDeck(browser, { path: '?backend=cpu#/convolution?explore=page&part=picture' })
  await page.locator('.computing').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(() => page.locator('dialog').count()).toBe(0)
  expect(complaints).toEqual([])
  await close()
})

declare global {
  interface Window {
    tracks: MediaStreamTrack[]
  }
}
