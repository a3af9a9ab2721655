import type { BackendState } from '../../demos/backend/backend'
import type { LiveRun } from './useTraining'
import { WeightsError } from '../../demos/shared/weights-file'
import { decodeWeights, encodeWeights } from '../../demos/transformer/weights'

/** A run as the other windows of the lecture know it. */
export interface SharedRun {
  run: LiveRun
  isRunning: boolean
}

type Message = Pick<LiveRun, 'seed' | 'stage' | 'speed' | 'trouble'> & { backend?: BackendState['name'], losses: number[], isRunning: boolean, weights?: string }

const STAGES: readonly LiveRun['stage'][] = ['opening', 'asking', 'begun', 'finished', 'failed']
/** More than two are printed nowhere. */
const DECIMALS = 4

/** A run in a message: the losses rounded, the weights in half precision, as in a file of weights. */
export function writeRun({ seed, stage, backend, losses, speed, network, trouble }: LiveRun, isRunning: boolean): string {
  const message: Message = {
    seed,
    stage,
    backend: backend?.name,
    losses: losses.map(loss => Number(loss.toFixed(DECIMALS))),
    speed,
    trouble,
    isRunning,
    weights: network && btoa(String.fromCharCode(...encodeWeights(network))),
  }
  return JSON.stringify(message)
}

/** @returns Undefined if the message makes no sense. */
export function readRun(text: string | undefined): SharedRun | undefined {
  if (!text)
    return undefined
  try {
    const { seed, stage, backend, losses, speed, trouble, isRunning, weights } = JSON.parse(text) as Message
    if (!Number.isInteger(seed) || !STAGES.includes(stage) || !losses.every(Number.isFinite))
      return undefined
    return {
      run: {
        seed,
        stage,
        losses,
        speed,
        trouble,
        ...backend && { backend: { name: backend } },
        ...weights && { network: decodeWeights(Uint8Array.from(atob(weights), character => character.charCodeAt(0)), 'the message from another window') },
      },
      isRunning,
    }
  }
  catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError || error instanceof DOMException || error instanceof WeightsError)
      return undefined
    throw error
  }
}
