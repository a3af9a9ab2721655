import type { Measurement } from './measure'
import type { Browser } from 'playwright'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

/** Builds the page that times the demos' computations alone, from plain numbers to plain numbers. */
export async function buildComputations(folder: string): Promise<void> {
  await build({
    root: fileURLToPath(new URL('.', import.meta.url)),
    configFile: false,
    base: './',
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, target: 'es2023' },
  })
}

export async function measureComputations(browser: Browser, url: string, backend: string): Promise<{ backend: string, measurements: Measurement[] }> {
  const page = await browser.newPage()
  page.on('pageerror', error => console.error(error.message))
  await page.goto(url)
  await page.waitForFunction(() => 'measure' in window)
  const result = await page.evaluate(wish => window.measure(wish as Parameters<typeof window.measure>[0]), backend)
  await page.close()
  return result
}
