import { stageCues } from './stage-cues'

const CLICK_MARK = '.slidev-note-click-mark'

/**
 * A speaker's note without what it says to the lecturer alone: stage cues, click marks, and paragraphs that only name what a click
 * brings (“[click] Activation function”).
 *
 * @param note - As HTML.
 */
export function forStudents(note: string): string {
  const { body } = new DOMParser().parseFromString(note, 'text/html')
  for (const paragraph of body.querySelectorAll('p')) {
    const isLabel = paragraph.querySelector(`:scope > ${CLICK_MARK}:first-child`) && !/[.?!]/.test(paragraph.textContent)
    if (isLabel)
      paragraph.remove()
  }
  for (const mark of body.querySelectorAll(CLICK_MARK))
    mark.remove()
  const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text; text = texts.nextNode())
    text.nodeValue = stageCues.reduce((words, cue) => words.replace(cue, ''), text.nodeValue!)
  for (const paragraph of body.querySelectorAll('p')) {
    if (paragraph.textContent.trim() === '' && paragraph.childElementCount === 0)
      paragraph.remove()
  }
  return body.innerHTML.trim()
}
