import { readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import metrics from '../../../demos/digits/digits-metrics.json'
import { normalisedImage } from '../../../demos/digits/image'
import { testDrawings } from '../../../demos/digits/test-drawings'
import { decodeWeights } from '../../../demos/digits/weights'
import { plainStages } from '../../tensors/support/digits'

const { origin, parameters } = decodeWeights(readFileSync('public/weights/digits.bin'))

describe('the shipped network', () => {
  it('is at most 12 kB, and of the first seed without a silent kernel', () => {
    expect(statSync('public/weights/digits.bin').size).toBeLessThanOrEqual(12_000)
    const { runs } = metrics.networks.digits
    expect(origin).toEqual({ name: 'digits', seed: runs.find(({ silent }) => silent.first + silent.second === 0)!.seed, step: 1000 })
    expect(runs).toHaveLength(5)
  })

  // Read by the plain definition of the tests: every third drawing, so that all forms and places of each digit have their turn.
  it('reads at least 97 % of the committed drawings', () => {
    const some = testDrawings.filter((_, index) => index % 3 === Math.floor(index / 12) % 3)
    const right = some.filter(({ digit, drawing }) => {
      const { logits } = plainStages(parameters, normalisedImage(drawing, { pen: 24 }))
      return logits.indexOf(Math.max(...logits)) === digit
    })
    expect(some.length).toBeGreaterThanOrEqual(40)
    expect(right.length / some.length).toBeGreaterThanOrEqual(0.97)
  })

  it('has learned its first kernels, which ordinary first values leave as they were', () => {
    const mean = (name: 'digits' | 'digits-ordinary') => {
      const cosines = metrics.networks[name].runs.flatMap(({ cosines }) => cosines)
      return cosines.reduce((sum, cosine) => sum + cosine, 0) / cosines.length
    }
    expect(mean('digits')).toBeLessThan(0.5)
    expect(mean('digits-ordinary')).toBeGreaterThan(0.8)
  })
})
