// @vitest-environment happy-dom
import { expect, it } from 'vitest'
import { follow, mayLead, watchUser } from '../../../components/frame/leading'

watchUser()

it.each(['keydown', 'pointerdown', 'wheel', 'popstate'])('a window leads after %s, until it is taken to another\'s place', (type) => {
  expect(mayLead()).toBe(false)
  dispatchEvent(new Event(type))
  expect(mayLead()).toBe(true)
  follow()
  expect(mayLead()).toBe(false)
})
