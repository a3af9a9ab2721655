import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'

export interface PdfLink {
  /** Where it leads: an address, or a page of the same document. */
  url?: string
  page?: number
  /** What is read aloud of it. */
  words: string
}

export interface PdfRole {
  role: string
  alternative?: string
}

export interface PdfPage {
  /** In points. */
  width: number
  height: number
  /** All text, in the order in which it was written. */
  text: string
  /** Where each piece of text stands, in points from the lower left corner, and the size of its type. */
  places: { text: string, left: number, right: number, bottom: number, top: number, size: number }[]
  links: PdfLink[]
  fonts: () => Promise<{ name: string, isEmbedded: boolean, isDrawn: boolean }[]>
  /** The structure tree's elements: `H1`, or `Figure` with its text alternative. */
  roles: () => Promise<PdfRole[]>
  /** All text in the order of the structure tree, as it is read aloud. */
  readAloud: () => Promise<string>
  /** What is painted neither as a tag's content nor as decoration, and what is both. */
  untagged: () => Promise<string[]>
  /** The page as a picture, `scale` pixels a point; drawn once. */
  picture: (scale: number) => Promise<Picture>
}

export interface Picture {
  width: number
  height: number
  /** RGBA. */
  data: Uint8ClampedArray
}

export interface OutlineEntry {
  title: string
  page: number
  children: OutlineEntry[]
}

export interface Pdf {
  bytes: number
  title: string
  author: string
  subject: string
  keywords: string
  language: string
  isTagged: boolean
  /** What a reader's program calls its pages. */
  labels: string[]
  /** Its XMP packet; empty if it has none. */
  xmp: string
  outline: OutlineEntry[]
  pages: PdfPage[]
}

const PDFJS = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

/** Reads a PDF as a reader's program does. */
export async function readPdf(file: string): Promise<Pdf> {
  const data = new Uint8Array(readFileSync(file))
  const bytes = data.length
  const pdf = await getDocument({ data, verbosity: 0, fontExtraProperties: true, standardFontDataUrl: join(PDFJS, 'standard_fonts/') }).promise
  const { info: entries, metadata } = await pdf.getMetadata()
  const info: Partial<Record<'Title' | 'Author' | 'Subject' | 'Keywords' | 'Language', string>> = entries
  return {
    bytes,
    title: info.Title ?? '',
    author: info.Author ?? '',
    subject: info.Subject ?? '',
    keywords: info.Keywords ?? '',
    language: info.Language ?? '',
    isTagged: (await pdf.getMarkInfo())?.Marked ?? false,
    labels: await pdf.getPageLabels() ?? [],
    xmp: metadata?.getRaw() ?? '',
    outline: await outlineOf(pdf, await pdf.getOutline() ?? []),
    pages: await Promise.all(Array.from({ length: pdf.numPages }, (_, index) => readPage(pdf, index + 1))),
  }
}

type Outline = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>

function outlineOf(pdf: PDFDocumentProxy, items: Outline): Promise<OutlineEntry[]> {
  return Promise.all(items.map(async ({ title, dest, items }) => ({
    title,
    page: await pageOf(pdf, dest),
    children: await outlineOf(pdf, items),
  })))
}

/** The number of the page that a destination, or the name of one, leads to. */
async function pageOf(pdf: PDFDocumentProxy, destination: string | unknown[] | null): Promise<number> {
  const place = typeof destination === 'string' ? await pdf.getDestination(destination) : destination
  const page = place?.[0]
  if (typeof page !== 'object' || page === null || !('num' in page && 'gen' in page))
    throw new Error(`the destination ${JSON.stringify(destination)} leads nowhere`)
  return await pdf.getPageIndex({ num: Number(page.num), gen: Number(page.gen) }) + 1
}

async function readPage(pdf: PDFDocumentProxy, number: number): Promise<PdfPage> {
  const page = await pdf.getPage(number)
  const { width, height } = page.getViewport({ scale: 1 })
  const items = (await page.getTextContent()).items.filter(item => 'str' in item)
  const pictures = new Map<number, Promise<Picture>>()
  const annotations: { subtype: string, url?: string, dest?: string | unknown[], contentsObj: { str: string } }[] = await page.getAnnotations()

  return {
    width,
    height,
    text: items.map(({ str, hasEOL }) => hasEOL ? `${str}\n` : str).join(''),
    places: items.filter(({ str }) => str.trim() !== '').map(({ str, transform, width, height }) => {
      const [left, bottom]: number[] = transform.slice(4)
      return { text: str, left: left!, right: left! + width, bottom: bottom!, top: bottom! + height, size: Math.hypot(...transform.slice(2, 4)) }
    }),
    links: await Promise.all(annotations.filter(({ subtype }) => subtype === 'Link').map(async ({ url, dest, contentsObj: { str: words } }) =>
      url === undefined ? { page: await pageOf(pdf, dest ?? null), words } : { url, words })),
    async fonts() {
      await page.getOperatorList() // loads them
      return [...new Set(items.filter(({ str }) => str.trim() !== '').map(({ fontName }) => fontName))]
        .map((name): { name: string, missingFile?: boolean, isType3Font: boolean } => page.commonObjs.get(name))
        .map(({ name, missingFile, isType3Font }) => ({ name, isEmbedded: !missingFile, isDrawn: isType3Font }))
    },
    roles: async () => rolesOf(await page.getStructTree()),
    readAloud: () => readAloud(page),
    untagged: () => untaggedOn(page),
    picture(scale) {
      if (!pictures.has(scale))
        pictures.set(scale, pictureOf(pdf, page, scale))
      return pictures.get(scale)!
    },
  }
}

async function pictureOf(pdf: PDFDocumentProxy, page: PDFPageProxy, scale: number): Promise<Picture> {
  const viewport = page.getViewport({ scale })
  const factory = pdf.canvasFactory as { create: (width: number, height: number) => { canvas: HTMLCanvasElement, context: CanvasRenderingContext2D } }
  const { canvas, context } = factory.create(Math.ceil(viewport.width), Math.ceil(viewport.height))
  await page.render({ canvas, viewport }).promise
  return context.getImageData(0, 0, canvas.width, canvas.height)
}

type StructNode = Awaited<ReturnType<PDFPageProxy['getStructTree']>>

function rolesOf(node: StructNode & { alt?: string }): PdfRole[] {
  return [{ role: node.role, alternative: node.alt }, ...node.children.flatMap(child => 'role' in child ? rolesOf(child) : [])]
}

async function readAloud(page: PDFPageProxy): Promise<string> {
  const open: string[] = []
  const texts = new Map<string, string>()
  for (const item of (await page.getTextContent({ includeMarkedContent: true })).items) {
    if ('str' in item) {
      const id = open.findLast(id => id !== '') ?? ''
      texts.set(id, `${texts.get(id) ?? ''}${item.str}${item.hasEOL ? '\n' : ''}`)
    }
    else if (item.type === 'endMarkedContent') {
      open.pop()
    }
    else {
      open.push(item.id ?? '')
    }
  }
  const read = (node: StructNode): string => node.children.map(child => 'role' in child ? read(child) : texts.get(child.id) ?? '').join('')
  return read(await page.getStructTree())
}

const TEXT = ['showText', 'showSpacedText'] as const
const PAINT = [...TEXT, 'constructPath', 'shadingFill', 'paintImageXObject', 'paintImageMaskXObject', 'paintInlineImageXObject'] as const

async function untaggedOn(page: PDFPageProxy): Promise<string[]> {
  const { fnArray, argsArray } = await page.getOperatorList()
  const painting = new Map(PAINT.map(name => [OPS[name], name]))
  const open: string[] = []
  const faults: string[] = []
  fnArray.forEach((operator, index) => {
    const args = argsArray[index] as unknown[] | null
    if (operator === OPS.beginMarkedContent || operator === OPS.beginMarkedContentProps)
      open.push(operator === OPS.beginMarkedContentProps ? 'tag' : String(args?.[0]))
    else if (operator === OPS.endMarkedContent)
      open.pop()
    else if (painting.has(operator) && !(operator === OPS.constructPath && args?.[0] === OPS.endPath) && new Set(open).size !== 1)
      faults.push(`${painting.get(operator)} within ${open.join(' within ') || 'nothing'}`)
  })
  return faults
}
