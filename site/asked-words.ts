import { plainWord, wordsOf } from './search-options'

/** Longer questions are cut: each further word is looked up in the whole index. */
export const MAX_LETTERS = 200

/** Words that a question is asked with, in the languages of the students; where others stand beside them they say nothing. */
const OF_QUESTIONS = new Set(wordsOf(`
  a an the is are was were be do does did can could should would will of in on at to for from with by as it its this that these those there
  what which who whom whose when where why how and or not i we you me my our your show explain tell define definition meaning mean work used happen if
  un une le la les l de du des d est sont etait ce cet cette ces c qu que qui quoi quel quelle quels quelles quand ou pourquoi comment
  et ou au aux en dans par pour sur avec il elle on nous vous je mon ma mes nos
`).map(plainWord))

/** Words that may stand before the number of a slide. */
const NUMBER = /^\s*(?:frame|slide|page|diapo(?:sitive)?|no\.?|n°|#)?\s*(\d{1,4})\s*$/i

/** The words that a question is about. */
export function askedWords(query: string): string[] {
  const words = wordsOf(query.slice(0, MAX_LETTERS)).map(plainWord)
  const telling = words.filter(word => !OF_QUESTIONS.has(word))
  return telling.length > 0 ? telling : words
}

/** The slide whose number somebody types, if that is all. */
export function askedNumber(query: string): number | undefined {
  const number = NUMBER.exec(query)?.[1]
  return number === undefined ? undefined : Number(number)
}
