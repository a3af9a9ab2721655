import type { HandoutOptions } from '../../paper/handout-options.ts'
import { SLIDES_A_PAGE } from '../../paper/handout-options.ts'
import { UserError } from './command-line.ts'

/**
 * How many slides a page, from the command line.
 *
 * @throws {UserError} If no layout has so many.
 */
export function readSlidesAPage(value: string): HandoutOptions['slidesAPage'] {
  const count = SLIDES_A_PAGE.find(count => String(count) === value)
  if (count === undefined)
    throw new UserError(`--slides is ${value}; a page holds ${SLIDES_A_PAGE.slice(0, -1).join(', ')} or ${SLIDES_A_PAGE.at(-1)} slides.`)
  return count
}

/**
 * The address that the deck is published at, ready for `#/slide` behind it.
 *
 * @throws {UserError} If it is no address of a web page.
 */
export function readUrl(address: string): string {
  if (!/^https?:\/\/[^\s#?]+$/.test(address) || !URL.canParse(address))
    throw new UserError(`--url is ${address}; give the address of the published deck, such as https://example.org/deep-learning/`)
  return /(?:\/|\.html)$/.test(address) ? address : `${address}/`
}
