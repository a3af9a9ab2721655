import type { LiveRun } from '../../../components/self-attention/useTraining'
import { describe, expect, it } from 'vitest'
import { readRun, writeRun } from '../../../components/self-attention/shared-run'
import { architectures } from '../../../demos/transformer/architectures'
import { initialState } from '../../../demos/transformer/train-transformer'

const { parameters } = initialState(architectures.readable, 7)
const run: LiveRun = {
  seed: 7,
  stage: 'begun',
  backend: { name: 'wasm', reason: 'asked for' },
  losses: [4.430816, 4.2],
  speed: 12.5,
  network: { architecture: architectures.readable, parameters, origin: { name: 'readable', seed: 7, step: 2 } },
}

describe('a run in a message', () => {
  it('is read as it was written, weights in half precision', () => {
    const { run: read, isRunning } = readRun(writeRun(run, true))!
    expect(isRunning).toBe(true)
    expect(read).toMatchObject({ seed: 7, stage: 'begun', losses: [4.4308, 4.2], speed: 12.5, backend: { name: 'wasm' } })
    expect(read.network!.origin).toEqual(run.network!.origin)
    const farthest = Math.max(...parameters.map((value, index) => Math.abs(value - read.network!.parameters[index]!)))
    expect(farthest).toBeLessThan(2 ** -11 * Math.max(...parameters.map(Math.abs))) // half precision has 11 bits
  })

  it('may come before there are weights', () => {
    expect(readRun(writeRun({ seed: 1, stage: 'opening', losses: [] }, true))!.run).toEqual({ seed: 1, stage: 'opening', losses: [] })
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
    ['weights that were changed on the way', text.replace(/(.{40})"\}$/, (tail, kept: string) => `${kept.split('').reverse().join('')}"}`)],
    ['weights that are no base64', text.replace(/"weights":"..../, '"weights":"****')],
  ])('makes no sense: %s', (_, text) => {
    expect(readRun(text)).toBeUndefined()
  })
})
