import type { PrintedSlide } from './slide-state.ts'
import type { PDFDocument } from 'pdf-lib'
import { PDFName, PDFString } from 'pdf-lib'

/**
 * What a reader's program calls each page: the number of the slide that is its picture, with the click behind it (18, 18.1, 18.2);
 * without slides, its place.
 */
export function setPageLabels(pdf: PDFDocument, slides: PrintedSlide[]): void {
  const { context, catalog } = pdf
  const ranges: object[] = []
  let page = 0
  for (const { no, pictures } of slides) {
    ranges.push([page, { S: 'D', St: no }])
    if (pictures > 1)
      ranges.push([page + 1, { S: 'D', P: PDFString.of(`${no}.`) }])
    page += pictures
  }
  catalog.set(PDFName.of('PageLabels'), context.obj({ Nums: (ranges.length > 0 ? ranges : [[0, { S: 'D' }]]).flat() as [] }))
}
