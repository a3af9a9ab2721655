import type { BackendLoss } from '../../../demos/backend/backend'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope } from 'vue'
import { useComputation } from '../../../components/kit/useComputation'

const backend = vi.hoisted(() => ({ lose: (loss: BackendLoss): void => void loss }))
vi.mock('../../../demos/backend/backend', () => ({
  computeOnCanvas: () => {},
  useBackend: () => Promise.resolve({ name: 'webgpu' }),
  onBackendLost: (listener: (loss: BackendLoss) => void) => {
    backend.lose = listener
    return () => {}
  },
  parseBackendWish: () => ({ wish: 'auto' }),
  tensorCount: () => Promise.resolve(0),
}))

let scope: EffectScope
beforeEach(() => {
  scope = effectScope()
  vi.stubGlobal('location', { hash: '', search: '' })
})
afterEach(() => {
  scope.stop()
  vi.unstubAllGlobals()
})

it('computes again after each loss of its backend, also where the second is told in the words of the first', async () => {
  const parameters = { rate: 1 }
  let runs = 0
  const { result, status } = scope.run(() => useComputation({
    isLive: () => true,
    parameters: () => parameters,
    compute: () => {
      if (++runs > 2)
        return Promise.resolve('computed')
      backend.lose({ name: 'webgpu', reason: 'WebGPU lost its device.' })
      return Promise.reject(new Error('read of a dead tensor'))
    },
  }))!
  await vi.waitUntil(() => status.value !== 'loading', { timeout: 60_000 })
  expect([runs, status.value, result.value]).toEqual([3, 'ready', 'computed'])
})

it('computes again after a loss that is told only once the computation has failed for it', async () => {
  const parameters = { rate: 1 }
  let runs = 0
  const { result, status } = scope.run(() => useComputation({
    isLive: () => true,
    parameters: () => parameters,
    compute: () => ++runs > 1 ? Promise.resolve('computed') : Promise.reject(new Error('read of a dead tensor')),
  }))!
  await vi.waitUntil(() => status.value === 'error', { timeout: 60_000 })
  backend.lose({ name: 'webgpu', reason: 'WebGPU lost its device.' })
  await vi.waitUntil(() => status.value !== 'error', { timeout: 60_000 })
  expect([runs, status.value, result.value]).toEqual([2, 'ready', 'computed'])
})

it('says so when nothing has come for ten seconds, and goes on when it comes', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const parameters = { rate: 1 }
  let answer!: (result: string) => void
  const { status, trouble } = scope.run(() => useComputation({
    isLive: () => true,
    parameters: () => parameters,
    compute: () => new Promise<string>((resolve) => { answer = resolve }),
    otherwise: 'Plain arithmetic stands here.',
  }))!
  await vi.advanceTimersByTimeAsync(9_000)
  expect(trouble.value ?? '').not.toContain('ten seconds')
  await vi.advanceTimersByTimeAsync(2_000)
  expect(status.value).toBe('loading')
  expect(trouble.value).toContain('TensorFlow.js has not answered for ten seconds. Plain arithmetic stands here.')
  answer('computed')
  await vi.advanceTimersByTimeAsync(1)
  expect(status.value).toBe('ready')
  expect(trouble.value ?? '').not.toContain('ten seconds')
  vi.useRealTimers()
})

it.each([
  ['Failed to fetch dynamically imported module: http://127.0.0.1/assets/a.js'],
  ['error loading dynamically imported module: http://127.0.0.1/assets/a.js'],
  ['Importing a module script failed.'],
])('names no module where a part of the deck cannot be had: %s', async (words) => {
  const parameters = { rate: 1 }
  const { status, trouble } = scope.run(() => useComputation({
    isLive: () => true,
    parameters: () => parameters,
    compute: () => Promise.reject(new TypeError(words)),
    otherwise: 'Plain arithmetic stands here.',
  }))!
  await vi.waitUntil(() => status.value === 'error', { timeout: 60_000 })
  expect(trouble.value).not.toContain('http')
  expect(trouble.value).toContain('A part of the deck could not be loaded; check the connection and reload the page. Plain arithmetic stands here.')
})
