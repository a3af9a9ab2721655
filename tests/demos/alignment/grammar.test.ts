import { expect, it } from 'vitest'
import { build, lecture, printedWords } from '../../../demos/alignment/grammar'
import { isHeldOut } from '../../../demos/alignment/held-out'

it('speaks the lecture’s sentence and its translation, which training never sees', () => {
  const pair = build(lecture)
  expect(printedWords(pair.english).join(' ')).toBe('The agreement on the European Economic Area was signed in August 1992 .')
  expect(printedWords(pair.french).join(' ')).toBe('L\' accord sur la zone économique européenne a été signé en août 1992 .')
  expect(pair.links.map(index => pair.english[index])).toEqual(['the', 'agreement', 'on', 'the', 'area', 'economic', 'European', 'was', 'was', 'signed', 'in', 'August', '1992', '.'])
  expect(isHeldOut(pair)).toBe(true)
})
