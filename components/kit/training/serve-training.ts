import type { TrainingEvent, TrainingOrder } from '../../../demos/training/training-messages'
import type { SessionOptions } from '../../../demos/training/training-session'
import type { RunName } from './live-run'
import { computeOnCanvas, onBackendLost, parseBackendWish, useBackend } from '../../../demos/backend/backend'

/** What a session needs of the worker that it runs in. */
export type SessionHost = Pick<SessionOptions, 'open' | 'tell' | 'takeLoss' | 'rest' | 'mayBegin' | 'signal'>

const post = (event: TrainingEvent) => postMessage(event, { transfer: event.kind === 'progress' && event.parameters ? [event.parameters.buffer] : [] })

let isPaused = false
let mayBegin = false
let loss: string | undefined
/** Wakes what waits for a message. Called at every message. */
let wake = () => {}

/**
 * Trains in a thread of its own, so that the page never waits. A topic's worker calls it, and the page runs that by `trainInWorker`.
 *
 * @param runSession - Trains the topic's network until it is done.
 */
export function serveTraining(runSession: (name: RunName, host: SessionHost) => Promise<void>): void {
  computeOnCanvas(() => new OffscreenCanvas(1, 1))
  onBackendLost(({ reason }) => { loss = reason })
  addEventListener('message', ({ data: order }: MessageEvent<TrainingOrder>) => {
    if (order.kind === 'train') {
      void runSession(order, hostOf(order)).catch((error: unknown) => post({ kind: 'failed', message: sentenceOf(error) }))
      return
    }
    isPaused = order.kind === 'pause'
    mayBegin ||= !isPaused
    wake()
  })
}

const hostOf = ({ search }: { search: string }): SessionHost => ({
  open: async () => {
    const { wish, notice } = parseBackendWish(search)
    post({ kind: 'backend', backend: await useBackend(wish), notice })
  },
  tell: post,
  takeLoss: () => {
    const reason = loss
    loss = undefined
    return reason
  },
  rest: async () => {
    await nextTask() // on cpu and wasm nothing else waits, and no message would come in
    await until(() => !isPaused)
  },
  mayBegin: () => until(() => mayBegin),
  signal: new AbortController().signal, // to end the run, the page ends the worker
})

async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue())
    await new Promise<void>((resolve) => { wake = resolve })
}

/** A message comes sooner than a timer, which takes 4 ms at least. */
const channel = new MessageChannel()
const nextTask = () => new Promise<void>((resolve) => {
  channel.port1.onmessage = () => resolve()
  channel.port2.postMessage(undefined)
})

function sentenceOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return `Training broke off: ${message.replace(/\.$/, '')}. Press Reset, and Train once more.`
}
