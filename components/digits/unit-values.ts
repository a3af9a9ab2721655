import { unitLayers } from '../../demos/digits/units'
import { choiceField, numberField } from '../kit/fields'

/** What the demo of units is set to. */
export const unitFields = {
  /** Which patch of every unit the slide shows; 0 for the mean. */
  rank: numberField({ default: 0, min: 0, max: 9, integer: true }),
  layer: choiceField(['first', 'second', 'classes']),
  /** Counted from 1; of the classes the digit and one. */
  unit: numberField({ default: 1, min: 1, max: Math.max(...unitLayers.map(({ units }) => units)), integer: true }),
}
