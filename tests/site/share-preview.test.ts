import { describe, expect, it } from 'vitest'
import { shareTags } from '../../site/build/share-preview'
import { printedFilesIn } from '../../site/printed-files'

describe('the tags of a share preview', () => {
  it.each([
    ['https://example.org/deep-learning/', 'https://example.org/deep-learning/share.png'],
    ['https://example.org/deep-learning/index.html', 'https://example.org/deep-learning/share.png'],
  ])('of %s name its picture integer: %s', (address, picture) => {
    const tags = shareTags(address).map(({ attrs }) => attrs)
    expect(tags).toContainEqual({ property: 'og:image', content: picture })
    expect(tags).toContainEqual({ property: 'og:url', content: address })
  })
})

describe('the papers that a reader can download', () => {
  it.each([
    [undefined, []],
    ['', []],
    ['deck.pdf,handout.pdf', [{ file: 'deck.pdf', name: 'Slides' }, { file: 'handout.pdf', name: 'Handout' }]],
  ])('are, when the build says %j, %j', (said, papers) => {
    expect(printedFilesIn(said)).toEqual(papers)
  })
})
