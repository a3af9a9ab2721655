import type { PDFDocument, PDFRef } from 'pdf-lib'
import { decodePDFRawStream, PDFArray, PDFDict, PDFName, PDFRawStream } from 'pdf-lib'

const PAINTS = /^(?:f\*?|F|S|s|B\*?|b\*?|sh|.*\bT[jJ]|\/\S+ Do)$/
/** What a stream's dictionary says of how the stream is written. */
const WRITTEN_ANEW = ['Filter', 'DecodeParms', 'Length']
const PAINTS_FORM = /^\/(\S+) Do$/

/**
 * Marks as decoration what Chromium painted without a tag: rules, grounds, and the head and number of each page. What PDF/UA-1 asks
 * is that nothing is neither.
 *
 * @throws {Error} If the content is not written as Chromium writes it, an operator at the end of each line.
 */
export function markArtifacts(pdf: PDFDocument): void {
  for (const page of pdf.getPages()) {
    const contents = page.node.get(PDFName.of('Contents'))
    const refs = contents instanceof PDFArray ? contents.asArray() : [contents]
    for (const ref of refs)
      markStream(pdf, ref as PDFRef)
  }
  for (const [ref, object] of pdf.context.enumerateIndirectObjects()) {
    if (object instanceof PDFRawStream && isTaggedForm(object))
      markStream(pdf, ref)
  }
}

/** Whether a stream is a picture with tags of its own. */
const isTaggedForm = (object: unknown) => object instanceof PDFRawStream
  && object.dict.get(PDFName.of('Subtype')) === PDFName.of('Form') && object.dict.has(PDFName.of('StructParents'))

function markStream(pdf: PDFDocument, ref: PDFRef): void {
  const stream = pdf.context.lookup(ref)
  if (!(stream instanceof PDFRawStream))
    throw new Error(`the content of a page must be one stream, or several; ${ref.toString()} is none.`)
  const resources = stream.dict.lookupMaybe(PDFName.of('Resources'), PDFDict) ?? pageResources(pdf, ref)
  const forms = resources?.lookupMaybe(PDFName.of('XObject'), PDFDict)
  const isTagged = (name: string) => isTaggedForm(forms?.lookup(PDFName.of(name)))

  const lines = new TextDecoder('latin1').decode(decodePDFRawStream(stream).decode()).split('\n')
  const content = Buffer.from(marked(lines, isTagged).join('\n'), 'latin1')
  const entries = stream.dict.entries().filter(([key]) => !WRITTEN_ANEW.includes(key.decodeText()))
  pdf.context.assign(ref, pdf.context.flateStream(content, Object.fromEntries(entries.map(([key, value]) => [key.decodeText(), value]))))
}

function pageResources(pdf: PDFDocument, content: PDFRef): PDFDict | undefined {
  const page = pdf.getPages().find(({ node }) => {
    const contents = node.get(PDFName.of('Contents'))
    return contents === content || (contents instanceof PDFArray && contents.asArray().includes(content))
  })
  return page?.node.Resources()
}

/**
 * The lines of a content stream, with what stands outside its tags as artifacts.
 *
 * @param lines - As Chromium writes them.
 * @param isTagged - Whether a picture that the content places has tags of its own: it must be in no artifact.
 */
export function marked(lines: string[], isTagged: (picture: string) => boolean): string[] {
  const done: string[] = []
  let outside: string[] = []
  let depth = 0
  const close = () => {
    done.push(...outside.some(line => PAINTS.test(line)) ? ['/Artifact BMC', ...outside, 'EMC'] : outside)
    outside = []
  }
  for (const line of lines) {
    const opens = /\bB(?:DC|MC)$/.test(line)
    const picture = PAINTS_FORM.exec(line)?.[1]
    if (opens || (depth === 0 && picture !== undefined && isTagged(picture)))
      close()
    if (opens)
      depth++
    ;(depth > 0 || (picture !== undefined && isTagged(picture)) ? done : outside).push(line)
    if (line === 'EMC')
      depth--
  }
  close()
  if (depth !== 0)
    throw new Error(`the tags of a content stream must be closed; ${depth} are open. Chromium may write its streams in another form now.`)
  return done
}
