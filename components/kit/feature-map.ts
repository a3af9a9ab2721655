import type { Matrix } from '../../demos/shared/lecture-numbers'
import { shallowRef } from 'vue'

/**
 * The feature map that the convolution showed last while somebody explored it; undefined before that. The convolution sets
 * it, and the pooling that comes after it in a network offers it as an input.
 */
export const exploredFeatureMap = shallowRef<Matrix>()
