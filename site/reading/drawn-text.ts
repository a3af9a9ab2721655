/** Tags within a word or beside one; any other divides. A `tspan` with a place of its own begins a line. */
const INLINE = /<\/?(?:tspan(?![^>]*\sx=)|b|em|i|strong|sub|sup)\b[^>]*>/g
const LABEL = /<[^>]*\saria-label="([^"]*)"[^>]*>/g
const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': '\'' }
/** A time that was measured while it was drawn, which no visitor will see. */
const MEASURED = /\d (?:ms|s)\b/

/**
 * What drawings say, as Vue writes them: their texts and text alternatives, each sentence once. Bare numbers are left out: of the cells of a
 * matrix or the ticks of an axis nothing is to be found.
 *
 * @param drawings - HTML of the same figures at one click after the other.
 */
export function textOfDrawings(drawings: readonly string[]): string {
  const pieces = drawings.join('<br>')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(LABEL, ' <br>$1<br> ')
    .replace(INLINE, '')
    .split(/<[^>]*>/)
    .map(piece => piece.replace(/&(?:amp|lt|gt|quot|#39);/g, entity => ENTITIES[entity]!).replace(/\s+/g, ' ').trim())
    .flatMap(piece => piece.split(/(?<=[\p{L}\d)%][.!?]) (?=\p{Lu})/u))
    .filter(piece => /\p{L}/u.test(piece) && !MEASURED.test(piece))
  return [...new Set(pieces)].join(' ')
}
