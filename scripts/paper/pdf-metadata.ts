import type { PDFDocument } from 'pdf-lib'
import { PDFName } from 'pdf-lib'

/** What a PDF says of itself. */
export interface DocumentFacts {
  title: string
  author: string
  subject: string
  keywords: string
  /** As HTML has it: `en`. */
  language: string
}

const CREATOR = 'Slidev'

/** The document's facts twice, as PDF has had them at first and as XMP, which PDF/UA-1 asks for, as it does for its own mark. */
export function setMetadata(pdf: PDFDocument, facts: DocumentFacts): void {
  pdf.setTitle(facts.title, { showInWindowTitleBar: true })
  pdf.setAuthor(facts.author)
  pdf.setSubject(facts.subject)
  pdf.setKeywords([facts.keywords])
  pdf.setLanguage(facts.language)
  pdf.setCreator(CREATOR)

  const stream = pdf.context.stream(new TextEncoder().encode(xmpOf(pdf, facts)), { Type: 'Metadata', Subtype: 'XML' })
  pdf.catalog.set(PDFName.of('Metadata'), pdf.context.register(stream))
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const escaped = (text: string) => text.replace(/[&<>]/g, character => ENTITIES[character]!)
/** ISO 8601 without milliseconds, which the older form of the date does not have. */
const dated = (date: Date) => date.toISOString().replace(/\.\d+/, '')

function xmpOf(pdf: PDFDocument, { title, author, subject, keywords, language }: DocumentFacts): string {
  const inLanguage = (text: string) => `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt>`
  return `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
  <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
    <rdf:Description rdf:about=""
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
        xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
      <dc:format>application/pdf</dc:format>
      <dc:title>${inLanguage(title)}</dc:title>
      <dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>
      <dc:description>${inLanguage(subject)}</dc:description>
      <dc:language><rdf:Bag><rdf:li>${escaped(language)}</rdf:li></rdf:Bag></dc:language>
      <pdf:Keywords>${escaped(keywords)}</pdf:Keywords>
      <pdf:Producer>${escaped(pdf.getProducer() ?? '')}</pdf:Producer>
      <xmp:CreatorTool>${CREATOR}</xmp:CreatorTool>
      <xmp:CreateDate>${dated(pdf.getCreationDate()!)}</xmp:CreateDate>
      <xmp:ModifyDate>${dated(pdf.getModificationDate()!)}</xmp:ModifyDate>
      <pdfuaid:part>1</pdfuaid:part>
    </rdf:Description>
  </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`
}
