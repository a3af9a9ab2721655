import { afterAll, inject } from 'vitest'
import { closeLeftWindows } from './open-deck'

const answer = await fetch(inject('buildUrl'))
if (!answer.ok)
  throw new Error(`the deck could not be built: ${await answer.text()}`)

afterAll(closeLeftWindows)
