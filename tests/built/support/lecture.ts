import type { Browser, Locator, Page } from 'playwright'
import { inject } from 'vitest'
import { demoOf, settled } from './open-deck'
import { takeWindow } from './windows'

/** A lecture on a demo's slide: what the presenter's window leads, and the audience's follows. */
export interface Lecture {
  presenter: Page
  audience: Page
  /** The demo with its controls, in the presenter's window. */
  led: Locator
  followed: Locator
  close: () => Promise<void>
}

/** Opens both windows, and goes by the presenter's clicker to the slide's first click; on a slide without any, away and back. */
export async function openLecture(browser: Browser, { alias, name = alias, query = '', hasClicks = true }: {
  alias: string
  /** The demo's, if it is not the slide's. */
  name?: string
  /** Before the hash. */
  query?: string
  hasClicks?: boolean
}): Promise<Lecture> {
  const { page: audience, giveBack } = await takeWindow(browser, { isKept: false, isAlone: true, isTouched: false })
  await audience.setViewportSize({ width: 1280, height: 720 })
  await audience.emulateMedia({ colorScheme: 'light' })
  await audience.goto(`${inject('deckUrl')}${query}#/deep-learning`)
  await settled(audience, 'deep-learning', 0)
  const presenter = await audience.context().newPage()
  await presenter.goto(`${inject('deckUrl')}${query}#/presenter/${alias}`)
  const led = presenter.locator(`section[data-demo="${name}"]`).filter({ has: presenter.locator('.demo-bar, dialog') })
  await led.and(presenter.locator('[data-status=ready]')).waitFor({ state: 'attached' }) // some are revealed by a click
  await presenter.keyboard.press('PageDown')
  if (!hasClicks) {
    await presenter.waitForURL(({ hash }) => !hash.endsWith(`/${alias}`))
    await presenter.keyboard.press('PageUp')
    await presenter.waitForURL(({ hash }) => hash.endsWith(`/${alias}`))
  }
  await settled(audience, alias, hasClicks ? 1 : 0)
  return {
    presenter,
    audience,
    led,
    followed: demoOf(audience, name),
    async close() {
      await presenter.close()
      await giveBack()
    },
  }
}
