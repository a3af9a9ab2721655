import type { Plane } from '../shared/plane'
import type { PoolingOptions } from './pooling'
import type { Tensor4D } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import '@tensorflow/tfjs-core/dist/register_all_gradients'
import { readAndDispose } from '../backend/read'
import { requirePlane } from '../shared/plane'
import { regionPlaces, requireSameShape } from './pooling'

/**
 * The maximum or the average of each region of a whole feature map.
 *
 * @param input - `height × width`.
 * @returns One value a region.
 * @throws {RangeError} As `pool` of `pooling.ts` does.
 */
export async function pool(input: Plane, options: PoolingOptions): Promise<Plane> {
  requirePlane('input', input)
  const { rows, columns } = regionPlaces(input, options)
  const output = tf.tidy(() => poolTensor(tensorOf(input), options))
  return { height: rows.starts.length, width: columns.starts.length, values: await readAndDispose(output) }
}

/**
 * The backward pass of pooling, by automatic differentiation.
 *
 * @param input - `height × width`.
 * @param upstream - ∂loss/∂output, shaped like the output.
 * @returns ∂loss/∂input, `height × width`.
 * @throws {RangeError} As `poolGradient` of `pooling.ts` does.
 */
export async function poolGradient(input: Plane, upstream: Plane, options: PoolingOptions): Promise<Plane> {
  requirePlane('input', input)
  requirePlane('upstream gradient', upstream)
  requireSameShape(regionPlaces(input, options), upstream)

  const gradient = tf.tidy(() =>
    tf.grad(x => poolTensor(x as Tensor4D, options))(tensorOf({ ...input, values: ranks(input.values) }), tensorOf(upstream))) // [1, height, width, 1]
  return { height: input.height, width: input.width, values: await readAndDispose(gradient) }
}

/**
 * Numbers in place of which the same cells win, but without the two things that backends treat differently: equal values
 * (tfjs 4.22 hands the gradient to the first of them on cpu, to the last on webgpu) and negative ones (wrong on wasm). The
 * greatest has the highest rank; of equal ones the first.
 */
function ranks(values: Float32Array): Float32Array {
  const ascending = values.map((_, index) => index).sort((a, b) => values[a]! - values[b]! || b - a)
  const result = new Float32Array(values.length)
  ascending.forEach((index, rank) => { result[index] = rank })
  return result
}

const tensorOf = ({ height, width, values }: Plane): Tensor4D => tf.tensor4d(values, [1, height, width, 1])

function poolTensor(input: Tensor4D, { poolSize, stride = poolSize, kind = 'max' }: PoolingOptions): Tensor4D {
  const reduce = kind === 'max' ? tf.maxPool<Tensor4D> : tf.avgPool<Tensor4D>
  return reduce(input, poolSize, stride, 'valid') // [1, rows, columns, 1]
}
