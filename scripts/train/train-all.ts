import type { Run } from './run'
import type { Progress } from './show-progress'
import type { Answer, Order } from './worker'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname } from 'node:path'

/** Where the wasm programs lie: beside the package's main file. */
const wasmFolder = `${dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'))}/`

/**
 * Trains networks, some at a time, each in a process of its own: TensorFlow.js's wasm backend has one thread.
 *
 * @param options.worker - Path of the bundled worker.
 * @param options.fileOf - Where a run is kept, without an ending.
 * @param options.signal - Aborted, it lets each worker save what it has and leave.
 * @throws {Error} If a worker fails; the others are stopped.
 */
export async function trainAll(runs: readonly Run[], options: {
  jobs: number
  worker: string
  fileOf: (run: Run) => string
  progress: Progress
  signal: AbortSignal
}): Promise<void> {
  const waiting = [...runs]
  const failing = new AbortController()
  const signal = AbortSignal.any([options.signal, failing.signal])
  const workOff = async () => {
    for (let run = waiting.shift(); run && !signal.aborted; run = waiting.shift()) {
      try {
        await trainOne(run, { ...options, signal })
      }
      catch (error) {
        failing.abort()
        throw error
      }
    }
  }
  const jobs = await Promise.allSettled(Array.from({ length: Math.min(options.jobs, runs.length) }, workOff))
  for (const job of jobs) {
    if (job.status === 'rejected')
      throw job.reason
  }
}

async function trainOne(run: Run, { worker, fileOf, progress, signal }: Parameters<typeof trainAll>[1]): Promise<void> {
  const child = fork(worker, { execArgv: [] })
  const send = (order: Order) => child.connected && child.send(order)
  const stop = () => { send({ kind: 'stop' }) }
  signal.addEventListener('abort', stop)
  let failure: string | undefined
  child.on('message', (answer: Answer) => {
    if (answer.kind === 'progress') {
      progress.update(run, answer.step, answer.loss)
      return
    }
    if (answer.kind === 'failed')
      failure = answer.message
    child.disconnect()
  })
  send({ kind: 'train', run, file: fileOf(run), wasmFolder })
  const [code, killedBy] = await once(child, 'exit')
  signal.removeEventListener('abort', stop)
  progress.end(run)
  if (failure !== undefined || (code !== 0 && !signal.aborted))
    throw new Error(`training ${run.name} with seed ${run.seed} failed: ${failure ?? `its process ended with ${killedBy ?? `code ${code}`}`}`)
}
