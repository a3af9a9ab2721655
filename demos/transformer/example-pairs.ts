import type { MinimalPair } from './grammar'
import { lecturePair } from './grammar'
import { splitOf, unseenPairs } from './held-out'
import { splitSeed } from './training'

/** Which pairs are drawn; any number would do. */
const SEED = 29

/** The lecture's pair, and others of the held-out part: training has seen none of their sentences, nor either noun beside its adjective. */
export const examplePairs = (count: number): readonly MinimalPair[] =>
  [lecturePair, ...unseenPairs(splitOf(splitSeed), 'heldOut', count - 1, SEED)]
