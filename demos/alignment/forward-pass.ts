import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core'

/** What is computed for all French places of a batch. */
export interface ForwardPass {
  /** `[size, MAX_FRENCH, MAX_ENGLISH]`; so is attention. Where there is no English word the share is 0. */
  scores: Tensor3D
  attention: Tensor3D
  /** `[size × MAX_FRENCH, words]`: of each French word, the boundary aside. */
  logits: Tensor2D
}
