import type { MapStage, Stages } from '../../demos/digits/network'
import { mapStages } from '../../demos/digits/network'
import recorded from '../../demos/digits/recorded-three.json'
import { shadesIn } from './shades'

/** The lecture's 3 as the network read it when it was trained, its maps in 36 shades: for paper, and where the weights are not to be had. */
export const recordedStages: Stages = {
  ...Object.fromEntries(mapStages.map((name) => {
    const { peak, levels } = recorded.stages[name]
    return [name, shadesIn(levels).map(shade => shade * peak)]
  })) as Record<MapStage, Float32Array>,
  logits: Float32Array.from(recorded.probabilities, Math.log),
  probabilities: Float32Array.from(recorded.probabilities),
}
