import type { FinishedRun, Run, RunSoFar } from './run'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { setImmediate } from 'node:timers/promises'
import { deserialize, serialize } from 'node:v8'
import { useWasm } from './backend'
import { trainRun } from './run'

/*
 * A process that trains one network at a time. It is bundled before it is started, since TensorFlow.js's gradients do not load in
 * plain Node.
 */

export type Order =
  | { kind: 'train', run: Run, /** Without an ending: `.part` for a run under way, `.done` for a finished one. */ file: string, wasmFolder: string }
  /** Save, and leave. */
  | { kind: 'stop' }

export type Answer =
  | { kind: 'progress', step: number, loss: number }
  | { kind: 'finished' }
  | { kind: 'failed', message: string }

const answer = (message: Answer) => process.send?.(message)

let mustStop = false
const stop = () => { mustStop = true }
process.on('SIGINT', () => {}) // the terminal sends it to every process; the parent says when to stop
process.on('disconnect', stop)
process.on('message', (order: Order) => {
  if (order.kind === 'stop')
    stop()
  else
    void train(order).catch((error: unknown) => answer({ kind: 'failed', message: error instanceof Error ? error.stack ?? error.message : String(error) }))
})

async function train({ run, file, wasmFolder }: Extract<Order, { kind: 'train' }>): Promise<void> {
  await useWasm(wasmFolder)
  const finished = await trainRun(run, readPart(file, run), {
    onProgress: (step, loss) => answer({ kind: 'progress', step, loss }),
    save: soFar => write(`${file}.part`, { run, soFar }),
    mustStop: async () => {
      await setImmediate() // on wasm nothing ever waits, and an order would not come through
      return mustStop
    },
  })
  if (!finished)
    return process.disconnect?.()
  write(`${file}.done`, finished satisfies FinishedRun)
  answer({ kind: 'finished' })
}

/** What an earlier run left, if it was one of the same network by the same recipe. */
function readPart(file: string, run: Run): RunSoFar {
  const nothing: RunSoFar = { losses: [], recording: [] }
  if (!existsSync(`${file}.part`))
    return nothing
  const { run: earlier, soFar }: { run: Run, soFar: RunSoFar } = deserialize(readFileSync(`${file}.part`))
  return JSON.stringify(earlier) === JSON.stringify(run) ? soFar : nothing
}

/** Under another name first: whoever stops the process in the middle must not find half a file. */
function write(file: string, content: unknown): void {
  writeFileSync(`${file}.new`, serialize(content))
  renameSync(`${file}.new`, file)
}
