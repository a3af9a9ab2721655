import * as tf from '@tensorflow/tfjs-core'
import { afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { useBackend } from '../../../demos/backend/backend'

/** What this run of the suite computes with: Node has no GPU, the browser is there for its WebGPU. */
const backend = typeof window === 'undefined' ? 'cpu' : 'webgpu'

beforeAll(async () => {
  tf.env().set('IS_TEST', true) // looks for leaks inside every operation too
  const { name, reason } = await useBackend(backend)
  expect(name, reason).toBe(backend)
  expect(tf.getBackend()).toBe(backend)
  // By default small operations on tensors that the GPU has not seen run on the CPU: these tests would test that.
  if (backend === 'webgpu')
    tf.env().set('WEBGPU_CPU_FORWARD', false)
})

let tensorsBefore = 0
beforeEach(() => { tensorsBefore = tf.memory().numTensors })
afterEach(() => expect(tf.memory().numTensors, 'tensors alive after the test').toBe(tensorsBefore))
