import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright'

/** What a window is made with and keeps as long as it lives. */
export interface Making {
  /** Has the deck kept for use without network, which takes the processor a while in every new window. */
  isKept: boolean
  /** Keeps the deck from fetching all other slides three seconds later, which takes the processor from the one that is tested. */
  isAlone: boolean
  /** Is a phone's: fingers, no pointer that hovers. */
  isTouched: boolean
  /** Runs in the page before anything of the deck does. */
  prepare?: () => void
}

/** Has the page say on its console what its Content-Security-Policy refused. */
const reportRefusals = () => document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) =>
  console.error(`refused by ${effectiveDirective}: ${blockedURI} ${sample}`))

/** For whatever is awaited on a page. Only what hangs takes that long, however busy the machine is. */
const PATIENCE_MS = 60_000

/** What the windows of one visitor share. */
export async function newContext(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext(options)
  context.setDefaultTimeout(PATIENCE_MS)
  return context
}

async function newWindow(browser: Browser, { isKept, isAlone, isTouched, prepare }: Making): Promise<Page> {
  const context = await newContext(browser, { serviceWorkers: isKept ? 'allow' : 'block', hasTouch: isTouched, isMobile: isTouched })
  await context.addInitScript(reportRefusals)
  if (isAlone) {
    await context.addInitScript((fetchesOthers) => {
      const { setTimeout } = window
      window.setTimeout = ((run: () => void, delay?: number, ...rest: unknown[]) =>
        delay === fetchesOthers ? 0 : setTimeout(run, delay, ...rest)) as typeof window.setTimeout
    }, 3000)
  }
  if (prepare)
    await context.addInitScript(prepare)
  return context.newPage()
}

/** Windows that a test is through with, by browser and by what they were made with: a new one takes the processor longer than the deck does. */
const resting = new WeakMap<Browser, Map<string, Page[]>>()

/** Leaves nothing of the deck in the window: no page, no state, no rule of a test. */
async function clear(page: Page): Promise<void> {
  const { origin } = new URL(page.url())
  page.removeAllListeners()
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await page.mouse.move(0, 0)
  await page.goto('about:blank')
  await page.context().clearPermissions()
  const session = await page.context().newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' })
  await session.detach()
}

/**
 * A window to open the deck in, and how to give it back.
 *
 * @param browser - The browser.
 * @param making - What the window is to be made with.
 * @param isCold - Whether nothing may be in its cache.
 */
export async function takeWindow(browser: Browser, making: Making, isCold = false): Promise<{ page: Page, giveBack: () => Promise<void> }> {
  if (isCold || making.isKept || making.prepare) {
    const page = await newWindow(browser, making)
    return { page, giveBack: () => page.context().close() }
  }
  const byMaking = resting.get(browser) ?? new Map<string, Page[]>()
  resting.set(browser, byMaking)
  const name = JSON.stringify([making.isAlone, making.isTouched])
  const same = byMaking.get(name) ?? []
  byMaking.set(name, same)
  const page = same.pop() ?? await newWindow(browser, making)
  return {
    page,
    async giveBack() {
      await clear(page)
      same.push(page)
    },
  }
}

/** Closes all windows of a browser but those that were given back. */
export async function closeAllInUse(browser: Browser): Promise<void> {
  const kept = [...resting.get(browser)?.values() ?? []].flat().map(page => page.context())
  await Promise.all(browser.contexts().filter(context => !kept.includes(context)).map(context => context.close()))
}
