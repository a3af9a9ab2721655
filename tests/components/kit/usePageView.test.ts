import { describe, expect, it } from 'vitest'
import { readPageView, writePageView } from '../../../components/kit/usePageView'

describe('the view of a full page, as other windows hear of it', () => {
  it('is read as it was written', () => {
    for (const view of [{ scroll: 0, open: [] }, { scroll: 0.25, open: [0, 2] }, { scroll: 1, open: [1] }])
      expect(readPageView(writePageView(view))).toEqual(view)
  })

  it.each(['', 'scroll=2&open=', 'scroll=-1', 'scroll=half', 'scroll=0.5&open=first', 'scroll=0&open=1.5', 'scroll=0&open=1,1', '{"scroll":1}'])('is ignored if it makes no sense: %s', (text) => {
    expect(readPageView(text)).toBeUndefined()
  })
})
