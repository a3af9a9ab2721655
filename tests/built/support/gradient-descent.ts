import type { Locator, Page } from 'playwright'

/** What the tests of gradient descent point at. */

export const place = { alias: 'gradient-descent' }

export const spin = (demo: Locator, name: string) => demo.getByRole('spinbutton', { name, exact: true })
export const button = (demo: Locator, name: string) => demo.getByRole('button', { name, exact: true })
export const dialog = (page: Page) => page.locator('dialog')

/** The table's rows as text: step, W, loss, gradient. */
export const iterates = (demo: Locator) => demo.getByRole('table', { name: 'Iterates', exact: true }).locator('tbody tr')
  .evaluateAll(rows => rows.map(row => [...row.querySelectorAll('td')].map(cell => cell.textContent!.trim())))
export const lastIterate = async (demo: Locator) => (await iterates(demo)).at(-1)
