import type { KernelBackend } from '@tensorflow/tfjs-core'
import { BackendWasm, setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { init } from '@tensorflow/tfjs-backend-wasm/dist/backend_wasm'
import simd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url'
import { env } from '@tensorflow/tfjs-core'
import { Refusal } from './open-backend'
import { mendConvolution } from './wasm-convolution'
import { mendMaxPool } from './wasm-max-pool'

/**
 * TensorFlow.js's wasm backend, its program fetched from beside the page: a deck runs without a network.
 *
 * @throws {Refusal} If the browser has no WebAssembly with SIMD (older than Chrome 91, Firefox 89, Safari 16.4), or if the
 * program is not to be had.
 */
export async function createBackend(): Promise<KernelBackend> {
  // One program of the three: threads need a page isolated from all others, and browsers without SIMD are gone.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  setWasmPaths({
    'tfjs-backend-wasm.wasm': simd,
    'tfjs-backend-wasm-simd.wasm': simd,
    'tfjs-backend-wasm-threaded-simd.wasm': simd,
  })
  const { wasm } = await init().catch(() => { // whose own words are about bundlers
    throw new Refusal(`WebAssembly did not start: the browser is older than 2023, or ${simd} is not served.`)
  })
  mendMaxPool()
  mendConvolution()
  return Object.assign(new BackendWasm(wasm), {
    // As it stands, disposing the backend makes disposing its tensors throw; the memory goes with the last reference.
    dispose: () => {},
  })
}
