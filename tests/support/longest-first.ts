import type { TestSpecification } from 'vitest/node'
import { basename } from 'node:path'
import { BaseSequencer } from 'vitest/node'

/**
 * Begun last, one of these would keep one processor waiting for the other at the end. Longest first; those of start/ come together,
 * since a worker that goes on with files of the same project has loaded its packages already.
 */
const LONGEST = [
  'npm-start', 'remote', 'new-demo', 'dependencies',
  'handout', 'offline', 'everyone', 'walk', 'hands', 'reading', 'deck-pdf', 'presenter', 'self-attention', 'alignment', 'convolution-picture', 'phones', 'faults', 'accessibility',
  'digits-training', 'start-faults', 'masked-words', 'convolution', 'gradient-descent', 'training', 'prediction', 'max-pooling', 'lecturer-keys', 'alignment-training', 'gradient-descent-page',
  'digits', 'finder', 'printed-arithmetic', 'multi-layer-perceptron', 'sharing', 'perceptron', 'policy', 'digit-units', 'weight', 'backpropagation', 'convolution-page',
]

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
