import type { DocumentFacts } from './pdf-metadata.ts'
import type { PrintedSlide } from './slide-state.ts'
import { PDFDocument } from 'pdf-lib'
import { markArtifacts } from './pdf-artifacts.ts'
import { setPageLabels } from './pdf-labels.ts'
import { setMetadata } from './pdf-metadata.ts'
import { setOutline } from './pdf-outline.ts'
import { mendTags } from './pdf-tags.ts'

export interface Printed {
  slides: PrintedSlide[]
  facts: DocumentFacts
  /** The text alternatives of formulas, which Chromium takes for figures. */
  formulas: Set<string>
  /** Whether each page is a picture of a slide, and has the slide's number; otherwise pages are counted. */
  isPagePicture: boolean
}

/**
 * Completes what Chromium printed: an outline of sections and slides in the place of Chromium's outline of all headings, page labels,
 * what the document says of itself, and what PDF/UA-1 asks of its tags.
 *
 * @throws {Error} If the top-level headings are not the slides' titles, one per picture.
 */
export async function finishPdf(printed: Uint8Array, { slides, facts, formulas, isPagePicture }: Printed): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(printed, { updateMetadata: false })
  setOutline(pdf, slides)
  setPageLabels(pdf, isPagePicture ? slides : [])
  mendTags(pdf, slides, formulas)
  markArtifacts(pdf)
  setMetadata(pdf, facts)
  return pdf.save()
}
