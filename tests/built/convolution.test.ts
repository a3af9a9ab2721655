import type { Browser, Locator } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { crossCorrelation, padded, rotatedBy180 } from '../tensors/support/definitions'
import { button, cell, grid, ink, INPUT, numbers, output, place, spin, typeInto } from './support/convolution'
import { expectClickerToWork, openDemo, saidBy, stateInAddress } from './support/explore'
import { openLecture } from './support/lecture'
import { launch, settled } from './support/open-deck'

const KERNEL = [[1, 0, 1], [0, 1, 0], [1, 0, 1]]
const SOBEL = [[-1, 0, 1], [-2, 0, 2], [-1, 0, 1]]

let browser: Browser
beforeAll(async () => {
  browser = await launch({ webgpu: true })
})

/** Which of the output's numbers show. */
const shown = (demo: Locator) => grid(demo, 'Output I * K').locator('text').evaluateAll(texts =>
  texts.filter(text => text.checkVisibility({ visibilityProperty: true })).map(text => text.textContent))
const zeros = (around: number) => ({ top: around, bottom: around, left: around, right: around })

describe.each(['webgpu', 'cpu'])('convolution on %s', (backend) => {
  it('has the lecture\'s numbers', async () => {
    const { demo, complaints, close } = await openDemo(browser, { ...place, click: 6, backend })
    expect(await demo.getAttribute('data-backend')).toBe(backend)
    expect(await numbers(demo, 'Input I')).toEqual(INPUT)
    expect(await numbers(demo, 'Kernel K')).toEqual(KERNEL)
    expect(await output(demo)).toEqual([[1, 4, 3, 4, 1], [1, 2, 4, 3, 3], [1, 2, 3, 4, 1], [1, 3, 3, 1, 1], [3, 3, 1, 1, 0]])
    expect(complaints).toEqual([])
    await close()
  })

  it('takes numbers typed into the input and the kernel', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, click: 2, backend })
    await typeInto(page, cell(demo, 'Input I', 0, 1), '-7')
    await typeInto(page, cell(demo, 'Kernel K', 1, 1), '2.5')
    const input = INPUT.map((row, i) => row.map((value, j) => i === 0 && j === 1 ? -7 : value))
    const kernel = [[1, 0, 1], [0, 2.5, 0], [1, 0, 1]]
    await expect.poll(() => output(demo)).toEqual(crossCorrelation(input, kernel))
    await expect.poll(() => demo.getAttribute('data-status')).toBe('ready')
    expect(await output(demo)).toEqual(crossCorrelation(input, kernel))
    await close()
  })

  it('goes by padding, stride, dilation and a flipped kernel', async () => {
    const { demo, close } = await openDemo(browser, { ...place, backend, search: 'explore=page&kernel=-1,0,1;-2,0,2;-1,0,1' })
    await expect.poll(() => output(demo)).toEqual(crossCorrelation(INPUT, SOBEL))
    await spin(demo, 'Padding').fill('2')
    await spin(demo, 'Stride').fill('2')
    await spin(demo, 'Dilation').fill('3')
    await expect.poll(() => output(demo)).toEqual(crossCorrelation(padded(INPUT, zeros(2)), SOBEL, { stride: 2, dilation: 3 }))
    await demo.getByRole('checkbox', { name: 'Flip the kernel' }).check()
    await expect.poll(() => output(demo)).toEqual(crossCorrelation(padded(INPUT, zeros(2)), rotatedBy180(SOBEL), { stride: 2, dilation: 3 }))
    await close()
  })

  it('draws a feature map of a whole picture, and says what computed it', async () => {
    const { demo, close } = await openDemo(browser, { ...place, backend, search: 'explore=page&part=picture&source=three&kernel=-1,0,1;-2,0,2;-1,0,1' })
    const name = backend === 'webgpu' ? 'WebGPU' : 'the processor'
    await expect.poll(() => demo.locator('.computing').textContent()).toMatch(new RegExp(`One kernel on \\d+ × \\d+ pixels: [\\d.]+ m?s\\. Computed by TensorFlow\\.js on ${name}`))
    await expect.poll(() => ink(demo.getByRole('img', { name: /^Feature map of Vertical edges/ }))).toEqual(['orange', 'violet', 'white'])
    await close()
  })
})

describe('the window', () => {
  it('moves to a chosen cell, by pointer and by keys', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, backend: 'cpu' })
    await cell(demo, 'Output I * K', 1, 2).click()
    await expect.poll(() => saidBy(demo)).toBe('Window 8 of 25, rows 2 to 4, columns 3 to 5 of the input: the products that are not 0 are 1, 1, 1, 1; their sum is 4.')
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => saidBy(demo)).toContain('Window 13 of 25')
    await page.keyboard.press('Home')
    await expect.poll(() => saidBy(demo)).toContain('Window 11 of 25')
    await button(demo, 'Step').click()
    await expect.poll(() => saidBy(demo)).toContain('Window 12 of 25')
    await button(demo, 'Reset').click()
    await expect.poll(() => saidBy(demo)).toBe('The output has 5 rows and 5 columns.')
    await close()
  })

  it('shows all outputs to whoever explores, those before it in the talk, and hides what is to be predicted', async () => {
    const { demo, close } = await openDemo(browser, { ...place, click: 3, backend: 'cpu' })
    expect(await shown(demo)).toEqual(['1', '4', '3'])
    await button(demo, 'Explore').click()
    await expect.poll(async () => (await shown(demo)).length).toBe(25)
    await demo.getByRole('checkbox', { name: 'Predict' }).check()
    await expect.poll(() => shown(demo)).toEqual(['1', '4'])
    expect(await demo.locator('.sum').textContent()).toMatch(/= \?$/)
    await button(demo, 'Reveal').click()
    await expect.poll(() => shown(demo)).toEqual(['1', '4', '3'])
    await button(demo, 'Step').click()
    await expect.poll(() => shown(demo)).toEqual(['1', '4', '3'])
    await close()
  })

  it('has its nine products and their running sum written out, and scrubs', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, backend: 'cpu', search: 'explore=page&position=2' })
    const terms = () => demo.locator('.term').allTextContents().then(texts => texts.map(text => text.trim()))
    expect(await terms()).toEqual(['productsso far', '1·11', '+ 1·01', '+ 1·12', '+ 0·02', '+ 1·13', '+ 1·03', '+ 0·13', '+ 0·03', '+ 1·14', '= 4'])
    expect(await demo.locator('.size').allTextContents()).toEqual(['Size ⌊(7 + 2·0 − 1·(3 − 1) − 1) / 1⌋ + 1 = 5'])
    await demo.getByRole('slider', { name: 'Window' }).focus()
    await page.keyboard.press('End')
    await expect.poll(() => saidBy(demo)).toContain('Window 25 of 25')
    await close()
  })

  it('is a row of one matrix', async () => {
    const { demo, close } = await openDemo(browser, { ...place, backend: 'cpu', search: 'explore=page&part=matrix&position=1' })
    await expect.poll(() => demo.locator('.main > p').textContent()).toBe('W has 25 × 49 = 1225 entries; 125 of them are not 0: the same 5 weights in every row. Row 1: 1 in column 1, 1 in column 3, 1 in column 9, 1 in column 15, 1 in column 17.')
    await button(demo, 'Step').click()
    await expect.poll(() => demo.locator('.main > p').textContent()).toContain('Row 2: 1 in column 2,')
    await close()
  })
})

describe('exploring', () => {
  it('leaves the clicker alive after every control', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, backend: 'cpu' })
    let click = 0
    for (const name of ['Step', 'Play', 'Reset', 'Explore']) {
      await button(demo, name).click()
      await expectClickerToWork(page, place.alias, ++click)
    }
    await spin(demo, 'Padding').fill('1')
    await expectClickerToWork(page, place.alias, 5)
    await cell(demo, 'Kernel K', 1, 1).click()
    await expectClickerToWork(page, place.alias, 6)
    await close()
  })

  it('keeps what was set when the talk is resumed, and the talk as it was', async () => {
    const { demo, close } = await openDemo(browser, { ...place, click: 6, backend: 'cpu' })
    await spin(demo, 'Kernel size').fill('4')
    // What both sizes have is kept, the rest is 0.
    const larger = [[1, 0, 1, 0], [0, 1, 0, 0], [1, 0, 1, 0], [0, 0, 0, 0]]
    await expect.poll(() => numbers(demo, 'Kernel K')).toEqual(larger)
    await expect.poll(() => output(demo)).toEqual(crossCorrelation(INPUT, larger))
    await button(demo, 'Back to the talk').click()
    await expect.poll(() => output(demo)).toEqual(crossCorrelation(INPUT, KERNEL))
    await button(demo, 'Explore').click()
    await expect.poll(() => numbers(demo, 'Kernel K')).toEqual(larger)
    await close()
  })

  it('paints the input by a drag, on the slide and on the page, and there with any number and by the space bar', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, backend: 'cpu' })
    const middle = async (row: number, column: number) => {
      const { x, y, width, height } = (await cell(demo, 'Input I', row, column).boundingBox())!
      return [x + width / 2, y + height / 2] as const
    }
    const drag = async (from: readonly [number, number], to: readonly [number, number]) => {
      await page.mouse.move(...await middle(...from))
      await page.mouse.down()
      await page.mouse.move(...await middle(...to), { steps: 9 })
      await page.mouse.up()
    }
    await drag([5, 0], [5, 4])
    await expect.poll(async () => (await numbers(demo, 'Input I'))[5]).toEqual([1, 1, 1, 1, 1, 0, 0])
    await drag([5, 4], [5, 3])
    await expect.poll(async () => (await numbers(demo, 'Input I'))[5]).toEqual([1, 1, 1, 0, 0, 0, 0])
    await cell(demo, 'Input I', 5, 0).click()
    expect((await numbers(demo, 'Input I'))[5]).toEqual([1, 1, 1, 0, 0, 0, 0])
    expect(await output(demo)).toEqual(crossCorrelation(await numbers(demo, 'Input I'), KERNEL))
    await page.keyboard.press('Escape')
    await page.keyboard.press('e')
    await demo.getByRole('checkbox', { name: 'Paint the input' }).check()
    await spin(demo, 'with').fill('9')
    await drag([6, 3], [6, 6])
    await expect.poll(async () => (await numbers(demo, 'Input I'))[6]).toEqual([1, 1, 0, 9, 9, 9, 9])
    await page.mouse.move(...await middle(3, 3))
    await cell(demo, 'Input I', 0, 0).focus()
    await page.keyboard.press(' ')
    await expect.poll(async () => (await numbers(demo, 'Input I'))[0]).toEqual([9, 1, 1, 1, 0, 0, 0])
    await close()
  })
})

describe('the address', () => {
  it('holds what was set, and opens with it', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, backend: 'cpu' })
    await spin(demo, 'Padding').fill('1')
    await typeInto(page, cell(demo, 'Kernel K', 0, 0), '-3')
    await expect.poll(() => stateInAddress(page)).toEqual({ explore: 'slide', padding: '1', kernel: '-3,0,1;0,1,0;1,0,1' })
    const address = new URL(page.url()).hash.split('?')[1]!
    await close()

    const again = await openDemo(browser, { ...place, backend: 'cpu', search: address })
    await expect.poll(() => output(again.demo)).toEqual(crossCorrelation(padded(INPUT, zeros(1)), [[-3, 0, 1], [0, 1, 0], [1, 0, 1]]))
    await expectClickerToWork(again.page, place.alias, 1)
    await expect.poll(() => stateInAddress(again.page)).toEqual({})
    await again.close()
  })

  it('with values that make no sense is refused, value by value, with a notice', async () => {
    const { demo, close } = await openDemo(browser, { ...place, backend: 'cpu', search: 'explore=slide&stride=0&padding=2&kernel=1,2;x' })
    const notice = await demo.locator('.demo-notice').textContent()
    expect(notice).toContain('The address asks for stride “0”, which is not a whole number from 1 to 6; it is left as it was.')
    expect(notice).toContain('The address asks for kernel “1,2;x”')
    expect(await output(demo)).toEqual(crossCorrelation(padded(INPUT, zeros(2)), KERNEL))
    await close()
  })

  it('with a kernel that does not fit shows the lecture\'s, and says why', async () => {
    const { demo, close } = await openDemo(browser, { ...place, backend: 'cpu', search: 'explore=slide&dilation=4' })
    expect(await demo.locator('.demo-notice').textContent()).toContain('Kernel (3, spread to 9 by dilation 4) is larger than the padded input (7 + 2 × 0 = 7); use a smaller kernel, less dilation or more padding.')
    expect(await output(demo)).toEqual(crossCorrelation(INPUT, KERNEL))
    await close()
  })
})

describe('what cannot be', () => {
  it('is refused in a sentence, and the picture before stays', async () => {
    const { page, demo, close } = await openDemo(browser, { ...place, backend: 'cpu' })
    const notice = demo.locator('.demo-notice')
    await spin(demo, 'Kernel size').fill('8')
    await expect.poll(() => notice.textContent()).toContain('Kernel (8) is larger than the padded input (7 + 2 × 0 = 7); use a smaller kernel or more padding.')
    expect(await output(demo)).toEqual(crossCorrelation(INPUT, KERNEL))
    await spin(demo, 'Kernel size').fill('3')
    await expect.poll(() => notice.count()).toBe(0)

    await cell(demo, 'Kernel K', 0, 1).focus()
    await page.keyboard.press('Backspace')
    await page.keyboard.press('Tab')
    await expect.poll(() => notice.textContent()).toContain('Kernel K, row 1, column 2 was emptied; it keeps 0.')
    await cell(demo, 'Input I', 0, 1).focus()
    await page.keyboard.type('--')
    await page.keyboard.press('Enter')
    await expect.poll(() => notice.textContent()).toContain('takes no “--”; it keeps 1. Type a number from −9 to 9.')
    expect(await numbers(demo, 'Input I')).toEqual(INPUT)
    await close()
  })

  it('is told: an even kernel with "same" padding is lopsided, a stride that does not divide leaves a strip', async () => {
    const { demo, close } = await openDemo(browser, { ...place, backend: 'cpu', search: 'explore=page&kernel=1,1;1,1&same-padding=yes' })
    await expect.poll(() => demo.locator('.remark').allTextContents()).toContainEqual(expect.stringContaining('"Same" padding is lopsided: rows of zeros 0 above and 1 below'))
    await demo.getByRole('checkbox', { name: '“Same” padding' }).uncheck()
    await spin(demo, 'Stride').fill('2')
    await expect.poll(() => demo.locator('.remark').allTextContents()).toContainEqual(expect.stringContaining('no window reads 1 row and 1 column of the input (hatched)'))
    expect(await demo.locator('dialog .unread').count()).toBe(1)
    await close()
  })
})

describe('the figure on the slide', () => {
  it.each([
    ['every weight negative', 'kernel=-9,-9,-9;-9,-9,-9;-9,-9,-9&position=2'],
    ['an oblong kernel, before the first window', 'kernel=-1,0,1&padding=1'],
    ['fractions', 'kernel=0.25,0.5,-0.25;0.5,-1.75,0.5;0.25,0.5,0.25&position=2&padding=3'],
    ['sixteen products', 'kernel=-9,-9,-9,-9;-9,-9,-9,-9;-9,-9,-9,-9;-9,-9,-9,-9&position=2'],
  ])('holds all that is in it: %s', async (_, search) => {
    const { demo, close } = await openDemo(browser, { ...place, backend: 'cpu', search: `explore=slide&${search}` })
    const outside = await demo.locator('svg.figure').evaluate((figure) => {
      const box = figure.getBoundingClientRect()
      const slack = 4 // half an outline
      return [...figure.querySelectorAll('*')].filter((element) => {
        const { left, top, right, bottom } = element.getBoundingClientRect()
        return left < box.left - slack || top < box.top - slack || right > box.right + slack || bottom > box.bottom + slack
      }).map(element => element.textContent)
    })
    expect(outside).toEqual([])
    await close()
  })
})

describe('presenter and audience', () => {
  it('show the same demo', async () => {
    const { presenter, audience, led, followed, close } = await openLecture(browser, { alias: 'convolution' })
    await typeInto(presenter, led.getByRole('grid', { name: 'Kernel K' }).getByRole('gridcell').first(), '-1')

    const edited = crossCorrelation(INPUT, [[-1, 0, 1], [0, 1, 0], [1, 0, 1]])
    await expect.poll(() => output(followed)).toEqual(edited)
    await presenter.keyboard.press('PageDown')
    await settled(audience, 'convolution', 2)
    await expect.poll(() => output(followed)).toEqual(crossCorrelation(INPUT, KERNEL))
    await close()
  })
})
