import type { NetworkName } from './train/recipes'
import type { FinishedRun, Run } from './train/run'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { deserialize } from 'node:v8'
import { runCommand } from './paper/command-line.ts'
import { buildWorker } from './train/build-worker'
import { keepToOneProcess } from './train/one-at-a-time'
import { readTrainOptions } from './train/options'
import { isTransformer, publish } from './train/publish'
import { publishAlignment } from './train/publish-alignment'
import { publishDigits } from './train/publish-digits'
import { isDigitNetwork, isTranslator, recipes } from './train/recipes'
import { showProgress } from './train/show-progress'
import { trainAll } from './train/train-all'

/*
 * `npm run train`: trains every network that the deck ships from its seeds, measures each on what it has not seen, writes the weights to
 * public/weights/ and the measurements to the networks' folders in demos/, and prints the tables of the READMEs there. Ctrl + C keeps what is
 * done; the next `npm run train` goes on from there.
 */

const digitShares = [0.01, 0.02, 0.03, 0.05, 0.07, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.7, 1]

/** When the runs are kept that can be scrubbed through: often at first. Only those of the shipped seeds are kept in the end. */
const recordedShares: Partial<Record<NetworkName, readonly number[]>> = {
  'readable': [0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.7, 1],
  'digits': digitShares,
  'digits-ordinary': digitShares,
  'alignment': [0.00625, 0.0125, 0.025, 0.0375, 0.05, 0.0625, 0.075, 0.1, 0.15, 0.25, 0.5, 1],
}

await runCommand(async () => {
  const { names, seeds, steps, jobs, out } = readTrainOptions()
  const runs = names.flatMap(name => seeds.map((seed): Run => {
    const recipe = { ...recipes[name], steps: steps ?? recipes[name].steps }
    const recorded = (recordedShares[name] ?? []).map(share => Math.max(10, Math.round(share * recipe.steps / 10) * 10))
    return { name, seed, recipe, recorded: [...new Set(recorded)] }
  }))

  const folder = join(out, '.train')
  mkdirSync(folder, { recursive: true })
  keepToOneProcess(folder)
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
    await trainAll(waiting, { jobs, worker: await buildWorker(folder), fileOf, progress, signal: stopping.signal })
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
    const published = <Kind extends FinishedRun>(runs: readonly Kind[], publish: (runs: readonly Kind[], folder: string) => string | Promise<string>) =>
      runs.length > 0 ? [publish(runs, out)] : []
    const tables = await Promise.all([
      ...published(finished.filter(isTransformer), publish),
      ...published(finished.filter(({ run }) => isDigitNetwork(run.name)), publishDigits),
      ...published(finished.filter(({ run }) => isTranslator(run.name)), publishAlignment),
    ])
    console.log(tables.join('\n\n'))
    rmSync(folder, { recursive: true })
  }
})
