// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { removeOpening } from '../../site/remove-opening'

const press = (key: string, more: KeyboardEventInit = {}) => window.dispatchEvent(new KeyboardEvent('keydown', { key, ...more }))

it('presses again what was pressed before the deck was mounted, and nothing that the deck has heard itself', async () => {
  document.body.innerHTML = '<div class="opening"></div><div id="app"></div>'
  const keys: KeyboardEvent[] = window.earlyKeys = []
  window.keepEarlyKey = event => keys.push(event)
  window.addEventListener('keydown', window.keepEarlyKey)
  const removed = removeOpening()
  press('PageDown')
  press('r', { ctrlKey: true })
  const deck = document.querySelector('#app')!
  const heard: string[] = []
  window.addEventListener('keydown', ({ key }) => heard.push(key))
  deck.innerHTML = '<div><h1>Slide</h1></div>'
  deck.querySelector('h1')!.getClientRects = () => [new DOMRect()] as unknown as DOMRectList
  await Promise.resolve() // the deck is mounted
  press('PageUp')
  await removed
  await new Promise(resolve => setTimeout(resolve, 20))
  expect(document.querySelector('.opening')).toBeNull()
  expect(heard).toEqual(['PageUp', 'PageDown'])
})
