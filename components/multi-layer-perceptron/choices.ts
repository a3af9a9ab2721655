import { LIMITS } from './values'

/** What the lists offer. */
export const DATA_GROUPS = [{ choices: [
  { value: 'xor', label: 'XOR' },
  { value: 'blobs', label: 'blobs' },
  { value: 'circle', label: 'circle' },
  { value: 'spirals', label: 'spirals' },
  { value: 'own', label: 'own points' },
] }] as const

export const ACTIVATION_GROUPS = [{ choices: [
  { value: 'tanh', label: 'tanh' },
  { value: 'relu', label: 'ReLU' },
  { value: 'sigmoid', label: 'sigmoid' },
  { value: 'identity', label: 'linear' },
] }] as const

export const INITIALISATION_GROUPS = [{ choices: [
  { value: 'lecun', label: 'N(0, 1/n)' },
  { value: 'he', label: 'N(0, 2/n)' },
  { value: 'glorot', label: 'Glorot' },
  { value: 'normal', label: 'N(0, 1)' },
  { value: 'zeros', label: 'zeros' },
] }] as const

export const LAYER_GROUPS = [{ choices: Array.from({ length: LIMITS.layers.max + 1 }, (_, count) => ({ value: String(count), label: count === 0 ? '0' : String(count) })) }]
