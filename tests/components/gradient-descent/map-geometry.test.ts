import type { Verdict } from '../../../demos/gradient-descent/descent-verdict'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { areaPath, labelPlace, texturePath } from '../../../components/gradient-descent/map-geometry'

const kinds: Verdict[] = ['converged', 'slow', 'cycles', 'diverged', 'flat']
const columns = 6
const gridOf = (verdicts: readonly Verdict[]) => ({ verdicts, columns, cellWidth: 8, cellHeight: 5 })
const anyGrid = fc.array(fc.constantFrom(...kinds), { minLength: 4 * columns, maxLength: 4 * columns })

/** The cells that boxes `M x y h w v h H x Z` cover, as "row column" with row 0 at the foot. */
function cellsOf(path: string): string[] {
  return [...path.matchAll(/M(\d+) (\d+)h(\d+)v5H\1Z/g)].flatMap(([, x, y, width]) =>
    Array.from({ length: Number(width) / 8 }, (_, index) => `${3 - Number(y) / 5} ${Number(x) / 8 + index}`))
}

describe('the map of verdicts', () => {
  it('covers every cell by the area of its own verdict, the first row at the foot', () => {
    fc.assert(fc.property(anyGrid, (verdicts) => {
      for (const kind of kinds) {
        const expected = verdicts.flatMap((verdict, run) => verdict === kind ? [`${Math.floor(run / columns)} ${run % columns}`] : [])
        expect(cellsOf(areaPath(gridOf(verdicts), kind)).sort()).toEqual(expected.sort())
      }
    }))
  })

  it('draws a texture in cells of its verdict alone', () => {
    const verdicts = Array.from({ length: 4 * columns }, (_, run): Verdict => run % columns < 2 ? 'slow' : run % columns < 4 ? 'cycles' : 'diverged')
    const starts = (kind: Verdict) => [...texturePath(gridOf(verdicts), kind).matchAll(/M([\d.]+) /g)].map(([, x]) => Number(x) / 8)
    expect(starts('slow').every(x => x >= 0 && x < 2)).toBe(true)
    expect(starts('cycles').every(x => x >= 2 && x < 4)).toBe(true)
    expect(starts('diverged').every(x => x >= 4)).toBe(true)
    for (const kind of ['slow', 'cycles', 'diverged'] as const)
      expect(starts(kind).length).toBeGreaterThan(0)
    expect(texturePath(gridOf(verdicts), 'converged')).toBe('')
  })

  it('places a name in the middle of the largest square', () => {
    const verdicts = Array.from({ length: 4 * columns }, (): Verdict => 'converged')
    // Three by three cells that slow runs take, from row 1 and column 2.
    for (const row of [1, 2, 3])
      verdicts.fill('slow', row * columns + 2, row * columns + 5)
    expect(labelPlace(gridOf(verdicts), 'slow', 3)).toEqual({ x: 3.5 * 8, y: 1.5 * 5 })
    expect(labelPlace(gridOf(verdicts), 'slow', 4)).toBeUndefined()
    expect(labelPlace(gridOf(verdicts), 'flat', 1)).toBeUndefined()
  })
})
