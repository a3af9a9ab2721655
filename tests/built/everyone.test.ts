import type { OpenDeck, Viewport } from './support/open-deck'
import type { Browser, Page } from 'playwright'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { slideOf, slides } from '../support/deck'
import { cutOff } from './support/cut-off'
import { saidBy } from './support/explore'
import { FULL_PAGE, fullPages, toFullPage } from './support/full-pages'
import { demoOf, launch, openDeck, painted, settled } from './support/open-deck'
import { paleText } from './support/pale-text'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})

/** Runs inside the page: from now on notes down what moves for longer than a blink, and how long. */
function watchMotion(): void {
  const BLINK_MS = 50
  window.moved = []
  const look = () => {
    for (const { effect } of document.getAnimations()) {
      const { duration, iterations } = effect!.getComputedTiming()
      const { target } = effect as KeyframeEffect
      if (Number(duration) > BLINK_MS)
        window.moved.push({ name: `<${target!.nodeName} ${target!.getAttribute('class')}>`, duration: Number(duration) * Number(iterations) })
    }
    requestAnimationFrame(look)
  }
  look()
}

/** Walks slides whose figures change with the clicks, plays a demo, opens what Slidev has to open. */
async function walkAndPlay(page: Page): Promise<void> {
  const to = async (alias: string) => {
    await page.goto(`${inject('deckUrl')}?backend=cpu#/${alias}`)
    await settled(page, alias, 0)
  }
  const walk = async (clicks: number) => {
    for (let click = 0; click < clicks; click++) {
      const before = page.url()
      await page.keyboard.press('PageDown')
      await page.waitForFunction(before => location.href !== before, before)
      await painted(page)
    }
  }
  await to('perceptron')
  await walk(6) // and on to the next slide
  await to('definitions')
  await walk(4)
  await to('max-pooling')
  const demo = demoOf(page, 'max-pooling')
  await demo.getByRole('button', { name: 'Play' }).click()
  await expect.poll(() => saidBy(demo)).toContain('Region 4 of 4')
  for (const key of ['o', 'o', 'g', 'Escape']) {
    await page.keyboard.press(key)
    await painted(page)
  }
  await page.mouse.move(60, 1060) // Slidev's bar
  await painted(page)
}

describe('motion', () => {
  it('is none for whoever asks for none', async () => {
    const { page, close } = await openDeck(browser, { path: '?backend=cpu#/perceptron', isAlone: true })
    await page.evaluate(watchMotion)
    await walkAndPlay(page)
    expect([...new Set((await page.evaluate(() => window.moved)).map(({ name, duration }) => `${name} ${duration} ms`))]).toEqual([])
    await close()
  })

  it('shows changes of state to everybody else, in 700 ms at most, and nothing moves by itself', async () => {
    const { page, close } = await openDeck(browser, { path: '?backend=cpu#/perceptron', isAlone: true, moves: true })
    await page.evaluate(watchMotion)
    await walkAndPlay(page)
    const moved = await page.evaluate(() => window.moved)
    const ofFigures = moved.filter(({ duration }) => duration >= 400)
    expect(new Set(ofFigures.map(({ name }) => name)).size).toBeGreaterThan(3)
    expect(Math.max(...moved.map(({ duration }) => duration))).toBeLessThanOrEqual(700)
    await page.waitForFunction(() => document.getAnimations().length === 0)
    await page.evaluate(() => { window.moved = [] })
    await painted(page, 12)
    expect(await page.evaluate(() => window.moved)).toEqual([])
    await close()
  })
})

describe('one change of a demo', () => {
  it.each([
    ['the ball', 'gradient-descent', 2, 'Step', 'circle looked-at ball'],
    ['the window', 'convolution', 2, 'Step', 'rect window'],
    ['the arcs', 'self-attention', 1, '1', 'path arc'],
  ])('is one motion of %s, which the next press need not wait for', async (_, alias, clicks, control, moved) => {
    const { page, close } = await openDeck(browser, { path: `?backend=cpu#/${alias}?clicks=${clicks}&explore=slide&position=1`, isAlone: true, moves: true })
    const demo = demoOf(page, alias)
    await demo.and(page.locator('[data-status=ready]')).waitFor()
    await demo.getByRole('button', { name: 'Back to the talk' }).waitFor()
    await page.waitForFunction(() => document.getAnimations().length === 0)
    await page.evaluate(watchMotion)
    const press = demo.getByRole(control === 'Step' ? 'button' : 'radio', { name: control, exact: true }).first()
    await press.click()
    const seen = () => page.evaluate(moved => window.moved.filter(({ name }) => name.startsWith(`<${moved}`)).map(({ duration }) => duration), moved)
    await expect.poll(async () => (await seen()).length).toBeGreaterThan(0)
    expect((await seen()).every(duration => duration >= 400 && duration <= 700)).toBe(true)
    if (control === 'Step') {
      await press.click() // while it moves
      await expect.poll(() => new URL(page.url()).hash).toContain('position=3')
    }
    await close()
  })
})

/** Slides whose figures have every kind of ground. */
const FIGURES = ['global-overview', 'breakthrough', 'perceptron', 'gradient-descent', 'definitions', 'convolution', 'max-pooling', 'value', 'transformer-architecture']

describe('the system\'s colours', () => {
  let deck: OpenDeck
  const to = async (alias: string, click = 0) => {
    await deck.page.goto(`${inject('deckUrl')}?backend=cpu#/${alias}${click ? `?clicks=${click}` : ''}`)
    await settled(deck.page, alias, click)
  }
  const styleOf = (selector: string, name: 'backgroundColor' | 'borderLeftColor' | 'outlineColor') =>
    deck.page.locator(selector).first().evaluate((element, name) => getComputedStyle(element)[name], name)
  beforeAll(async () => {
    deck = await openDeck(browser, { path: '?backend=cpu#/perceptron', isAlone: true, forcedColours: true })
  })
  afterAll(async () => {
    expect(deck.complaints).toEqual([])
    await deck.close()
  })

  it.each([['light', false], ['dark', true]])('leave every word of figures and formulas readable, in a deck that is %s', async (_, dark) => {
    await deck.page.evaluate(dark => document.documentElement.classList.toggle('dark', dark), dark)
    for (const { alias, clicks } of slides.filter(({ alias }) => FIGURES.includes(alias))) {
      await to(alias, clicks)
      expect.soft(await deck.page.evaluate(paleText, 4.5), alias).toEqual([])
    }
    await deck.page.evaluate(() => document.documentElement.classList.remove('dark'))
  })

  it('leave a letter under its hat', async () => {
    await to('optimizing-the-weights')
    const inkOfHat = async () => {
      const { data, width, height } = PNG.sync.read(await deck.page.locator(`${slideOf('optimizing-the-weights')} .katex-html .katex-accent`).first().screenshot())
      let ink = 0
      for (let pixel = 0; pixel < width * height; pixel++)
        ink += data[4 * pixel + 1]! < 128 ? 1 : 0
      return ink / width / height
    }
    const forced = await inkOfHat()
    await deck.page.emulateMedia({ forcedColors: 'none' })
    const usual = await inkOfHat()
    await deck.page.emulateMedia({ forcedColors: 'active' })
    expect(usual).toBeGreaterThan(0.05)
    expect(forced / usual).toBeGreaterThan(0.8)
  })

  it('tell what is chosen, what has the focus and where we are', async () => {
    const { page } = deck
    await to('gradient-descent')
    expect(await styleOf(`${slideOf('gradient-descent')} .slide-marks .now`, 'backgroundColor')).not.toBe(await styleOf(`${slideOf('gradient-descent')} .slide-marks span:not(.now, .shown)`, 'backgroundColor'))
    await page.keyboard.press('e')
    await page.locator('dialog.demo-page').waitFor()
    expect(await styleOf('dialog label.chosen', 'backgroundColor')).not.toBe(await styleOf('dialog .choice-field label:not(.chosen)', 'backgroundColor'))
    await page.locator('dialog').getByRole('button', { name: 'diverge' }).click()
    expect(await styleOf('dialog [aria-pressed=true]', 'backgroundColor')).not.toBe(await styleOf('dialog [aria-pressed=false]', 'backgroundColor'))
    const step = page.locator('dialog').getByRole('button', { name: 'Step', exact: true })
    await step.focus()
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Tab')
    expect(await step.evaluate((button) => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(button)
      return outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 2 && outlineColor !== getComputedStyle(document.querySelector('dialog')!).backgroundColor
    })).toBe(true)
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    await page.locator('.contents-list [aria-current]').waitFor()
    expect(await styleOf('.contents-list [aria-current]', 'borderLeftColor')).not.toBe(await styleOf('.contents-list button:not([aria-current])', 'borderLeftColor'))
    expect(await styleOf('.contents-list button:not([aria-current])', 'borderLeftColor')).toBe(await styleOf('.finder-window', 'backgroundColor'))
    await page.keyboard.press('Escape')
    await to('outline-multi-layer-perceptron')
    expect(await styleOf(`${slideOf('outline-multi-layer-perceptron')} .sections .current a`, 'borderLeftColor')).not.toBe(await styleOf(`${slideOf('outline-multi-layer-perceptron')} .sections li:not(.current) a`, 'borderLeftColor'))
  })

  it('leave the icons of the buttons', async () => {
    await deck.page.mouse.move(60, 1060)
    const icons = await deck.page.locator('.slidev-icon-btn [class*=i-carbon]').evaluateAll(icons => icons.map(icon => getComputedStyle(icon).backgroundColor))
    expect(icons.length).toBeGreaterThan(5)
    expect(new Set(icons)).toEqual(new Set(['rgb(0, 0, 0)'])) // on white
  })
})

/** The last is 1280 × 720 pixels, enlarged to 200 %. */
const NARROW = { '320 pixels wide': { width: 320, height: 640 }, 'of 640 × 360 pixels': { width: 640, height: 360 } }

describe.each(Object.entries(NARROW))('a window %s', (_, viewport) => {
  let deck: OpenDeck
  beforeAll(async () => {
    deck = await openDeck(browser, { path: '?backend=cpu#/what-about-now', isAlone: true, viewport })
    await settled(deck.page, 'what-about-now', 0)
  })
  afterAll(async () => {
    expect(deck.complaints).toEqual([])
    await deck.close()
  })

  it('cuts nothing off search and contents', async () => {
    const { page } = deck
    await page.keyboard.press('/')
    await page.locator('.contents-list').waitFor()
    expect.soft(await page.evaluate(cutOff, '.finder')).toEqual([])
    await page.getByRole('combobox').fill('convolution') // finds the longest address of a source
    await page.getByRole('option').first().waitFor()
    expect.soft(await page.evaluate(cutOff, '.finder')).toEqual([])
    const { height } = (await page.getByRole('option').first().boundingBox())!
    expect((await page.locator('.finder-body').boundingBox())!.height).toBeGreaterThan(height) // one at least is in sight
    await page.getByRole('button', { name: 'Close' }).click()
    await page.locator('.finder').waitFor({ state: 'detached' })
    expect.soft(await page.evaluate(cutOff, '.touch-bar')).toEqual([])
  })
})

/** Runs inside the page: controls below the picture that are out of sight of it, or under it, when one scrolls to them. */
async function controlsWithoutPicture(selector: string): Promise<string[]> {
  const dialog = document.querySelector(selector)!
  const picture = [...dialog.querySelectorAll('.stays')].at(-1)!
  dialog.scrollTop = 0
  const top = picture.getBoundingClientRect().top
  const controls = [...dialog.querySelectorAll<HTMLElement>('button, select, input')].filter(control => control.checkVisibility() && control.getBoundingClientRect().top > top && !picture.contains(control))
  const faults: string[] = controls.length > 1 ? [] : ['there are no controls']
  for (const control of controls) {
    const label = control.closest('label')
    const target = label?.getClientRects().length ? label : control
    target.scrollIntoView({ block: 'center' })
    const [{ top, bottom }, place] = [picture.getBoundingClientRect(), target.getBoundingClientRect()]
    const seen = (Math.min(bottom, innerHeight) - Math.max(top, 0)) / (bottom - top)
    const isCovered = place.top < bottom && place.bottom > top && place.left < picture.getBoundingClientRect().right
    if (seen < 0.9 || isCovered)
      faults.push(`${target.textContent.trim().slice(0, 30) || target.getAttribute('aria-label')}: ${Math.round(100 * seen)} % of the picture in sight${isCovered ? ', the control is under it' : ''}`)
  }
  return faults
}

/** From the smallest laptop in a hall to a large screen at home. */
const DESKTOPS = [{ width: 1280, height: 720 }, { width: 1920, height: 1080 }, { width: 2560, height: 1440 }]
const PHONE = { width: 390, height: 844 }

describe('the full page of a demo', () => {
  let deck: OpenDeck
  beforeAll(async () => {
    deck = await openDeck(browser, { path: '?backend=cpu#/what-about-now', isAlone: true })
    await settled(deck.page, 'what-about-now', 0)
  })
  afterAll(async () => {
    expect(deck.complaints).toEqual([])
    await deck.close()
  })

  it.each(fullPages.map(place => [Object.values(place).join(', '), place] as const))('of %s is on one screen of a desktop, cuts nothing off in a narrow window, and keeps on a phone what the controls change in sight', async (_, place) => {
    const { page } = deck
    const dialog = page.locator(FULL_PAGE)
    const beyond = () => dialog.evaluate(({ scrollWidth, clientWidth, scrollHeight, clientHeight }) => [scrollWidth - clientWidth, scrollHeight - clientHeight])
    const showAt = async (size: Viewport) => {
      await page.setViewportSize(size)
      await painted(page, 3)
    }
    await page.setViewportSize(DESKTOPS[0]!)
    await toFullPage(page, place)
    for (const size of DESKTOPS) {
      await showAt(size)
      expect.soft(await beyond(), `${size.width} × ${size.height}`).toEqual([0, 0])
    }
    for (const size of Object.values(NARROW)) {
      await showAt(size)
      expect.soft(await page.evaluate(cutOff, FULL_PAGE), `${size.width} × ${size.height}`).toEqual([])
      expect.soft((await beyond())[0], `${size.width} × ${size.height}`).toBe(0)
    }
    await showAt(PHONE)
    expect.soft(await page.evaluate(controlsWithoutPicture, FULL_PAGE), 'on a phone').toEqual([])
  })

  it('keeps on a phone the focus from under its picture', async () => {
    const { page } = deck
    const dialog = page.locator(FULL_PAGE)
    for (let press = 0; press < 25; press++) {
      await page.keyboard.press('Tab')
      expect.soft(await dialog.evaluate((dialog) => {
        const [focused, picture] = [document.activeElement!.getBoundingClientRect(), [...dialog.querySelectorAll('.stays')].at(-1)!]
        return document.activeElement === document.body || picture.contains(document.activeElement) || focused.top >= picture.getBoundingClientRect().bottom - 1 || focused.bottom <= picture.getBoundingClientRect().top + 1
      }), `focus ${press}`).toBe(true)
    }
  })
})

declare global {
  interface Window {
    moved: { name: string, duration: number }[]
  }
}
