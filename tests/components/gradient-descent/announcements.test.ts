import type { DescentValues } from '../../../components/gradient-descent/values'
import { expect, it } from 'vitest'
import { sayChange } from '../../../components/gradient-descent/announcements'
import { descentFields, scriptOf } from '../../../components/gradient-descent/values'
import { defaultsOf } from '../../../components/kit/fields'
import { runDescent } from '../../../demos/gradient-descent/descent-run'
import { bowl } from '../../../demos/gradient-descent/gradient-descent'

const before = { ...defaultsOf(descentFields), ...scriptOf(2), position: 0 }
const { iterates, sentence } = runDescent(bowl, { start: 10, learningRate: 0.2, steps: 3 })
const said = (some: Partial<DescentValues>, isHidden = false) => {
  const now = { ...before, ...some }
  return sayChange(before, now, { run: { title: '', learningRate: 0.2, iterates, position: now.position, writesFirst: false }, sentence, isHidden })
}

it('says a step with its numbers', () => {
  expect(said({ position: 1 })).toBe('Step 1: W is 6.00, the loss 36.00, the gradient 12.00.')
})

it('adds at the end what became of the run', () => {
  expect(said({ position: 3 })).toBe(`Step 3: W is 2.16, the loss 4.67, the gradient 4.32. ${sentence}`)
})

it('says what becomes of a run that was changed or chosen', () => {
  expect(said({ secondRate: 0.2 })).toBe(sentence)
  expect(said({ run: 'first' })).toBe(`Run 1, η = 0.20. ${sentence}`)
})

it('gives nothing away that is to be guessed', () => {
  expect(said({ secondRate: 0.2 }, true)).toBe('What comes next is hidden: predict it.')
  expect(said({ position: 3 }, true)).not.toContain(sentence)
})
