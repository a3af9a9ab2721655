import type { Page } from 'playwright'
import { inject } from 'vitest'
import { painted } from './open-deck'

/** The demos' full pages, part by part. */
export const fullPages = [
  { alias: 'perceptron', demo: 'perceptron' },
  { alias: 'gradient-descent', demo: 'gradient-descent' },
  { alias: 'multi-layer-perceptron', demo: 'multi-layer-perceptron' },
  ...['example', 'xor'].map(part => ({ alias: 'backpropagation', demo: 'backpropagation', part })),
  ...['cells', 'matrix', 'picture'].map(part => ({ alias: 'convolution', demo: 'convolution', part })),
  { alias: 'max-pooling', demo: 'max-pooling' },
  { alias: 'convolution-and-pooling', demo: 'digits' },
  { alias: 'why-convolutions', demo: 'digit-units' },
  { alias: 'large-language-models', demo: 'masked-words' },
  ...['translate', 'networks', 'training'].map(part => ({ alias: 'key-and-query', demo: 'alignment', part })),
  ...['pair', 'training'].map(part => ({ alias: 'self-attention', demo: 'self-attention', part })),
]

/** What a dialog of `toFullPage` is found by. */
export const FULL_PAGE = 'dialog.demo-page'

/** Opens a full page in a window that has the deck already, and waits until it alone is on show. */
export async function toFullPage(page: Page, { alias, demo, part }: { alias: string, demo: string, part?: string }): Promise<void> {
  await page.goto(`${inject('deckUrl')}?backend=cpu#/${alias}?explore=page${part ? `&part=${part}` : ''}`)
  await page.locator(`section[data-demo="${demo}"][data-status=ready] ${FULL_PAGE}`).waitFor()
  await painted(page)
}
