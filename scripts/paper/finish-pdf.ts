import type { PrintedFrame } from './frame-state.ts'
import type { DocumentFacts } from './pdf-metadata.ts'
import { PDFDocument } from 'pdf-lib'
import { markArtifacts } from './pdf-artifacts.ts'
import { setPageLabels } from './pdf-labels.ts'
import { setMetadata } from './pdf-metadata.ts'
import { setOutline } from './pdf-outline.ts'
import { mendTags } from './pdf-tags.ts'

export interface Printed {
  frames: PrintedFrame[]
  facts: DocumentFacts
  /** The text alternatives of formulas, which Chromium takes for figures. */
  formulas: Set<string>
  /** Whether each page is a picture of a frame, and has the frame's number; otherwise pages are counted. */
  isPagePicture: boolean
}

/**
 * Completes what Chromium printed: an outline of sections and frames in the place of Chromium's outline of all headings, page labels,
 * what the document says of itself, and what PDF/UA-1 asks of its tags.
 *
 * @throws {Error} If the top-level headings are not the frames' titles, one per picture.
 */
export async function finishPdf(printed: Uint8Array, { frames, facts, formulas, isPagePicture }: Printed): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(printed, { updateMetadata: false })
  setOutline(pdf, frames)
  setPageLabels(pdf, isPagePicture ? frames : [])
  mendTags(pdf, frames, formulas)
  markArtifacts(pdf)
  setMetadata(pdf, facts)
  return pdf.save()
}
