import { perceptronActivations } from '../../demos/perceptron/perceptron'
import { labelled } from '../kit/fields'
import { ACTIVATION_NAMES } from './lines'

/** What the lists offer. */
export const DATA_GROUPS = [{ choices: labelled({ and: 'AND', or: 'OR', xor: 'XOR', own: 'own points' }) }]

export const ACTIVATION_GROUPS = [{ choices: perceptronActivations.map(value => ({ value, label: ACTIVATION_NAMES[value] })) }]
