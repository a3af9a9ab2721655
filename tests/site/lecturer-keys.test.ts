// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h } from 'vue'
import { useLecturerKeys } from '../../site/useLecturerKeys'

const controls = {
  'nothing': '<p tabindex="-1">Words</p>',
  'a button': '<button>Step</button>',
  'a link': '<nav><a href="#/lab">Lab</a></nav>',
  'a link’s words': '<a href="#/lab" tabindex="-1"><b tabindex="0">Lab</b></a>',
  'a checkbox': '<input type="checkbox">',
  'a radio button': '<input type="radio">',
  'a slider': '<input type="range">',
  'a drawn slider': '<svg><g role="slider" tabindex="0"></g></svg>',
  'a list': '<select><option>CNN</option></select>',
  'a number': '<input type="number">',
  'a search field': '<input type="search">',
  'a field of Slidev’s': '<input type="text" id="slidev-goto-input">',
  'a note that is edited': '<textarea></textarea>',
  'a cell of a grid': '<table role="grid"><tr><td role="gridcell" tabindex="0">3</td></tr></table>',
  'a button of a grid': '<table role="grid"><tr><td role="gridcell"><button>3</button></td></tr></table>',
  'a demo’s full page': '<dialog open><button>Step</button></dialog>',
} as const
type Control = keyof typeof controls
const all = Object.keys(controls) as Control[]
const but = (...those: Control[]) => all.filter(control => !those.includes(control))

const WRITING: Control[] = ['a search field', 'a field of Slidev’s', 'a note that is edited']

/** Which keys do what in which controls. In all others they are the control's own. */
const heard: Record<string, { does: string, keys: string[], in: Control[] }> = {
  'the black screen': { does: 'blank', keys: ['b'], in: but(...WRITING) },
  'the clicker’s black screen': { does: 'blank', keys: ['.'], in: but(...WRITING, 'a number', 'a cell of a grid', 'a button of a grid') },
  'the list of keys': { does: 'showKeys', keys: ['?'], in: but(...WRITING, 'a number') },
  'the first slide': { does: 'goFirst', keys: ['Home'], in: ['nothing', 'a button', 'a link', 'a link’s words', 'a checkbox', 'a radio button'] },
  'the last slide': { does: 'goLast', keys: ['End'], in: ['nothing', 'a button', 'a link', 'a link’s words', 'a checkbox', 'a radio button'] },
  'the clicker': { does: 'Slidev', keys: ['PageDown', 'PageUp'], in: all },
  'the arrows, and letters': { does: 'Slidev', keys: ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'd', 'f', 'g', 'o'], in: ['nothing', 'a button', 'a link', 'a link’s words'] },
  'a button’s own': { does: 'Slidev', keys: [' ', 'Enter'], in: ['nothing'] },
}

const did: string[] = []
let isReading = false
/** As Slidev hears keys: not while a field, a button or a link has the focus. */
const slidev = ({ key }: KeyboardEvent) => {
  if (!['INPUT', 'TEXTAREA', 'BUTTON', 'A'].includes(document.activeElement?.closest('a')?.tagName ?? document.activeElement!.tagName))
    did.push(`Slidev ${key}`)
}

let unmount: () => void
beforeEach(() => {
  isReading = false
  did.splice(0)
  window.addEventListener('keydown', slidev)
  const action = (name: string) => () => void did.push(name)
  const component = defineComponent(() => {
    useLecturerKeys({ goFirst: action('goFirst'), goLast: action('goLast'), blank: action('blank'), showKeys: action('showKeys') }, () => isReading)
    return () => h('div')
  })
  unmount = () => mounted.unmount()
  const mounted = mount(component)
})
afterEach(() => {
  unmount()
  window.removeEventListener('keydown', slidev)
  vi.restoreAllMocks()
})

function press(control: Control, init: KeyboardEventInit): KeyboardEvent {
  document.body.innerHTML = controls[control]
  const element = document.querySelector<HTMLElement>('button, b, a, input, select, textarea, [tabindex]')!
  element.focus()
  // As the deck's grids and handles keep what they use.
  document.querySelector('[role]')?.addEventListener('keydown', event => (event as KeyboardEvent).key.startsWith('Page') || event.stopPropagation())
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init })
  element.dispatchEvent(event)
  return event
}

describe.each(Object.entries(heard))('%s', (_, { does, keys, in: those }) => {
  it.each(all)('with the focus in %s', (control) => {
    for (const key of keys) {
      did.splice(0)
      press(control, { key })
      const expected = !those.includes(control) ? [] : does === 'Slidev' ? [`Slidev ${key}`] : [does]
      expect(did, key).toEqual(expected)
    }
  })
})

it('the clicker neither moves a slider nor scrolls the page', () => {
  expect(press('a slider', { key: 'PageDown' }).defaultPrevented).toBe(true)
  expect(press('a slider', { key: 'ArrowDown' }).defaultPrevented).toBe(false)
})

it.each(['ctrlKey', 'metaKey', 'altKey'])('with %s every key is the browser’s', (modifier) => {
  for (const key of ['b', '.', '?', 'Home', 'End', 'PageDown'])
    press('a button', { key, [modifier]: true })
  expect(did).toEqual([])
})

it('a key that is held down acts once', () => {
  press('nothing', { key: 'b' })
  press('nothing', { key: 'b', repeat: true })
  expect(did).toEqual(['blank'])
})

it('a list that is open is paged through', () => {
  isReading = true
  const event = press('a search field', { key: 'PageDown' })
  expect([did, event.defaultPrevented, document.activeElement!.tagName]).toEqual([[], false, 'INPUT'])
})
