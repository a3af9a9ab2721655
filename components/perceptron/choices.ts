import { perceptronActivations } from '../../demos/perceptron/perceptron'
import { ACTIVATION_NAMES } from './lines'

/** What the lists offer. */
export const DATA_GROUPS = [{ choices: [
  { value: 'and', label: 'AND' },
  { value: 'or', label: 'OR' },
  { value: 'xor', label: 'XOR' },
  { value: 'own', label: 'own points' },
] }] as const

export const ACTIVATION_GROUPS = [{ choices: perceptronActivations.map(value => ({ value, label: ACTIVATION_NAMES[value] })) }]
