import type { KernelBackend } from '@tensorflow/tfjs-core'

/** What choosing a backend needs of TensorFlow.js's core. */
export type Core = typeof import('./core')

/** Everything about the page that decides on a backend: tests hand in a world of their own. */
export interface BackendEnvironment {
  isSecureContext: boolean
  /** Absent in old browsers, and on every page that came by plain http. */
  gpu?: GPU
  /** A WebGL 2 context on a canvas of its own; null if the browser refuses one. */
  openWebGL2: (attributes: WebGLContextAttributes) => WebGL2RenderingContext | null
  /** Each is one download, and only the backend that is chosen is downloaded. */
  load: {
    core: () => Promise<Core>
    webgpu: () => Promise<{ WebGPUBackend: new (device: GPUDevice, info?: GPUAdapterInfo) => KernelBackend }>
    webgl: () => Promise<{
      MathBackendWebGL: new (canvas: HTMLCanvasElement | OffscreenCanvas) => KernelBackend
      setWebGLContext: (version: number, context: WebGL2RenderingContext) => void
    }>
    wasm: () => Promise<{ createBackend: () => Promise<KernelBackend> }>
    cpu: () => Promise<{ MathBackendCPU: new () => KernelBackend }>
  }
  /** Where a sentence goes that no caller waits for. */
  report: (sentence: string) => void
}

/** The page or the worker that this runs in; in Node, a page without a GPU. */
export function pageEnvironment(): BackendEnvironment {
  return {
    isSecureContext: globalThis.isSecureContext ?? true,
    gpu: globalThis.navigator?.gpu,
    openWebGL2: attributes => newCanvas?.().getContext('webgl2', attributes) as WebGL2RenderingContext | null | undefined ?? null,
    load: {
      core: () => import('./core'),
      webgpu: () => import('@tensorflow/tfjs-backend-webgpu'),
      webgl: () => import('@tensorflow/tfjs-backend-webgl'),
      wasm: () => import('./wasm'),
      cpu: () => import('@tensorflow/tfjs-backend-cpu'),
    },
    report: sentence => console.error(sentence),
  }
}

type NewCanvas = () => HTMLCanvasElement | OffscreenCanvas

let newCanvas: NewCanvas | undefined

/** Names what makes the canvas that WebGL computes on: it differs between a page and a worker. Without one WebGL is refused. */
export function computeOnCanvas(make: NewCanvas): void {
  newCanvas = make
}
