import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright'
import { chromiumFlags, findChromium } from './chromium.ts'
import { runCommand } from './paper/command-line.ts'

/*
 * Takes a picture of slides at every click, for looking at: `npm run look -- 10 18-20 --dark`.
 * Needs the dev server (`npm start`); writes `.look/NN-CC.png`.
 */
const { values: options, positionals: ranges } = parseArgs({
  allowPositionals: true,
  options: {
    dark: { type: 'boolean', default: false },
    url: { type: 'string', default: 'http://localhost:3030' },
    width: { type: 'string', default: '1920' },
    height: { type: 'string', default: '1080' },
    out: { type: 'string', default: '.look' },
  },
})

declare global {
  interface Window {
    /** Slidev's own, in development only. */
    __slidev__: { nav: { total: number, clicksTotal: number, currentSlideNo: number, clicks: number } }
  }
}

await runCommand(async () => {
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags })
  const page = await browser.newPage({
    viewport: { width: Number(options.width), height: Number(options.height) },
    colorScheme: options.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  })
  page.on('console', message => ['error', 'warning'].includes(message.type()) && console.log(`${message.type()}: ${message.text().split('\n')[0]}`))
  page.on('pageerror', error => console.log(`error: ${error.message}`))

  mkdirSync(options.out, { recursive: true })
  await page.goto(`${options.url}/#/1`)
  await page.waitForSelector('[data-slidev-no="1"] .frame', { state: 'visible' })
  const total = await page.evaluate(() => window.__slidev__.nav.total)

  const slides = ranges.length === 0
    ? Array.from({ length: total }, (_, index) => index + 1)
    : ranges.flatMap((range) => {
        const [first, last] = range.split('-').map(Number)
        return Array.from({ length: (last ?? first!) - first! + 1 }, (_, index) => first! + index)
      })

  for (const slide of slides) {
    let clicks = 0
    let clicksTotal = 0
    do {
      await page.goto(`${options.url}/#/${slide}?clicks=${clicks}`)
      await page.waitForSelector(`[data-slidev-no="${slide}"] .frame`, { state: 'visible' })
      await page.evaluate(() => document.fonts.ready)
      await page.waitForTimeout(500)
      clicksTotal = await page.evaluate(() => window.__slidev__.nav.clicksTotal)
      const file = `${options.out}/${String(slide).padStart(2, '0')}-${clicks}${options.dark ? '-dark' : ''}.png`
      await page.screenshot({ path: file })
      console.log(file)
      clicks++
    } while (clicks <= clicksTotal)
  }
  await browser.close()
})
