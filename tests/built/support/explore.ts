import type { Browser, Locator, Page } from 'playwright'
import { expect } from 'vitest'
import { demoOf, openDeck, settled } from './open-deck'

/** Every demo that stands on a slide, at a click at which it has something to touch. */
export const demosOnSlides = [
  { alias: 'gradient-descent', name: 'gradient-descent', click: 2 },
  { alias: 'convolution', name: 'convolution', click: 1 },
  { alias: 'max-pooling', name: 'max-pooling', click: 1 },
  { alias: 'backpropagation', name: 'backpropagation', click: 3 },
  { alias: 'convolution-and-pooling', name: 'digits', click: 0 },
  { alias: 'why-convolutions', name: 'digit-units', click: 0 },
  { alias: 'large-language-models', name: 'masked-words', click: 1 },
  { alias: 'key-and-query', name: 'alignment', click: 0 },
  { alias: 'self-attention', name: 'self-attention', click: 1 },
  { alias: 'multi-layer-perceptron', name: 'multi-layer-perceptron', click: 0 },
  { alias: 'perceptron', name: 'perceptron', click: 1 },
]

/** A demo's slide in a window of its own, on a backend that is asked for. */
export async function openDemo(browser: Browser, { alias, name = alias, click = 0, backend, search = '', ...rest }: {
  alias: string
  /** The demo's, if it is not the slide's. */
  name?: string
  click?: number
  backend?: string
  /** More of the address, after the click. */
  search?: string
} & Omit<NonNullable<Parameters<typeof openDeck>[1]>, 'path'>) {
  const query = [click > 0 ? `clicks=${click}` : '', search].filter(Boolean).join('&')
  const deck = await openDeck(browser, { isAlone: true, ...rest, path: `${backend ? `?backend=${backend}` : ''}#/${alias}${query ? `?${query}` : ''}` })
  const demo = demoOf(deck.page, name)
  if (search)
    await demo.and(deck.page.locator('[data-status=ready]')).waitFor()
  else
    await settled(deck.page, alias, click)
  return { ...deck, demo }
}

/** What the demo says in its live region. */
export const saidBy = async (demo: Locator) => (await demo.getByRole('status').textContent())?.trim() ?? ''

/** The keys of the address beside the click. */
export const stateInAddress = (page: Page) => {
  const texts = new URLSearchParams(new URL(page.url()).hash.split('?')[1])
  texts.delete('clicks')
  return Object.fromEntries(texts)
}

/** The clicker's next is heard, whatever was pressed before. */
export async function expectClickerToWork(page: Page, alias: string, click: number): Promise<void> {
  await page.keyboard.press('PageDown')
  await expect.poll(() => new URL(page.url()).hash).toBe(`#/${alias}?clicks=${click}`)
}
