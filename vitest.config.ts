import vue from '@vitejs/plugin-vue'
import { playwright } from '@vitest/browser-playwright'
import { realpathSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { chromiumFlags, findChromium } from './scripts/chromium.ts'
import { tfjs } from './setup/dev-server/dependencies.ts'
import { LongestFirst } from './tests/support/longest-first.ts'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** No test goes by the clock: these end only what hangs, however busy the machine is. */
const limits = { testTimeout: 180_000, hookTimeout: 300_000, expect: { poll: { timeout: 60_000 } } }

/** Vitest would print the list of its own calls with the sentence. */
function chromiumOrEnd(): string {
  try {
    return findChromium()
  }
  catch (error) {
    console.error((error as Error).message)
    process.exit(1)
  }
}

/** Vitest would leave one of two processors to itself, which hardly needs it. */
const maxWorkers = Math.max(2, availableParallelism() - 1)

/** What drives a Chromium, after all the rest: two at a time keep two processors busy, and each of the two loads its packages once. */
const inChromium = { ...limits, maxWorkers: 2, isolate: false, sequence: { groupOrder: 1 } }

/** What trains, on the plainest backend. */
const training = ['tests/scripts/train.test.ts', 'tests/tensors/training-*.test.ts']

/** The suite that runs twice: the same files, another backend. */
const tensors = {
  ...limits,
  maxWorkers,
  include: ['tests/tensors/**/*.test.ts'],
  setupFiles: [path('./tests/tensors/support/setup.ts')],
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    reporters: ['default', path('./tests/support/closing-line.ts')],
    projects: [
      {
        plugins: [vue()],
        resolve: {
          alias: {
            '@slidev/client': path('./tests/fakes/slidev-client.ts'),
          },
        },
        test: {
          ...limits,
          maxWorkers,
          pool: 'threads', // begins an eighth sooner than a process
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/built/**', 'tests/start/**', 'tests/tensors/**', ...training],
        },
      },
      {
        test: { ...tensors, name: 'training', include: training },
      },
      {
        cacheDir: path('./.vite/cpu'),
        test: {
          ...tensors,
          name: 'cpu',
          exclude: ['tests/tensors/device-lost.test.ts', 'tests/tensors/wasm.test.ts', ...training], // no device to lose, nothing to fetch from
          deps: { optimizer: { ssr: { enabled: true, include: tfjs } } },
        },
      },
      {
        cacheDir: path('./.vite/webgpu'),
        optimizeDeps: { include: [...tfjs, 'fast-check'] },
        server: { fs: { allow: ['.', realpathSync(path('./node_modules'))] } }, // a link in a second working tree
        test: {
          ...tensors,
          name: 'webgpu',
          exclude: training, // hundreds of steps of hundreds of calls, each some milliseconds on a software GPU
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            instances: [{ browser: 'chromium' }],
            provider: playwright({
              launchOptions: {
                // Looked for only when this project runs: the unit tests need none.
                get executablePath() { return chromiumOrEnd() },
                args: [...chromiumFlags, '--enable-unsafe-webgpu'],
              },
            }),
          },
        },
      },
      {
        test: {
          ...inChromium,
          name: 'built',
          include: ['tests/built/*.test.ts'],
          globalSetup: path('./tests/built/support/build-and-serve.ts'),
          setupFiles: path('./tests/built/support/around-each-file.ts'),
        },
      },
      {
        test: {
          ...inChromium,
          name: 'start',
          include: ['tests/start/*.test.ts'],
        },
      },
    ],
  },
})
