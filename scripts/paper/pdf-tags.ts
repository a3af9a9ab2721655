import type { PrintedSlide } from './slide-state.ts'
import type { PDFDocument, PDFObject, PDFRef } from 'pdf-lib'
import { PDFArray, PDFDict, PDFHexString, PDFName, PDFString } from 'pdf-lib'

const S = PDFName.of('S')
const K = PDFName.of('K')

/** Tags that Chromium writes and PDF 1.7 does not know, each with one that it knows. */
const ROLES = { Strong: 'Span', Em: 'Span' }

/**
 * Brings Chromium's tags to what PDF/UA-1 asks for: every tag one that PDF 1.7 knows, list items with a body, formulas named so, and
 * links that say where they lead.
 */
export function mendTags(pdf: PDFDocument, slides: PrintedSlide[], formulas: Set<string>): void {
  pdf.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict).set(PDFName.of('RoleMap'), pdf.context.obj(ROLES))
  for (const [ref, object] of pdf.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict))
      continue
    const role = object.get(S)
    if (role === PDFName.of('Figure') && formulas.has(textOf(object, 'Alt')))
      object.set(S, PDFName.of('Formula'))
    else if (role === PDFName.of('LI'))
      addBody(pdf, object, ref)
    else if (object.get(PDFName.of('Subtype')) === PDFName.of('Link'))
      object.set(PDFName.of('Contents'), PDFHexString.fromText(destinationOf(object, slides)))
  }
}

/** Puts what follows an item's number or bullet into a body, which Chromium does not. */
function addBody(pdf: PDFDocument, item: PDFDict, itemRef: PDFRef): void {
  const kids = item.lookup(K)
  const parts = kids instanceof PDFArray ? kids.asArray() : [item.get(K)!]
  const isLabel = (part: PDFObject) => pdf.context.lookup(part, PDFDict).get(S) === PDFName.of('Lbl')
  const rest = parts.filter(part => !isLabel(part))
  const body = pdf.context.register(pdf.context.obj({ Type: 'StructElem', S: 'LBody', P: itemRef, K: rest }))
  for (const part of rest)
    pdf.context.lookup(part, PDFDict).set(PDFName.of('P'), body)
  item.set(K, pdf.context.obj([...parts.filter(isLabel), body]))
}

function destinationOf(link: PDFDict, slides: PrintedSlide[]): string {
  const address = link.lookupMaybe(PDFName.of('A'), PDFDict)
  if (address)
    return textOf(address, 'URI')
  const name = link.lookup(PDFName.of('Dest'), PDFName).decodeText()
  const slide = slides.find(({ no }) => String(no) === name)
  return slide ? `Slide ${slide.no}, ${slide.title}` : name
}

function textOf(dict: PDFDict, key: string): string {
  const text = dict.lookup(PDFName.of(key))
  return text instanceof PDFString || text instanceof PDFHexString ? text.decodeText() : ''
}
