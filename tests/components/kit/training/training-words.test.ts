import type { LiveRun } from '../../../../components/kit/training/live-run'
import { describe, expect, it } from 'vitest'
import { recentMeans } from '../../../../components/kit/training/loss-means'
import { sayRun as sayRunOf, sayRunSparingly as sayRunSparinglyOf, timeText } from '../../../../components/kit/training/training-words'

const words = { before: 'Trains a network', instead: 'A picture shows the same.' }
const sayRun = (run: LiveRun | undefined, steps: number, isRunning: boolean) => sayRunOf(run, steps, isRunning, words)
const sayRunSparingly = (run: LiveRun | undefined, steps: number, isRunning: boolean) => sayRunSparinglyOf(run, steps, isRunning, words)
const run: LiveRun = { seed: 7, variant: '', stage: 'begun', scores: [], backend: { name: 'wasm' }, losses: Array.from({ length: 650 }, () => 1), speed: 20 }

it('says a time as one waits for it', () => {
  expect([400, 12_000, 38_000, 61_000, 95_000, 60 * 60_000].map(timeText)).toEqual([
    'about 1 second', 'about 12 seconds', 'about 40 seconds', 'about 60 seconds', 'about 2 minutes', 'about 60 minutes',
  ])
})

describe('a run', () => {
  it('is said with its step, its speed and the time left', () => {
    // 2350 steps of 20 ms
    expect(sayRun(run, 3000, true)).toBe('Step 650 of 3000, 20 ms a step on WebAssembly, about 45 seconds left.')
    expect(sayRun(run, 3000, false)).toBe('Held at step 650 of 3000; Train goes on with it.')
  })

  it('that is too slow is said beforehand, with what was measured', () => {
    expect(sayRun({ ...run, stage: 'asking', losses: [], speed: 400, backend: { name: 'cpu' } }, 3000, false))
      .toBe('A step takes 400 ms here on the processor (JavaScript), so 3000 steps would take about 20 minutes. A picture shows the same. Or train anyway.')
  })

  it('that is too slow on a GPU hears of another way', () => {
    expect(sayRun({ ...run, stage: 'asking', speed: 400, backend: { name: 'webgpu' } }, 3000, false)).toContain('?backend=wasm')
  })

  it('is told aloud by tenths', () => {
    expect(sayRunSparingly(run, 3000, true)).toBe('600 of 3000 steps.')
    expect(sayRunSparingly({ ...run, losses: run.losses.slice(0, 599) }, 3000, true)).toBe('300 of 3000 steps.')
    expect(sayRunSparingly({ ...run, losses: [1] }, 3000, true)).toBe('Training on WebAssembly.')
    expect(sayRunSparingly(undefined, 3000, false)).toBe('')
    expect(sayRun(undefined, 3000, false)).toBe('Trains a network, here in the browser; the slide does not wait for it.')
  })
})

it('averages losses over the latest', () => {
  expect(recentMeans([4, 2, 3, 7], 2)).toEqual([4, 3, 2.5, 5])
  expect(recentMeans([], 2)).toEqual([])
})
