import type { Plugin } from 'vite'

/** TensorFlow.js: some thousand small files until they are bundled. */
export const tfjs = [
  '@tensorflow/tfjs-core',
  '@tensorflow/tfjs-core/dist/register_all_gradients',
  '@tensorflow/tfjs-backend-cpu',
  '@tensorflow/tfjs-backend-cpu/dist/utils/pool_utils',
  '@tensorflow/tfjs-backend-wasm',
  '@tensorflow/tfjs-backend-wasm/dist/backend_wasm',
  '@tensorflow/tfjs-backend-webgl',
  '@tensorflow/tfjs-backend-webgpu',
]

/**
 * Every package that the deck's own code imports in the browser and that Slidev leaves to Vite. Vite bundles them before the first
 * page is opened. A package that it discovers later makes it bundle again and reload the page in the middle of the lecture.
 */
export const dependencies = [
  ...tfjs,
  '@petamoriken/float16',
  'd3-scale',
  'd3-shape',
  'minisearch',
  'uqr',
]

/** Slidev has these bundled for code that runs on slides, which this deck has none of: two thirds of the work. */
export const neverUsed = ['typescript', '@typescript/ata', 'ansis']

export function bundleDependencies(): Plugin {
  return {
    name: 'bundle-dependencies',
    apply: 'serve',
    config: {
      order: 'post', // after Slidev's own list
      handler(config) {
        const listed = config.optimizeDeps?.include ?? []
        const used = listed.filter(name => !neverUsed.some(unused => name === unused || name.endsWith(` > ${unused}`)))
        config.optimizeDeps = { ...config.optimizeDeps, include: [...used, ...dependencies] }
      },
    },
  }
}
