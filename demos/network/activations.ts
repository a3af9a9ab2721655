/** A function f between the layers, with its derivative. */
export interface Activation {
  readonly f: (sum: number) => number
  readonly slope: (sum: number) => number
}

export const activationNames = ['relu', 'sigmoid', 'tanh', 'identity'] as const
export type ActivationName = typeof activationNames[number]

const sigmoid = (sum: number) => 1 / (1 + Math.exp(-sum))

/** Where ReLU has its kink, at 0, its derivative is taken to be 0, as TensorFlow.js does. */
export const activations: Record<ActivationName, Activation> = {
  relu: { f: sum => Math.max(0, sum), slope: sum => sum > 0 ? 1 : 0 },
  sigmoid: { f: sigmoid, slope: sum => sigmoid(sum) * sigmoid(-sum) },
  tanh: { f: Math.tanh, slope: sum => 1 - Math.tanh(sum) ** 2 },
  identity: { f: sum => sum, slope: () => 1 },
}
