import type { Stages } from '../../demos/digits/network'
import { mapStages } from '../../demos/digits/network'

/** TensorFlow.js's second opinion on every map and probability: by how much it differs at most. */
export interface Confirmation { difference: number, isClose: boolean }

export function confirmationOf(plain: Stages, tensors: Stages): Confirmation {
  const names = [...mapStages, 'probabilities'] as const
  const difference = Math.max(...names.map((name) => {
    let furthest = 0
    plain[name].forEach((value, index) => { furthest = Math.max(furthest, Math.abs(value - tensors[name][index]!)) })
    return furthest
  }))
  return { difference, isClose: difference <= 1e-4 }
}
