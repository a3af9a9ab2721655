import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Bundles the worker with TensorFlow.js, whose gradients do not load in plain Node, and gives the bundle's path. */
export async function buildWorker(folder: string): Promise<string> {
  await build({
    root: fileURLToPath(new URL('.', import.meta.url)),
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: 'worker.ts',
      outDir: folder,
      emptyOutDir: false, // earlier runs lie there
      minify: false,
      rollupOptions: { output: { format: 'cjs', entryFileNames: 'worker.cjs' } }, // the wasm program's loader asks for `__dirname`
    },
  })
  return join(folder, 'worker.cjs')
}
