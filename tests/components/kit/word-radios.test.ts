// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { wordRadios } from '../../../components/kit/word-radios'
import { freshDeck, mountDemo } from './support/demo'

beforeEach(freshDeck)

describe('the words of a figure as radio buttons', () => {
  const press = (wrapper: ReturnType<typeof mountDemo>['wrapper'], selector: string, key: string) => wrapper.get(selector).trigger('keydown', { key })
  const WORDS = ['The', 'animal', 'slept']
  function mountWords(options: Omit<Parameters<typeof wordRadios>[0], 'choose'>) {
    const choose = vi.fn()
    const radios = wordRadios({ choose, ...options })
    const { wrapper } = mountDemo({}, '<svg><g v-on="radios"><text v-for="(word, index) in words" :key="word" :data-word="index" tabindex="-1">{{ word }}</text></g></svg>', { setup: () => ({ radios, words: WORDS }) })
    return { wrapper, choose, word: (index: number) => `[data-word="${index}"]` }
  }

  it('are chosen by a press and, round and round, by the arrow keys', async () => {
    const { wrapper, choose, word } = mountWords({})
    await wrapper.get(word(1)).trigger('click')
    for (const [index, key] of [[1, 'ArrowRight'], [2, 'ArrowDown'], [0, 'ArrowUp'], [1, 'ArrowLeft'], [1, 'Enter'], [1, 'Home']] as const)
      await press(wrapper, word(index), key)
    expect(choose.mock.calls).toEqual([[1], [2], [0], [2], [0]])
    expect(document.activeElement).toBe(wrapper.get(word(0)).element)
  })

  it('leave up and down to what climbs, and keys with others held to the browser', async () => {
    const climb = vi.fn()
    const { wrapper, choose, word } = mountWords({ climb })
    await press(wrapper, word(1), 'ArrowUp')
    await press(wrapper, word(1), 'ArrowDown')
    await wrapper.get(word(1)).trigger('keydown', { key: 'ArrowRight', altKey: true })
    expect([climb.mock.calls, choose.mock.calls]).toEqual([[[1], [-1]], []])
  })

  it('are chosen by Enter and space where none may be, which Escape makes so', async () => {
    const clear = vi.fn()
    const { wrapper, choose, word } = mountWords({ clear })
    await press(wrapper, word(2), 'Enter')
    await press(wrapper, word(0), ' ')
    await press(wrapper, word(0), 'Escape')
    expect([choose.mock.calls, clear.mock.calls]).toEqual([[[2], [0]], [[]]])
  })

  it('are looked at by a mouse that rests on them, by the focus, and by no finger', async () => {
    const look = vi.fn()
    const { wrapper, word } = mountWords({ look })
    await wrapper.get(word(1)).trigger('pointerover', { pointerType: 'mouse' })
    await wrapper.get(word(2)).trigger('pointerover', { pointerType: 'touch' })
    await wrapper.get(word(2)).trigger('focusin')
    await wrapper.get(word(2)).trigger('focusout')
    expect(look.mock.calls).toEqual([[1], [2], [undefined]])
  })
})
