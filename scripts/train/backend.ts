import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import { env, setBackend } from '@tensorflow/tfjs-core'
import { mendConvolution } from '../../demos/backend/wasm-convolution'
import { mendMaxPool } from '../../demos/backend/wasm-max-pool'

/**
 * Makes the wasm backend ready in Node, where demos/backend/backend.ts does not look for it: its program is fetched there, and read here.
 *
 * @param folder - Where the wasm programs lie, with a slash at the end.
 */
export async function useWasm(folder: string): Promise<void> {
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false) // one thread, so that the same seed gives the same numbers
  setWasmPaths(folder)
  if (!await setBackend('wasm'))
    throw new Error(`TensorFlow.js’s wasm backend did not start with the programs in ${folder}; run npm ci and try again.`)
  mendMaxPool()
  mendConvolution()
}
