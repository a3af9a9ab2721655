// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { arrowOf, keepKey, placeOn } from '../../../components/kit/pointing'

describe('an arrow key', () => {
  it('leads to the right and down', () => {
    expect(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown'].map(key => arrowOf(new KeyboardEvent('keydown', { key })))).toEqual([[-1, 0], [1, 0], [0, -1], [0, 1]])
    expect(arrowOf(new KeyboardEvent('keydown', { key: 'Home' }))).toBeUndefined()
  })

  it.each(['ctrlKey', 'metaKey', 'altKey'])('with %s is the browser’s', (modifier) => {
    expect(arrowOf(new KeyboardEvent('keydown', { key: 'ArrowLeft', [modifier]: true }))).toBeUndefined()
  })

  it('that was used moves neither the slide nor the page', () => {
    const onSlide = vi.fn()
    const inside = document.createElement('button')
    inside.addEventListener('keydown', keepKey)
    const outside = document.createElement('div')
    outside.append(inside)
    outside.addEventListener('keydown', onSlide)
    const event = new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true })
    inside.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(true)
    expect(onSlide).not.toHaveBeenCalled()
  })
})

it('a pointer has its place on an element as shares of its sides', () => {
  const element = document.createElement('div')
  element.getBoundingClientRect = () => ({ left: 100, top: 50, width: 400, height: 200 }) as DOMRect
  expect(placeOn(new MouseEvent('click', { clientX: 200, clientY: 200 }), element)).toEqual([0.25, 0.75])
})
