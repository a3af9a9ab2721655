import type { BackendState } from '../../../demos/backend/backend'
import type { LiveRun } from './live-run'
import { decodeWeightsFile, encodeWeightsFile, WeightsError } from '../../../demos/shared/weights-file'

type Message = Pick<LiveRun, 'seed' | 'variant' | 'stage' | 'scores' | 'speed' | 'trouble'> & { backend?: BackendState['name'], losses: number[], isRunning: boolean, weights?: string }

const STAGES: readonly LiveRun['stage'][] = ['opening', 'asking', 'begun', 'finished', 'failed']
/** More than two are printed nowhere. */
const DECIMALS = 4

/** A run in a message: the losses rounded, the weights in half precision, as in a file of weights. */
export function writeRun({ seed, variant, stage, backend, losses, scores, speed, weights, trouble }: LiveRun, isRunning: boolean): string {
  const message: Message = {
    seed,
    variant,
    stage,
    backend: backend?.name,
    losses: losses.map(loss => Number(loss.toFixed(DECIMALS))),
    scores,
    speed,
    trouble,
    isRunning,
    weights: weights && btoa(String.fromCharCode(...encodeWeightsFile({ step: weights.step }, weights.parameters))),
  }
  return JSON.stringify(message)
}

/**
 * @param parameterCount - How many the topic's network has.
 * @returns The run as another window knows it; undefined if the message makes no sense.
 */
export function readRun(text: string | undefined, parameterCount: number) {
  if (!text)
    return undefined
  try {
    const { seed, variant, stage, backend, losses, scores, speed, trouble, isRunning, weights } = JSON.parse(text) as Message
    const isRun = Number.isInteger(seed) && typeof variant === 'string' && STAGES.includes(stage)
      && losses.every(Number.isFinite) && scores.every(({ step, score }) => Number.isInteger(step) && Number.isFinite(score))
    if (!isRun)
      return undefined
    const run: LiveRun = { seed, variant, stage, losses, scores, speed, trouble, ...backend && { backend: { name: backend } } }
    if (!weights)
      return { run, isRunning }
    const { header: { step }, parameters } = decodeWeightsFile<{ step: number }>(Uint8Array.from(atob(weights), character => character.charCodeAt(0)), 'the message from another window')
    return parameters.length === parameterCount ? { run: { ...run, weights: { step, parameters } }, isRunning } : undefined
  }
  catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError || error instanceof DOMException || error instanceof WeightsError)
      return undefined
    throw error
  }
}
