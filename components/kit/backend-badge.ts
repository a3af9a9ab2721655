import type { BackendState } from '../../demos/backend/backend'

export const NAMES: Record<BackendState['name'], string> = { webgpu: 'WebGPU', webgl: 'WebGL', wasm: 'WebAssembly', cpu: 'the processor (JavaScript)' }

/** What computes, in a few words for the footer. */
export const badgeOf = (backend: BackendState | undefined): string => backend
  ? `Computed by TensorFlow.js on ${NAMES[backend.name]}${backend.adapter ? `, ${backend.adapter}` : ''}`
  : ''

/** What computes and why, in sentences for the full page. */
export function badgeInSentences(backend: BackendState | undefined): string {
  if (!backend)
    return 'TensorFlow.js is being fetched; what stands here is plain arithmetic.'
  const small = ['webgpu', 'webgl'].includes(backend.name)
    ? ' Operations on a handful of numbers it leaves to the processor, which is faster at them.'
    : ''
  return [`${badgeOf(backend)}.${small}`, backend.reason].filter(Boolean).join(' ')
}
