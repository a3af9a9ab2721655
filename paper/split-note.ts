/** A slide's note as HTML in its two parts: what is said, and what the lecture got wrong. Either may be empty. */
export function splitNote(noteHTML = ''): { note: string, erratum: string } {
  const [note, erratum = ''] = noteHTML.split(/<h3[^>]*>Erratum<\/h3>/)
  return { note: note!.trim(), erratum: erratum.trim() }
}
