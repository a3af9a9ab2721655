import type { ArchitectureName } from '../demos/transformer/architectures'
import type { FinishedRun, Run } from './train/run'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { deserialize } from 'node:v8'
import { recipes } from '../demos/transformer/training'
import { buildWorker } from './train/build-worker'
import { publish } from './train/publish'
import { showProgress } from './train/show-progress'
import { trainAll } from './train/train-all'

/*
 * `npm run train`: trains every network that the deck ships from its seeds, measures each on sentences that it has not seen, writes
 * the weights to public/weights/ and the measurements to demos/transformer/transformer-metrics.json, and prints the table of
 * demos/transformer/README.md. Ctrl + C keeps what is done; the next `npm run train` goes on from there.
 */
const { values: options } = parseArgs({
  options: {
    /** Networks to train, separated by commas. */
    only: { type: 'string', default: Object.keys(recipes).join() },
    seeds: { type: 'string', default: '11,12,13,14,15' },
    /** Fewer steps than the recipes', to try something out. */
    steps: { type: 'string' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    /** Where to write: a folder that stands for the project's own. */
    out: { type: 'string', default: fileURLToPath(new URL('..', import.meta.url)) },
  },
})

/** The network whose runs are recorded, and when: often at first. Only that of the shipped seed is kept in the end. */
const RECORDED: ArchitectureName = 'readable'
const shares = [0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7, 1]

const seeds = options.seeds.split(',').map(Number)
const names = Object.keys(recipes).filter((name): name is ArchitectureName => options.only.split(',').includes(name))
if (names.length === 0 || !seeds.every(seed => Number.isInteger(seed) && seed >= 1))
  throw new RangeError(`there is nothing to train with --only ${options.only} --seeds ${options.seeds}; name some of ${Object.keys(recipes).join(', ')}, and seeds from 1 on`)

const runs = names.flatMap(name => seeds.map((seed): Run => {
  const recipe = { ...recipes[name], steps: Number(options.steps ?? recipes[name].steps) }
  const recorded = name === RECORDED ? shares.map(share => Math.max(10, Math.round(share * recipe.steps / 10) * 10)) : []
  return { name, seed, recipe, recorded: [...new Set(recorded)] }
}))

const folder = join(options.out, '.train')
mkdirSync(folder, { recursive: true })
const fileOf = ({ name, seed, recipe }: Run) => join(folder, `${name}-${seed}-${recipe.steps}`)
const isDone = (run: Run) => existsSync(`${fileOf(run)}.done`)
const waiting = runs.filter(run => !isDone(run))
if (waiting.length < runs.length)
  console.log(`${runs.length - waiting.length} of ${runs.length} networks were trained before an interrupt and are kept; remove ${folder} to start over.`)

const stopping = new AbortController()
process.once('SIGINT', () => stopping.abort())
process.once('SIGTERM', () => stopping.abort())
const progress = showProgress(waiting)
try {
  await trainAll(waiting, { jobs: Number(options.jobs), worker: await buildWorker(folder), fileOf, progress, signal: stopping.signal })
}
finally {
  progress.stop()
}

if (stopping.signal.aborted) {
  console.log(`Stopped with ${runs.filter(isDone).length} of ${runs.length} networks trained; run npm run train again to go on.`)
  process.exitCode = 130
}
else {
  const finished = runs.map((run): FinishedRun => deserialize(readFileSync(`${fileOf(run)}.done`)))
  console.log(publish(finished, options.out))
  rmSync(folder, { recursive: true })
}
