import type { PdfPage } from './read-pdf'
import type { Page } from 'playwright'
import { codeIn, inkInMargin, inkShare } from './on-paper'

/** In points. */
export const A4 = { width: 595, height: 842 }
export const POINTS_PER_MM = 72 / 25.4

/** Leaves these slides on the page alone: less to print. */
export const keepSlides = (page: Page, first: number, last: number) => page.locator('[data-slide]').evaluateAll((slides, [first, last]) => {
  for (const slide of slides) {
    if (Number(slide.getAttribute('data-slide')) < first! || Number(slide.getAttribute('data-slide')) > last!)
      slide.remove()
  }
  for (const sheet of document.querySelectorAll('.paper-sheet:empty'))
    sheet.remove()
}, [first, last])

/** Every element of every slide: where it lies, as a share of the slide, and its colours. */
export const elementsOf = (page: Page) => page.locator('.print-slide-container').evaluateAll(slides => slides.map(slide => [...slide.querySelectorAll('.frame, .frame *')].filter(element => element.checkVisibility()).map((element) => {
  const { left, top, right, bottom } = element.getBoundingClientRect()
  const origin = slide.getBoundingClientRect()
  const { color, fill, stroke, backgroundColor } = getComputedStyle(element)
  return {
    name: `<${element.tagName.toLowerCase()} class="${element.getAttribute('class') ?? ''}">`,
    place: [left - origin.left, right - origin.left, top - origin.top, bottom - origin.top].map(length => length / origin.width),
    colours: [color, fill, stroke, backgroundColor].join(', '),
  }
})))

/** The faults of a page as a thing to hold: what runs into the edge, what is all but empty. */
export async function faultsOf(page: PdfPage): Promise<string[]> {
  const picture = await page.picture(1)
  const faults: string[] = []
  // The sheet's own margins, less a millimetre; the head and the page number stand in those above and below.
  if (inkInMargin(picture, { left: 17 * POINTS_PER_MM, top: 5 * POINTS_PER_MM, right: 11 * POINTS_PER_MM, bottom: 5 * POINTS_PER_MM }) > 0)
    faults.push('something runs into the margin')
  if (inkShare(picture, { left: 0, top: 0, right: picture.width, bottom: picture.height }) < 0.01)
    faults.push('the page is all but empty')
  const outside = page.places.filter(({ left, right, bottom, top }) => left < 17 * POINTS_PER_MM || right > A4.width - 11 * POINTS_PER_MM || bottom < 0 || top > A4.height)
  return [...faults, ...outside.map(({ text }) => `outside the page's margins: ${text}`)]
}

/** What the QR codes beside the addresses on a page say, from above. */
export async function codesOn(page: PdfPage): Promise<string[]> {
  const scale = 2.5 // two pixels and more for each module
  const picture = await page.picture(scale)
  return page.places.filter(({ text }) => /#\/[a-z-]+$/.test(text)).sort((one, other) => other.bottom - one.bottom).map(({ bottom }) => codeIn(picture, {
    left: picture.width - 34 * POINTS_PER_MM * scale,
    right: picture.width - 8 * POINTS_PER_MM * scale,
    top: picture.height - (bottom + 20 * POINTS_PER_MM) * scale,
    bottom: picture.height - (bottom - 5 * POINTS_PER_MM) * scale,
  }))
}
