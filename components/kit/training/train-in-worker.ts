import type { TrainingEvent, TrainingOrder } from '../../../demos/training/training-messages'
import type { RunName, Trainable } from './live-run'

/**
 * Trains in a thread of its own.
 *
 * @param start - Starts the worker.
 * @param order.seed - At least 1; the same seed gives the same first losses.
 * @param order.search - The query of the page's address, with the question mark: it may ask for a backend.
 * @param onEvent - Called for each event of the run until it is stopped. After `measured` the run waits for `resume`.
 * @returns How to hold the run, how to go on with it, and how to end the worker.
 */
export function trainInWorker(start: Trainable['worker'], order: RunName & { search: string }, onEvent: (event: TrainingEvent) => void) {
  const worker = start()
  const send = (order: TrainingOrder) => worker.postMessage(order)
  const stop = () => {
    worker.onmessage = worker.onerror = null
    worker.terminate()
  }
  worker.onmessage = ({ data }: MessageEvent<TrainingEvent>) => {
    if (data.kind === 'finished' || data.kind === 'failed')
      stop()
    onEvent(data)
  }
  worker.onerror = (event) => {
    event.preventDefault()
    stop()
    onEvent({ kind: 'failed', message: `The worker that trains could not go on (${event.message || 'its program could not be loaded'}); check the connection and reload the page.` })
  }
  send({ kind: 'train', ...order })
  return { pause: () => send({ kind: 'pause' }), resume: () => send({ kind: 'resume' }), stop }
}
