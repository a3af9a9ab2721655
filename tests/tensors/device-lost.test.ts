import type { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu'
import * as tf from '@tensorflow/tfjs-core'
import { expect, it } from 'vitest'
import { type BackendLoss, createBackends } from '../../demos/backend/backend'
import { pageEnvironment } from '../../demos/backend/environment'

/** This page's backends, with a count of losses of their own. */
function realPage() {
  const { useBackend, onBackendLost } = createBackends(pageEnvironment())
  /** Kills the device, as a driver does, and waits until the demos are told. */
  const loseDevice = () => new Promise<BackendLoss>((resolve) => {
    const stop = onBackendLost((loss) => { stop(); resolve(loss) })
    const { device } = tf.backend() as WebGPUBackend
    device.destroy()
  })
  return { useBackend, loseDevice }
}

/** W ← W − 0.1 · dW²/dW, so W shrinks to 0.8 of itself. */
const step = (weight: number) => tf.tidy(() => {
  const start = tf.scalar(weight)
  return tf.sub(start, tf.mul(tf.grad(w => tf.square(w))(start), 0.1))
})

async function read(scalar: tf.Tensor): Promise<number> {
  const [value] = await scalar.data<'float32'>()
  scalar.dispose()
  return value!
}

it('goes on from the last plain number when the device is lost in the middle of a run', async () => {
  const { useBackend, loseDevice } = realPage()
  await useBackend('webgpu')
  const two = await read(step(await read(step(10))))

  const dead = step(two)
  const reading = expect(dead.data()).rejects.toThrow()
  expect(await loseDevice()).toEqual({ name: 'webgpu', reason: expect.stringMatching(/^WebGPU lost its device \(.+\)\.$/) })
  await reading

  expect(await useBackend()).toMatchObject({ name: 'webgpu' })
  dead.dispose()
  expect(await read(step(await read(step(two))))).toBeCloseTo(10 * 0.8 ** 4, 5)
})

it('computes with wasm, fetched from the page’s own host, when WebGPU was lost three times', async () => {
  const { useBackend, loseDevice } = realPage()
  for (const name of ['webgpu', 'webgpu', 'webgpu', 'wasm']) {
    const state = await useBackend('webgpu')
    expect(state.name, state.reason).toBe(name)
    expect(await read(step(10))).toBe(8)
    if (name === 'webgpu')
      await loseDevice()
    else
      expect(state.reason).toMatch(/^WebGPU was lost 3 times; reload the page to try it again\. .*WebGL/)
  }

  const fetched = performance.getEntriesByType('resource')
    .filter(entry => entry instanceof PerformanceResourceTiming && entry.initiatorType === 'fetch')
    .map(({ name }) => new URL(name))
  expect(fetched.map(({ origin, pathname }) => [origin, pathname.slice(-5)])).toEqual([[location.origin, '.wasm']])
})
