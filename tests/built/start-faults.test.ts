import type { Browser } from 'playwright'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { launch, openDeck, settled } from './support/open-deck'
import { newContext } from './support/windows'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})

const refused = [
  ['localStorage raises', () => Object.defineProperty(window, 'localStorage', { get: () => { throw new DOMException('Access is denied for this document.', 'SecurityError') } })],
  ['localStorage is null', () => Object.defineProperty(window, 'localStorage', { value: null })],
  ['both storages raise', () => ['localStorage', 'sessionStorage'].forEach(name => Object.defineProperty(window, name, { get: () => { throw new DOMException('denied', 'SecurityError') } }))],
  ['BroadcastChannel is missing', () => Reflect.deleteProperty(window, 'BroadcastChannel')],
  ['BroadcastChannel raises', () => Object.defineProperty(window, 'BroadcastChannel', { value: class { constructor() { throw new DOMException('denied', 'SecurityError') } } })],
  ['navigator.serviceWorker raises', () => Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => { throw new DOMException('denied', 'SecurityError') } })],
  ['getRegistration never answers', () => Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: { controller: {}, getRegistration: () => new Promise(() => {}), register: () => Promise.reject(new Error('no')) } })],
  ['getRegistration is refused', () => Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: { controller: {}, getRegistration: () => Promise.reject(new DOMException('denied', 'SecurityError')), register: () => Promise.reject(new Error('no')) } })],
  ['the waiting worker never answers', () => Object.defineProperty(Navigator.prototype, 'serviceWorker', { value: { controller: { postMessage: () => {} }, getRegistration: () => Promise.resolve({ waiting: { postMessage: () => {} } }), register: () => Promise.reject(new Error('no')) } })],
  ['the screen may not be kept awake', () => { WakeLock.prototype.request = () => Promise.reject(new DOMException('denied', 'NotAllowedError')) }],
] as const

describe('the deck opens where', () => {
  it.each(refused)('%s', async (name, prepare) => {
    for (const view of name.startsWith('localStorage') ? ['', 'presenter/'] : ['']) {
      const { page, complaints, close } = await openDeck(browser, { path: `?backend=cpu#/${view}max-pooling`, prepare, isAlone: true })
      await page.locator('h1:visible').first().waitFor()
      await page.keyboard.press('PageDown')
      await page.waitForURL(url => url.hash === `#/${view}max-pooling?clicks=1`)
      if (view === '') {
        await settled(page, 'max-pooling', 1)
        await page.keyboard.press('e')
        await page.locator('dialog[open]').waitFor()
      }
      expect(complaints.filter(complaint => !complaint.startsWith('info'))).toEqual([])
      await close()
    }
  })
})

describe('a sentence says what to do where', () => {
  it.each<[string, RegExp, 'abort' | 'hang' | 'text', string?]>([
    ['the entry cannot be fetched', /assets\/index-.*\.js/, 'abort'],
    ['the entry never comes', /assets\/index-.*\.js/, 'hang'],
    ['scripts come with a wrong type', /assets\/.*\.js/, 'text'],
    ['the presenter view cannot be fetched', /assets\/presenter-.*\.js/, 'abort', '#/presenter/'],
    ['the presenter view never comes', /assets\/presenter-.*\.js/, 'hang', '#/presenter/'],
  ])('%s', async (_, files, answer, path = '') => {
    const context = await newContext(browser, { serviceWorkers: 'block', reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.route(files, (route) => {
      if (answer === 'abort')
        return route.abort()
      return answer === 'text' ? route.fulfill({ contentType: 'text/plain', body: 'export {}' }) : undefined
    })
    await page.goto(`${inject('deckUrl')}${path}`, { waitUntil: 'commit' })
    const late = page.locator('.opening .late')
    await late.waitFor({ state: 'attached' })
    await expect.poll(() => page.evaluate(() => document.getAnimations().length)).toBe(1) // the style sheet is here
    expect(await late.isVisible()).toBe(false)
    await page.evaluate(() => document.getAnimations().forEach(animation => animation.finish())) // ten seconds later
    expect(await late.isVisible()).toBe(true)
    expect(await late.textContent()).toContain('load the page again')
    await context.close()
  })

  it('it is opened from the disk, where Chromium loads no modules', async () => {
    const context = await newContext(browser)
    const page = await context.newPage()
    await page.goto(pathToFileURL(join(inject('deckFolder'), 'index.html')).href)
    const late = page.locator('.opening .late')
    await late.evaluate(element => element.getAnimations().forEach(animation => animation.finish()))
    expect(await late.isVisible()).toBe(true)
    expect(await page.locator('.opening h1').textContent()).toContain('Deep Learning')
    await context.close()
  })

  it('the page stands in a sandbox, which gets no scripts from the host', async () => {
    const context = await newContext(browser, { serviceWorkers: 'block' })
    const page = await context.newPage()
    await page.route('**/host', route => route.fulfill({ contentType: 'text/html', body: `<iframe sandbox="allow-scripts" src="${inject('deckUrl')}" width="1200" height="700"></iframe>` }))
    await page.goto(`${inject('deckUrl')}host`)
    const late = page.frameLocator('iframe').locator('.opening .late')
    await late.waitFor({ state: 'attached' })
    await late.evaluate(element => element.getAnimations().forEach(animation => animation.finish()))
    expect(await late.isVisible()).toBe(true)
    await context.close()
  })
})

describe('a slide that does not come is told of in a sentence, with a way to try again,', () => {
  const SLIDES = /assets\/md-.*\.js/

  it.each([
    ['where there is no network', 'There is no connection to the server.', undefined],
    ['where the server has a newer build', 'A newer version of the lecture has been published meanwhile.', '<script type="module" src="./assets/index-newer.js"></script>'],
    ['where its file alone is missing', 'The server did not give its file.', '<script type="module" src="%entry%"></script>'],
  ])('%s', async (_, sentence, answer) => {
    const { page, close } = await openDeck(browser, { path: '#/max-pooling', isAlone: true })
    await settled(page, 'max-pooling', 0)
    await page.route(SLIDES, route => route.abort())
    const entry = await page.locator('script[type=module][src]').first().getAttribute('src')
    await page.route(inject('deckUrl'), route => answer === undefined ? route.abort() : route.fulfill({ contentType: 'text/html', body: answer.replace('%entry%', entry!) }))
    await page.evaluate(() => { location.hash = '#/lab' })
    const away = page.locator('#slideshow .slide-away:visible')
    await expect.poll(() => away.locator('p').textContent()).toContain(`This slide could not be fetched. ${sentence}`)
    await page.unrouteAll()
    await away.getByRole('button', { name: 'Load the page again' }).click()
    await settled(page, 'lab', 0)
    await close()
  })

  it('and after ten seconds where it hangs', async () => {
    const { page, close } = await openDeck(browser, { path: '#/max-pooling', isAlone: true })
    await settled(page, 'max-pooling', 0)
    await page.clock.install()
    await page.route(SLIDES, () => {})
    await page.evaluate(() => { location.hash = '#/lab' })
    const away = page.locator('#slideshow .slide-away:visible')
    await expect.poll(async () => {
      await page.clock.runFor(1000)
      return away.count()
    }).toBe(1)
    expect(await away.textContent()).toContain('This slide is not here after 10 seconds.')
    await page.unrouteAll({ behavior: 'ignoreErrors' })
    await close()
  })
})
