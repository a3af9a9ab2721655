import type { LiveRun } from '../../../../components/kit/training/live-run'
import { describe, expect, it } from 'vitest'
import { readRun as readRunOf, writeRun } from '../../../../components/kit/training/shared-run'

const parameters = Float32Array.from({ length: 200 }, (_, index) => 0.3 * Math.sin(index))
const readRun = (text: string | undefined) => readRunOf(text, parameters.length)
const run: LiveRun = {
  seed: 7,
  variant: 'small',
  stage: 'begun',
  backend: { name: 'wasm', reason: 'asked for' },
  losses: [4.430816, 4.2],
  scores: [{ step: 2, score: 0.25 }],
  speed: 12.5,
  weights: { step: 2, parameters },
}

describe('a run in a message', () => {
  it('is read as it was written, weights in half precision', () => {
    const { run: read, isRunning } = readRun(writeRun(run, true))!
    expect(isRunning).toBe(true)
    expect(read).toMatchObject({ seed: 7, variant: 'small', stage: 'begun', losses: [4.4308, 4.2], scores: run.scores, speed: 12.5, backend: { name: 'wasm' } })
    expect(read.weights!.step).toBe(2)
    const farthest = Math.max(...parameters.map((value, index) => Math.abs(value - read.weights!.parameters[index]!)))
    expect(farthest).toBeLessThan(2 ** -11 * Math.max(...parameters.map(Math.abs))) // half precision has 11 bits
  })

  it('may come before there are weights', () => {
    const opening: LiveRun = { seed: 1, variant: '', stage: 'opening', losses: [], scores: [] }
    expect(readRun(writeRun(opening, true))!.run).toEqual(opening)
  })

  const text = writeRun(run, true)
  it.each([
    ['nothing', undefined],
    ['an empty message', ''],
    ['no JSON', 'explore=page'],
    ['a number', '7'],
    ['null', 'null'],
    ['another stage', text.replace('begun', 'born')],
    ['losses that are none', text.replace('4.4308', '"4"')],
    ['scores that are none', text.replace('0.25', 'null')],
    ['a variant that is none', text.replace('"small"', '3')],
    ['weights of another network', writeRun({ ...run, weights: { step: 2, parameters: parameters.slice(1) } }, true)],
    ['weights that were changed on the way', text.replace(/(.{40})"\}$/, (tail, kept: string) => `${kept.split('').reverse().join('')}"}`)],
    ['weights that are no base64', text.replace(/"weights":"..../, '"weights":"****')],
  ])('makes no sense: %s', (_, text) => {
    expect(readRun(text)).toBeUndefined()
  })
})
