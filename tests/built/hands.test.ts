import type { Browser, Locator, Page } from 'playwright'
import { beforeAll, describe, expect, it } from 'vitest'
import { demosOnSlides as demos, expectClickerToWork, openDemo } from './support/explore'
import { FULL_PAGE } from './support/full-pages'
import { openLecture } from './support/lecture'
import { gridText, launch, middleOf, moveTo, painted, settled } from './support/open-deck'

/** The demos under a real pointer, with the clicker in between. */

/** Those that play along the clicks. */
const played = demos.filter(({ name }) => ['gradient-descent', 'convolution', 'max-pooling', 'backpropagation'].includes(name))
/** Those with a field beside them on the slide. */
const typedInto = played.filter(({ name }) => name !== 'backpropagation')

const SIZES = [[1280, 720], [1366, 768], [1536, 864], [1600, 900], [1920, 1080]] as const

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})

const button = (demo: Locator, name: string) => demo.getByRole('button', { name, exact: true })

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

describe('the controls', () => {
  it.each(demos)('of $alias cover no word of the footer, used or playing', async ({ alias, name, click }) => {
    const { page, demo, close } = await openDemo(browser, { alias, name, click, backend: 'cpu', search: 'explore=slide' })
    const play = button(demo, 'Play')
    if (await play.isVisible()) {
      await play.click()
      await button(demo, 'Pause').waitFor()
    }
    const { looked, covered } = await page.evaluate(() => {
      const slide = [...document.querySelectorAll<HTMLElement>('#slideshow [data-slidev-no]')].find(slide => slide.checkVisibility())!
      const controls = [...slide.querySelectorAll('.demo-bar :is(button, input, select)')].map(control => control.getBoundingClientRect())
      const footer = [...slide.querySelectorAll('.frame-footer > *')]
      const covered = footer.filter((words) => {
        const range = document.createRange()
        range.selectNodeContents(words)
        return [...range.getClientRects()].some(({ left, top, right, bottom }) =>
          controls.some(control => control.left < right && left < control.right && control.top < bottom && top < control.bottom))
      })
      return { looked: { controls: controls.length, words: footer.map(({ textContent }) => textContent).join(' ') }, covered: covered.map(({ textContent }) => textContent) }
    })
    expect(looked.controls).toBeGreaterThan(2)
    expect(looked.words).toMatch(/\d+ \/ \d+/)
    expect(covered).toEqual([])
    await close()
  })
})

describe('a refusal', () => {
  it.each(typedInto)('on the slide of $alias covers no part of the picture', async ({ alias, name, click }) => {
    const { page, demo, close } = await openDemo(browser, { alias, name, click })
    const field = demo.locator('input[type=number]').first()
    await field.fill('-99')
    await field.blur()
    const notice = (await demo.locator('.demo-bar .refused').boundingBox())!
    const picture = (await demo.locator('.demo-picture').boundingBox())!
    const bar = (await demo.locator('.demo-bar').boundingBox())!
    expect(notice.y).toBeGreaterThanOrEqual(picture.y + picture.height)
    expect(notice.y).toBeGreaterThanOrEqual(bar.y + bar.height)
    expect(notice.y + notice.height).toBeLessThanOrEqual(page.viewportSize()!.height)
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
