import { beforeEach, describe, expect, it } from 'vitest'
import { useSlide } from '../../../components/frame/useSlide'
import { fakeDeck } from '../../fakes/slidev-client'

const slide = (no: number, frontmatter: Record<string, unknown> = {}) => ({ no, meta: { slide: { frontmatter } } })

beforeEach(() => {
  fakeDeck.slides.value = [
    slide(1),
    slide(2, { layout: 'outline', section: 'One' }),
    slide(3),
    slide(4),
    slide(5, { layout: 'outline', section: 'Two' }),
    slide(6),
  ]
  fakeDeck.slideNumber.value = 1
  fakeDeck.renderContext.value = 'slide'
  fakeDeck.isPrintMode.value = false
  fakeDeck.isActive.value = true
})

describe('sections', () => {
  it('run from their outline slide to the slide before the next', () => {
    expect(useSlide().sections.value).toEqual([
      { name: 'One', first: 2, last: 4 },
      { name: 'Two', first: 5, last: 6 },
    ])
  })

  it.each([[1, undefined], [2, 'One'], [4, 'One'], [5, 'Two'], [6, 'Two']])('hold slide %i: %s', (number, name) => {
    fakeDeck.slideNumber.value = number
    expect(useSlide().section.value?.name).toBe(name)
  })
})

describe('isLive', () => {
  it.each([['slide', true], ['presenter', true], ['overview', false], ['previewNext', false], ['none', false]])('in the context %s: %s', (context, live) => {
    fakeDeck.renderContext.value = context
    expect(useSlide().isLive.value).toBe(live)
  })

  it('is false on a slide that is not on show', () => {
    fakeDeck.isActive.value = false
    expect(useSlide().isLive.value).toBe(false)
  })

  it('is false in print', () => {
    fakeDeck.isPrintMode.value = true
    expect(useSlide().isLive.value).toBe(false)
  })
})
