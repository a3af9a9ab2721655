import { labelled } from '../kit/fields'
import { LIMITS } from './values'

/** What the lists offer. */
export const DATA_GROUPS = [{ choices: labelled({ xor: 'XOR', blobs: 'blobs', circle: 'circle', spirals: 'spirals', own: 'own points' }) }]

export const ACTIVATION_GROUPS = [{ choices: labelled({ tanh: 'tanh', relu: 'ReLU', sigmoid: 'sigmoid', identity: 'linear' }) }]

export const INITIALISATION_GROUPS = [{ choices: labelled({ lecun: 'N(0, 1/n)', he: 'N(0, 2/n)', glorot: 'Glorot', normal: 'N(0, 1)', zeros: 'zeros' }) }]

export const LAYER_GROUPS = [{ choices: Array.from({ length: LIMITS.layers.max + 1 }, (_, count) => ({ value: String(count), label: String(count) })) }]
