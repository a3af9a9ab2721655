import * as fc from 'fast-check'

const PARTS = 10_000

/**
 * Numbers spread evenly from `least` to `most`, both among them. Of all doubles in such a range nearly all are so close to 0
 * that `fc.double` tests little else.
 */
export const between = (least: number, most: number): fc.Arbitrary<number> =>
  fc.integer({ min: 0, max: PARTS }).map(part => least + (most - least) * part / PARTS)
