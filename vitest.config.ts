import vue from '@vitejs/plugin-vue'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

export default defineConfig({
  test: {
    reporters: ['default', path('./tests/support/closing-line.ts')],
    projects: [
      {
        plugins: [vue()],
        resolve: { alias: { '@slidev/client': path('./tests/fakes/slidev-client.ts') } },
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/built/**'],
        },
      },
      {
        test: {
          name: 'built',
          include: ['tests/built/*.test.ts'],
          globalSetup: path('./tests/built/support/build-and-serve.ts'),
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
