import type { Edit, Run } from '../../demos/multi-layer-perceptron/training'
import type { Field, ValuesOf } from '../kit/fields'
import { COUNTS, drawData, PLANE, splitOwn } from '../../demos/multi-layer-perceptron/data-sets'
import { initialisations, initialParameters } from '../../demos/multi-layer-perceptron/initial-parameters'
import { parameterCount } from '../../demos/multi-layer-perceptron/network'
import { PARAMETER_CAP, startRun } from '../../demos/multi-layer-perceptron/training'
import { activationNames } from '../../demos/network/activations'
import { choiceField, listField, numberField, optionalField, readNumber, vectorField } from '../kit/fields'
import { pointsFieldOf } from '../kit/points-field'
import { same } from '../kit/same'

export const LIMITS = {
  layers: { min: 0, max: 4 },
  units: { min: 1, max: 16, integer: true },
  epochs: { min: 0, max: 1000, integer: true },
  parameter: { min: -PARAMETER_CAP, max: PARAMETER_CAP },
  edits: 24,
  points: 40,
} as const

/** Larger than any parameter's index. */
const MAX_PARAMETERS = parameterCount([2, ...Array.from({ length: LIMITS.layers.max }, () => LIMITS.units.max), 1])

/** Units of each hidden layer; none for one perceptron. */
const hiddenField: Field<readonly number[]> = {
  default: [6],
  read: (text) => {
    const units = text === '' ? [] : text.split(',', LIMITS.layers.max + 1).map(part => readNumber(part, LIMITS.units))
    return units.length <= LIMITS.layers.max && units.every(count => count !== undefined) ? units : undefined
  },
  write: units => units.join(','),
  expected: `at most ${LIMITS.layers.max} numbers of units from ${LIMITS.units.min} to ${LIMITS.units.max}, divided by commas`,
}

const editsField = listField<Edit>({
  default: [],
  max: LIMITS.edits,
  read: (text) => {
    const [epoch, parameter, value, ...more] = text.split(':').map(part => part === '' ? Number.NaN : Number(part)) as [number, number, number, ...number[]]
    const fits = [epoch, parameter].every(Number.isInteger) && epoch >= 0 && epoch <= LIMITS.epochs.max && parameter >= 0 && parameter < MAX_PARAMETERS && Math.abs(value) <= PARAMETER_CAP
    return fits && more.length === 0 ? { epoch, parameter, value } : undefined
  },
  write: ({ epoch, parameter, value }) => `${epoch}:${parameter}:${value}`,
  expected: `at most ${LIMITS.edits} parameters set by hand such as 50:7:0.5, which is at epoch 50 parameter 7`,
})

/** An empty list is one without a text. */
const noneOr = <Item>(field: Field<readonly Item[]>): Field<readonly Item[]> => ({ ...field, read: text => text === '' ? [] : field.read(text) })

/** What the playground is set to: points, a network, how it is trained, and after how many epochs it is shown. */
export const multiLayerPerceptronFields = {
  data: choiceField(['xor', 'blobs', 'circle', 'spirals', 'own']),
  /** Those of one's own. */
  points: pointsFieldOf({
    default: [[-0.8, 0, 0], [-0.3, 0.7, 0], [0.4, 0.8, 0], [-0.2, -0.8, 0], [0.8, -0.2, 0], [-0.1, 0.1, 1], [0.3, 0.2, 1], [0, -0.3, 1], [0.2, -0.1, 1], [0.5, -0.7, 0]]
      .map(([x1, x2, high]) => ({ x: [x1!, x2!] as const, isHigh: high === 1 })),
    ...PLANE,
    count: LIMITS.points,
  }),
  /** By how much points are moved, standard deviation. */
  noise: numberField({ default: 0, min: 0, max: 1 }),
  hidden: hiddenField,
  activation: choiceField(activationNames, 'tanh'),
  learningRate: numberField({ default: 0.1, min: 0, max: 100 }),
  batchSize: numberField({ default: 10, min: 1, max: COUNTS.training, integer: true }),
  initialisation: choiceField(initialisations),
  seed: numberField({ default: 1, min: 1, max: 9999, integer: true }),
  edits: noneOr(editsField),
  /** Epochs. */
  position: numberField({ default: 0, ...LIMITS.epochs }),
  /** Index of the parameter that is looked at. */
  chosen: optionalField(numberField({ default: 0, min: 0, max: MAX_PARAMETERS - 1, integer: true })),
  /** The input that is looked at. */
  input: vectorField({ default: [0.6, -0.4], ...PLANE }),
}
export type PlaygroundValues = ValuesOf<typeof multiLayerPerceptronFields>

/** All that the run depends on; any change of it begins the run anew. */
const SETTING = ['data', 'points', 'noise', 'hidden', 'activation', 'learningRate', 'batchSize', 'initialisation', 'seed', 'edits'] as const
export type Setting = Pick<PlaygroundValues, typeof SETTING[number]>
export const settingOf = (values: PlaygroundValues): Setting => Object.fromEntries(SETTING.map(name => [name, values[name]])) as Setting

/** Other parameters than before make no sense of what was set by hand. */
const REDRAWING = ['hidden', 'initialisation', 'seed'] as const

/** What a change sets besides: a run that is another begins at its start. */
export function startAnew(some: Partial<PlaygroundValues>): Partial<PlaygroundValues> {
  if (REDRAWING.some(name => name in some))
    return { position: 0, edits: [], ...'hidden' in some ? { chosen: null } : {}, ...some }
  return SETTING.some(name => name !== 'edits' && name in some) ? { position: 0, ...some } : some
}

const dataOf = ({ data, points, noise }: Setting) => data === 'own' ? splitOwn(points) : drawData(data, noise)

/**
 * @param before - The run so far: if only what was set by hand differs, it is trained again from there on alone. Sizes that are the same
 * stay the same object, so that nothing that depends on them alone is drawn anew.
 */
export function runOf(setting: Setting, before?: { setting: Setting, run: Run }): Run {
  const { hidden, activation, learningRate, batchSize, initialisation, seed } = setting
  const sizes = before && same(before.setting.hidden, hidden) ? before.run.options.network.sizes : [2, ...hidden, 1]
  const parameters = initialParameters(sizes, { initialisation, seed })
  const edits = setting.edits.filter(({ parameter }) => parameter < parameters.length)
  const options = { network: { sizes, activation, parameters }, data: dataOf(setting), learningRate, batchSize, seed, edits }
  if (!before || !same({ ...before.setting, edits: [] }, { ...setting, edits: [] }))
    return startRun(options)
  const differing = [...edits, ...before.setting.edits].filter(edit => !(edits.includes(edit) && before.setting.edits.includes(edit)))
  const first = Math.min(...differing.map(({ epoch }) => epoch))
  return startRun({ ...options, data: before.run.options.data }, { run: before.run, same: Math.min(first, before.run.states.length) })
}

/** A run at one of its epochs. Whether the next would leave all bounds is known once it was asked for. */
export function shownAt(run: Run, epoch: number) {
  const state = run.at(epoch)
  return { run, state, network: { ...run.options.network, parameters: state.parameters }, hasDiverged: run.divergedAfter() === state.epoch }
}
export type Shown = ReturnType<typeof shownAt>
