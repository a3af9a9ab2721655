import type { NetworkName } from './recipes'
import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { readOptions, UserError } from '../paper/command-line.ts'
import { recipes } from './recipes'

const USAGE = 'npm run train -- [--only NAMES] [--seeds 11,12] [--steps NUMBER] [--jobs NUMBER] [--out FOLDER that stands for the project]'

export interface TrainOptions {
  names: NetworkName[]
  seeds: number[]
  /** Absent: those of each recipe. */
  steps?: number
  jobs: number
  out: string
}

/**
 * What is to be trained, from the command line.
 *
 * @throws {UserError} If an option is unknown or has a value that it does not take.
 */
export function readTrainOptions(args?: string[]): TrainOptions {
  const { only, seeds, steps, jobs, out } = readOptions({
    only: { type: 'string', default: Object.keys(recipes).join() },
    seeds: { type: 'string', default: '11,12,13,14,15' },
    steps: { type: 'string' },
    jobs: { type: 'string', default: String(availableParallelism()) },
    out: { type: 'string', default: fileURLToPath(new URL('../..', import.meta.url)) },
  }, USAGE, args)
  const names = only.split(',')
  const unknown = names.find(name => !Object.hasOwn(recipes, name))
  if (unknown !== undefined)
    throw new UserError(`--only names “${unknown}”, which is no network; name some of ${Object.keys(recipes).join(', ')}, separated by commas.`)
  return {
    names: names as NetworkName[],
    seeds: seeds.split(',').map(text => positive('--seeds', text)),
    steps: steps === undefined ? undefined : positive('--steps', steps),
    jobs: positive('--jobs', jobs),
    out,
  }
}

function positive(option: string, text: string): number {
  const number = Number(text)
  if (!Number.isSafeInteger(number) || number < 1)
    throw new UserError(`${option} takes integers from 1 on; got “${text}”.`)
  return number
}
