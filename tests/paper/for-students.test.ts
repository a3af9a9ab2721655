// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { forStudents } from '../../paper/for-students'
import { stageCues } from '../../paper/stage-cues'
import { slides } from '../support/deck'

const mark = (click: number) => `<span class="slidev-note-click-mark" data-clicks="${click}"></span>`

describe('a note for students', () => {
  it('has its sentences, formulas and links, without click marks', () => {
    expect(forStudents(`<p>The Perceptron is <em>old</em>!</p><p>${mark(1)} If too small, it will converge slowly.</p>`))
      .toBe('<p>The Perceptron is <em>old</em>!</p><p> If too small, it will converge slowly.</p>')
    expect(forStudents(`<p>“it” is the animal in the first example, ${mark(1)} and the street in the second.</p>`))
      .toBe('<p>“it” is the animal in the first example,  and the street in the second.</p>')
  })

  it('has no names of what a click brings', () => {
    expect(forStudents(`<p>${mark(1)} Layer</p><p>${mark(2)} Deep Learning, with the sentence</p>`)).toBe('')
    expect(forStudents('<p>A formula</p>')).toBe('<p>A formula</p>')
  })

  it('has no stage cue', () => {
    expect(forStudents('<p>The bias are removed from the equations for simplicity, but say that they exist orally.</p>'))
      .toBe('<p>The bias are removed from the equations for simplicity.</p>')
    expect(forStudents('<p>doesn\'t need to go in details, just present the fact that blocks are repeated.</p>')).toBe('')
  })
})

it.each(stageCues)('the cue “%s” stands in a note', (cue) => {
  expect(slides.filter(({ note }) => cue.test(note ?? ''))).toHaveLength(1)
})
