import type { BackendName } from '../demos/backend/backend'
import type { FirstSight } from './bench/page.ts'
import type { Browser } from 'playwright'
import { execFileSync } from 'node:child_process'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { chromium } from 'playwright'
import sirv from 'sirv'
import { buildComputations, measureComputations } from './bench/computations.ts'
import { measureDrawing } from './bench/drawing.ts'
import { measureFirstSight, measurePaging, measureSlideChanges } from './bench/page.ts'
import { measureLeftovers, measurePainted } from './bench/painted.ts'
import { measureRoundTrips } from './bench/round-trips.ts'
import { measureStarts } from './bench/start.ts'
import { chromiumFlags, findChromium } from './chromium.ts'
import { runCommand, UserError } from './paper/command-line.ts'
import { temporaryFolder } from './temporary-folder.ts'

/*
 * `npm run bench`: everything below, in one run; `npm run bench -- paging painted` only these parts. The computations stand beside
 * plain TypeScript, where the ratio is what to compare. The milliseconds are this machine's.
 */
const BACKENDS: BackendName[] = ['webgpu', 'webgl', 'wasm', 'cpu']

/** Two digits are what such a measurement is good for. */
const rounded = (value: number) => Number(value.toPrecision(2))

/** The addresses of what was built. */
interface Built {
  deck: string
  threeSlides: string
  computations: string
}

const parts: Record<string, (browser: Browser, built: Built) => Promise<void>> = {
  'start': async (browser) => {
    const { cold, warm } = await measureStarts(browser)
    console.log('what a lecturer waits for after npm start, median of three')
    console.table(Object.fromEntries(Object.keys(cold).map(name => [name, { 'cold (ms)': rounded(cold[name]!), 'warm (ms)': rounded(warm[name]!) }])))
  },
  'first-slide': async (browser, { deck, threeSlides }) => {
    const firstSight = await measureFirstSight(browser, { 'this deck': deck, 'three empty slides': threeSlides })
    console.log('what a visitor waits for, medians of nine visits in turns')
    const [[ourName, ours], [bareName, bare]] = Object.entries(firstSight) as [[string, FirstSight], [string, FirstSight]]
    console.table(Object.fromEntries((Object.keys(ours) as (keyof FirstSight)[]).map(name => [name, { [ourName]: rounded(ours[name]), [bareName]: rounded(bare[name]), ratio: rounded(ours[name] / bare[name]) }])))
  },
  'paging': async (browser, { deck }) => {
    const changes = await measureSlideChanges(browser, deck)
    console.log('a slide change, from a key to the painted frame')
    console.table({ 'a slide change': { 'median (ms)': rounded(changes.median), 'slowest (ms)': rounded(changes.slowest) } })
    console.log('tasks of over 50 ms, a click every 800 ms')
    console.table(await measurePaging(browser, deck))
  },
  'computations': async (browser, { computations }) => {
    for (const backend of BACKENDS) {
      const { backend: name, measurements } = await measureComputations(browser, computations, backend)
      console.log(`\n${name}: computed, from numbers to numbers`)
      console.table(Object.fromEntries(measurements.map(({ name, plain, tensors, skipped }) => [name, {
        'plain (ms)': plain ? rounded(plain) : '',
        'tensors (ms)': tensors ? rounded(tensors) : skipped ?? '',
        'tensors / plain': tensors && plain ? rounded(tensors / plain) : '',
      }])))
    }
  },
  'painted': async (browser, { deck }) => {
    for (const backend of BACKENDS) {
      console.log(`\n${backend}: on the slide, from a changed control to the painted result`)
      const painted = [...await measurePainted(browser, deck, backend), ...await measureDrawing(browser, deck, backend)]
      console.table(Object.fromEntries(painted.map(({ name, first, median }) => [name, { 'first changes (ms)': rounded(first), 'then (ms)': rounded(median) }])))
    }
  },
  'leftovers': async (browser, { deck }) => {
    for (const backend of ['wasm', 'cpu']) {
      console.log(`\n${backend}: left behind by 1000 changes of a control`)
      const left = await measureLeftovers(browser, deck, backend)
      console.table(Object.fromEntries(left.map(({ name, tensorsBefore, tensorsAfter, heapGrowth }) => [name, {
        'tensors before': tensorsBefore,
        'after': tensorsAfter,
        'heap (%)': `${heapGrowth > 0 ? '+' : ''}${rounded(heapGrowth)}`,
      }])))
    }
  },
  'round-trips': async (browser, { deck }) => {
    console.log('\nleft behind by a round trip from a slide')
    const left = await measureRoundTrips(browser, deck)
    console.table(Object.fromEntries(Object.entries(left).map(([name, { nodes, listeners, megabytes }]) => [`to the ${name}`, { nodes, listeners, 'heap (MB)': rounded(megabytes) }])))
  },
}

await runCommand(async () => {
  const asked = process.argv.slice(2)
  const unknown = asked.filter(name => !(name in parts))
  if (unknown.length > 0)
    throw new UserError(`npm run bench does not know ${unknown.join(', ')}. Its parts: ${Object.keys(parts).join(', ')}`)

  const executablePath = findChromium()
  const folder = temporaryFolder('bench-')
  await buildComputations(join(folder, 'computations'))
  const buildDeck = (name: string, ...deck: string[]) =>
    execFileSync('npm', ['run', 'build', '--silent', '--', ...deck, '--out', join(folder, name)], { stdio: ['ignore', 'ignore', 'inherit'] })
  buildDeck('deck')
  buildDeck('three-slides', 'scripts/bench/three-slides/slides.md')

  const server = createServer(sirv(folder))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
  const built = { deck: `${url}/deck/`, threeSlides: `${url}/three-slides/`, computations: `${url}/computations/` }

  const browser = await chromium.launch({ executablePath, args: [...chromiumFlags, '--enable-unsafe-webgpu'] })
  try {
    for (const name of Object.keys(parts).filter(name => asked.length === 0 || asked.includes(name)))
      await parts[name]!(browser, built)
  }
  finally {
    await browser.close()
    server.close()
  }
})
