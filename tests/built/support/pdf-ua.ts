import type { PdfRole } from './read-pdf'
import type { PDFObject } from 'pdf-lib'
import { readFileSync } from 'node:fs'
import { PDFArray, PDFBool, PDFDict, PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib'

/** The structure types of PDF 1.7 (ISO 32000-1, 14.8.4). */
const STANDARD = new Set('Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby Warichu Figure Formula Form'.split(' '))
const CHILDREN: Record<string, string[]> = { L: ['L', 'LI', 'Caption'], LI: ['Lbl', 'LBody'] }

/**
 * Reads a file's structure tree: its elements in reading order, and what it lacks of what PDF/UA-1 (ISO 14289-1) asks for. How the
 * content is tagged, `PdfPage.untagged` says.
 */
export async function structureOf(file: string): Promise<{ roles: PdfRole[], faults: string[] }> {
  const pdf = await PDFDocument.load(readFileSync(file), { updateMetadata: false })
  const { catalog, context } = pdf
  const name = (key: string) => PDFName.of(key)
  const text = (object: PDFObject | undefined) => object instanceof PDFString || object instanceof PDFHexString ? object.decodeText() : ''
  const faults: string[] = []
  const roles: PdfRole[] = []
  const ask = (holds: boolean, fault: string) => holds || faults.push(fault)

  ask(text(catalog.lookup(name('Lang'))) !== '', 'the document has no language')
  ask(catalog.lookup(name('MarkInfo'), PDFDict).lookup(name('Marked')) === PDFBool.True, 'the document is not marked as tagged')
  ask(catalog.lookup(name('ViewerPreferences'), PDFDict).lookup(name('DisplayDocTitle')) === PDFBool.True, 'the window is not to show the title')

  const root = catalog.lookup(name('StructTreeRoot'), PDFDict)
  const map = root.lookupMaybe(name('RoleMap'), PDFDict)
  const roleOf = (element: PDFDict) => {
    const role = element.lookup(name('S'), PDFName)
    return (map?.lookupMaybe(role, PDFName) ?? role).decodeText()
  }
  const childrenOf = (element: PDFDict): PDFObject[] => {
    const kids = element.lookup(name('K'))
    return kids instanceof PDFArray ? kids.asArray().map(kid => context.lookup(kid)!) : kids ? [kids] : []
  }
  const isElement = (kid: PDFObject): kid is PDFDict => kid instanceof PDFDict && kid.has(name('S'))

  let level = 0
  /** Every element that holds content or an annotation, in the order of the tree. */
  const reached = new Set<PDFDict>()
  const visit = (element: PDFDict) => {
    const role = roleOf(element)
    ask(STANDARD.has(role), `${role} is no tag of PDF 1.7`)
    if (role === 'Figure' || role === 'Formula')
      ask(text(element.lookup(name('Alt'))) !== '', `a ${role} has no alternative`)
    const heading = Number(/^H(\d)$/.exec(role)?.[1])
    if (heading > 0) {
      ask(heading <= level + 1, `a heading of level ${heading} follows one of level ${level}`)
      level = heading
    }
    reached.add(element)
    roles.push({ role, alternative: text(element.lookup(name('Alt'))) })
    for (const kid of childrenOf(element)) {
      if (isElement(kid)) {
        ask(!CHILDREN[role] || CHILDREN[role].includes(roleOf(kid)), `${roleOf(kid)} stands in ${role}`)
        ask(kid.lookup(name('P')) === element, `a ${roleOf(kid)} names another parent than its ${role}`)
        visit(kid)
      }
    }
  }
  childrenOf(root).filter(isElement).forEach(visit)

  // What the pages' content and links say they belong to is in the tree.
  const leaves = (node: PDFDict): PDFObject[] => [
    ...(node.lookupMaybe(name('Kids'), PDFArray)?.asArray() ?? []).flatMap(kid => leaves(context.lookup(kid, PDFDict))),
    ...(node.lookupMaybe(name('Nums'), PDFArray)?.asArray() ?? []).filter(entry => !(entry instanceof PDFNumber)).map(entry => context.lookup(entry)!),
  ]
  for (const leaf of leaves(root.lookup(name('ParentTree'), PDFDict))) {
    for (const element of leaf instanceof PDFArray ? leaf.asArray().map(entry => context.lookup(entry)) : [leaf])
      ask(element instanceof PDFDict && reached.has(element), 'content belongs to a tag that is not in the tree')
  }
  for (const { node } of pdf.getPages()) {
    const annotations = node.Annots()?.asArray().map(entry => context.lookup(entry, PDFDict)) ?? []
    ask(annotations.length === 0 || node.lookup(name('Tabs')) === name('S'), 'a page with links is not read in the order of its tags')
    for (const annotation of annotations) {
      ask(text(annotation.lookup(name('Contents'))) !== '', 'a link does not say where it leads')
      ask(annotation.has(name('StructParent')), 'a link has no tag')
    }
  }
  return { roles, faults: [...new Set(faults)] }
}
