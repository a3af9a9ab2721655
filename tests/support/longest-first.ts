import type { TestSpecification } from 'vitest/node'
import { basename } from 'node:path'
import { BaseSequencer } from 'vitest/node'

/** Begun last, one of these would keep one processor waiting for the other at the end. Longest first. */
const LONGEST = ['handout', 'deck-pdf', 'convolution', 'accessibility', 'walk', 'self-attention', 'reading', 'author', 'gradient-descent', 'offline', 'convolution-picture']

/** Begins with the files that take longest. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const placeOf = ({ moduleId }: TestSpecification) => {
      const place = LONGEST.indexOf(basename(moduleId, '.test.ts'))
      return place === -1 ? LONGEST.length : place
    }
    return (await super.sort(files)).sort((one, other) => placeOf(one) - placeOf(other))
  }
}
