import type { Locator, Page } from 'playwright'
import { gridText } from './open-deck'

export const place = { alias: 'convolution' }

export const grid = (demo: Locator, name: string) => demo.getByRole('grid', { name, exact: true })
export const cell = (demo: Locator, name: string, row: number, column: number) =>
  grid(demo, name).getByRole('row').nth(row).getByRole('gridcell').nth(column)
export const spin = (demo: Locator, name: string) => demo.getByRole('spinbutton', { name, exact: true })
export const button = (demo: Locator, name: string) => demo.getByRole('button', { name, exact: true })

/** The numbers of a grid; a printed plus is no part of them. */
export const numbers = async (demo: Locator, name: string) =>
  (await gridText(grid(demo, name))).map(row => row.map(text => Number(text.replace('−', '-').replace('+', ''))))

/** Which of three hues the pixels of a drawn map have. */
export const ink = (map: Locator) => map.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
  const found = new Set<string>()
  for (let at = 0; at < data.length; at += 4) {
    const [red, , blue] = data.slice(at, at + 3)
    found.add(red! > blue! + 60 ? 'orange' : blue! > red! + 20 ? 'violet' : red! > 240 ? 'white' : 'pale')
  }
  found.delete('pale')
  return [...found].sort()
})

export async function typeInto(page: Page, target: Locator, text: string): Promise<void> {
  await target.focus()
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

/** The lecture's I. */
export const INPUT = [
  [0, 1, 1, 1, 0, 0, 0],
  [0, 0, 1, 1, 1, 0, 0],
  [0, 0, 0, 1, 1, 1, 0],
  [0, 0, 0, 1, 1, 0, 0],
  [0, 0, 1, 1, 0, 0, 0],
  [0, 1, 1, 0, 0, 0, 0],
  [1, 1, 0, 0, 0, 0, 0],
]

export const output = (demo: Locator) => numbers(demo, 'Output I * K')
