import type { BackendName } from '../demos/backend'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import sirv from 'sirv'
import { build } from 'vite'
import { chromiumFlags, findChromium } from './chromium.ts'

/*
 * `npm run bench`: how long the demos' computations take, from plain numbers to plain numbers, on each backend and in
 * plain TypeScript, in one run. The ratio is what to compare; the milliseconds are this machine's.
 */
const BACKENDS: BackendName[] = ['webgpu', 'webgl', 'wasm', 'cpu']

/** Two digits are what such a measurement is good for. */
const rounded = (value: number) => Number(value.toPrecision(2))

const folder = mkdtempSync(join(tmpdir(), 'bench-'))
await build({
  root: fileURLToPath(new URL('./bench', import.meta.url)),
  configFile: false,
  base: './',
  logLevel: 'error',
  build: { outDir: folder, emptyOutDir: true, target: 'es2023' },
})
const server = createServer(sirv(folder))
await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
const address = server.address()
const port = typeof address === 'object' ? address?.port : undefined

const browser = await chromium.launch({ executablePath: findChromium(), args: [...chromiumFlags, '--enable-unsafe-webgpu'] })
try {
  for (const backend of BACKENDS) {
    const page = await browser.newPage()
    page.on('pageerror', error => console.error(error.message))
    await page.goto(`http://127.0.0.1:${port}/`)
    await page.waitForFunction(() => 'measure' in window)
    const { backend: name, measurements } = await page.evaluate(wish => window.measure(wish), backend)
    console.log(`\n${name}`)
    console.table(Object.fromEntries(measurements.map(({ name, plain, tensors, skipped }) => [name, {
      'plain (ms)': plain ? rounded(plain) : '',
      'tensors (ms)': tensors ? rounded(tensors) : skipped,
      'tensors / plain': tensors && plain ? rounded(tensors / plain) : '',
    }])))
    await page.close()
  }
}
finally {
  await browser.close()
  server.close()
  rmSync(folder, { recursive: true })
}
