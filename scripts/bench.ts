import type { BackendName } from '../demos/backend/backend'
import type { FirstSight } from './bench/page.ts'
import { execFileSync } from 'node:child_process'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { chromium } from 'playwright'
import sirv from 'sirv'
import { buildComputations, measureComputations } from './bench/computations.ts'
import { measureFirstSight, measurePaging, measureSlideChanges } from './bench/page.ts'
import { measureLeftovers, measurePainted } from './bench/painted.ts'
import { measureRoundTrips } from './bench/round-trips.ts'
import { measureStarts } from './bench/start.ts'
import { chromiumFlags, findChromium } from './chromium.ts'
import { runCommand } from './paper/command-line.ts'
import { temporaryFolder } from './temporary-folder.ts'

/*
 * `npm run bench`: how long a lecturer waits after `npm start`. How long a visitor waits for the first slide, against a deck of three
 * empty frames with the same Slidev, and for the next one. Then how long the demos take on each backend, in one run. First the computations alone, against plain
 * TypeScript, where the ratio is what to compare; then the built deck, from a changed control to the painted result; then
 * what a thousand changes leave behind, and a round trip to the presenter view or the overview. The milliseconds are this machine's.
 */
const BACKENDS: BackendName[] = ['webgpu', 'webgl', 'wasm', 'cpu']

/** Two digits are what such a measurement is good for. */
const rounded = (value: number) => Number(value.toPrecision(2))

await runCommand(async () => {
  const executablePath = findChromium()
  const folder = temporaryFolder('bench-')
  await buildComputations(join(folder, 'computations'))
  const buildDeck = (name: string, ...deck: string[]) =>
    execFileSync('npm', ['run', 'build', '--silent', '--', ...deck, '--out', join(folder, name)], { stdio: ['ignore', 'ignore', 'inherit'] })
  buildDeck('deck')
  buildDeck('three-frames', 'scripts/bench/three-frames/slides.md')

  const server = createServer(sirv(folder))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`

  const browser = await chromium.launch({ executablePath, args: [...chromiumFlags, '--enable-unsafe-webgpu'] })
  try {
    const { cold, warm } = await measureStarts(browser)
    console.log('what a lecturer waits for after npm start, median of three')
    console.table(Object.fromEntries(Object.keys(cold).map(name => [name, { 'cold (ms)': rounded(cold[name]!), 'warm (ms)': rounded(warm[name]!) }])))
    const firstSight = await measureFirstSight(browser, { 'this deck': `${url}/deck/`, 'three empty frames': `${url}/three-frames/` })
    const changes = await measureSlideChanges(browser, `${url}/deck/`)
    console.log('what a visitor waits for, medians of nine visits in turns')
    const [[deck, ours], [bare, theirs]] = Object.entries(firstSight) as [[string, FirstSight], [string, FirstSight]]
    console.table(Object.fromEntries((Object.keys(ours) as (keyof FirstSight)[]).map(name => [name, { [deck]: rounded(ours[name]), [bare]: rounded(theirs[name]), ratio: rounded(ours[name] / theirs[name]) }])))
    console.log('a slide change, from a key to the painted frame')
    console.table({ 'a slide change': { 'median (ms)': rounded(changes.median), 'slowest (ms)': rounded(changes.slowest) } })
    console.log('tasks of over 50 ms, a step of the clicker every 800 ms')
    console.table(await measurePaging(browser, `${url}/deck/`))
    for (const backend of BACKENDS) {
      const { backend: name, measurements } = await measureComputations(browser, `${url}/computations/`, backend)
      console.log(`\n${name}: computed, from numbers to numbers`)
      console.table(Object.fromEntries(measurements.map(({ name, plain, tensors, skipped }) => [name, {
        'plain (ms)': plain ? rounded(plain) : '',
        'tensors (ms)': tensors ? rounded(tensors) : skipped ?? '',
        'tensors / plain': tensors && plain ? rounded(tensors / plain) : '',
      }])))
      console.log(`${name}: on the slide, from a changed control to the painted result`)
      const painted = await measurePainted(browser, `${url}/deck/`, backend)
      console.table(Object.fromEntries(painted.map(({ name, first, median }) => [name, { 'first changes (ms)': rounded(first), 'then (ms)': rounded(median) }])))
    }
    for (const backend of ['wasm', 'cpu']) {
      console.log(`\n${backend}: left behind by 1000 changes of a control`)
      const left = await measureLeftovers(browser, `${url}/deck/`, backend)
      console.table(Object.fromEntries(left.map(({ name, tensorsBefore, tensorsAfter, heapGrowth }) => [name, {
        'tensors before': tensorsBefore,
        'after': tensorsAfter,
        'heap (%)': `${heapGrowth > 0 ? '+' : ''}${rounded(heapGrowth)}`,
      }])))
    }
    console.log('\nleft behind by a round trip from a frame')
    const left = await measureRoundTrips(browser, `${url}/deck/`)
    console.table(Object.fromEntries(Object.entries(left).map(([name, { nodes, listeners, megabytes }]) => [`to the ${name}`, { nodes, listeners, 'heap (MB)': rounded(megabytes) }])))
  }
  finally {
    await browser.close()
    server.close()
  }
})
