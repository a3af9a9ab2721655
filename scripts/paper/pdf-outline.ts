import type { PrintedSlide } from './slide-state.ts'
import type { PDFDocument, PDFObject, PDFRef } from 'pdf-lib'
import { PDFDict, PDFHexString, PDFName, PDFNumber } from 'pdf-lib'

interface OutlineEntry {
  title: string
  destination: PDFObject
  children: OutlineEntry[]
}

/**
 * An outline of sections and slides in the place of Chromium's outline of all headings.
 *
 * @throws {Error} If the top-level headings are not the slides' titles, one per picture.
 */
export function setOutline(pdf: PDFDocument, slides: PrintedSlide[]): void {
  const headings = headingDestinations(pdf)
  const pictures = slides.reduce((sum, slide) => sum + slide.pictures, 0)
  if (headings.length !== pictures)
    throw new Error(`every picture of a slide must have one first-level heading; ${pictures} pictures have ${headings.length}`)

  const root = pdf.context.nextRef()
  pdf.context.assign(root, pdf.context.obj({ Type: 'Outlines', ...chain(pdf, root, entriesOf(slides, headings)) }))
  pdf.catalog.set(PDFName.of('Outlines'), root)
}

/** Where the first-level headings stand, in order: the top level of the outline that Chromium wrote. */
function headingDestinations(pdf: PDFDocument): PDFObject[] {
  const destinations: PDFObject[] = []
  const outline = pdf.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict)
  for (let item = outline?.lookupMaybe(PDFName.of('First'), PDFDict); item; item = item.lookupMaybe(PDFName.of('Next'), PDFDict))
    destinations.push(item.get(PDFName.of('Dest'))!)
  return destinations
}

/** A section leads to the slide that opens it and holds the others; the slides before the first section stand alone. */
function entriesOf(slides: PrintedSlide[], headings: PDFObject[]): OutlineEntry[] {
  const entries: OutlineEntry[] = []
  let picture = 0
  let section: string | undefined
  for (const slide of slides) {
    const entry: OutlineEntry = { title: slide.title, destination: headings[picture]!, children: [] }
    if (slide.section === undefined)
      entries.push(entry)
    else if (slide.section !== section)
      entries.push({ ...entry, title: slide.section })
    else
      entries.at(-1)!.children.push(entry)
    section = slide.section
    picture += slide.pictures
  }
  return entries
}

/** Writes entries as the linked list that PDF has for them, below `parent`; returns the keys that the parent needs. */
function chain(pdf: PDFDocument, parent: PDFRef, entries: OutlineEntry[]): Record<string, PDFObject> {
  const refs = entries.map(() => pdf.context.nextRef())
  entries.forEach(({ title, destination, children }, index) => {
    pdf.context.assign(refs[index]!, pdf.context.obj({
      Title: PDFHexString.fromText(title),
      Dest: destination,
      Parent: parent,
      ...index > 0 ? { Prev: refs[index - 1]! } : {},
      ...index < refs.length - 1 ? { Next: refs[index + 1]! } : {},
      ...children.length > 0 ? chain(pdf, refs[index]!, children) : {},
    }))
  })
  const open = entries.length + entries.reduce((sum, { children }) => sum + children.length, 0)
  return { First: refs[0]!, Last: refs.at(-1)!, Count: PDFNumber.of(open) }
}
