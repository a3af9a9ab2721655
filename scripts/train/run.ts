import type { Recipe } from '../../demos/training/schedule'
import type { TrainingProgress, TrainingState } from '../../demos/training/train-with-adam'
import type { HeadMetrics, HeadPlace } from '../../demos/transformer/pronoun-metrics'
import type { TrainedTransformer } from '../../demos/transformer/weights'
import type { NetworkName } from './recipes'
import { train as trainTranslator } from '../../demos/alignment/training'
import { encodeWeights as encodeTranslator } from '../../demos/alignment/weights'
import { digitNetworks } from '../../demos/digits/recipe'
import { train as trainDigits } from '../../demos/digits/training'
import { encodeWeights as encodeDigits } from '../../demos/digits/weights'
import { architectures } from '../../demos/transformer/architectures'
import { lecturePair } from '../../demos/transformer/grammar'
import { splitOf } from '../../demos/transformer/held-out'
import { accuracyOf, chooseHead, headMetricsOf } from '../../demos/transformer/pronoun-metrics'
import { readPairs } from '../../demos/transformer/read-transformer'
import { train } from '../../demos/transformer/train-transformer'
import { splitSeed } from '../../demos/transformer/training'
import { decodeWeights, encodeWeights } from '../../demos/transformer/weights'
import { measuringPairs } from './measuring-pairs'
import { isDigitNetwork, isTranslator } from './recipes'

/** One network to train. */
export interface Run {
  name: NetworkName
  seed: number
  recipe: Recipe
  /** Steps after which the weights are kept, for scrubbing through the run; empty for most. */
  recorded: readonly number[]
}

/** How far a run has come: what an interrupt leaves. */
export interface RunSoFar {
  state?: TrainingState
  losses: readonly number[]
  /** Weights files, in the order of `recorded`. */
  recording: readonly Uint8Array[]
}

export interface FinishedRun {
  run: Run
  losses: readonly number[]
  recording: readonly Uint8Array[]
  weights: Uint8Array
  /** Mean loss of the last hundred steps. */
  loss: number
  /** Of a Transformer. The others are measured when they are published: that needs no TensorFlow.js. */
  metrics?: RunMetrics
}

/** What the network was measured to do, in half precision as it is shipped. */
export interface RunMetrics extends HeadMetrics {
  seed: number
  /** The head chosen on the validation pairs. The other numbers are of the held-out ones. */
  head: HeadPlace
  validationFlipRate: number
  accuracy: number
  /** Mean loss of the last hundred steps. */
  loss: number
  /** Shares of the right and of the wrong noun in the lecture's two sentences, in the chosen head. */
  lecture: { referentShare: number, distractorShare: number }[]
}

const STEPS_BETWEEN_READS = 10
const STEPS_BETWEEN_SAVES = 100

/**
 * Trains and measures one network, or goes on with it.
 *
 * @param handlers.onProgress - Told of the steps made and the mean of the latest losses.
 * @param handlers.save - Given what is needed to go on.
 * @param handlers.mustStop - Asked every few steps; if it says so, the run is saved and left.
 * @returns The finished run, or nothing if it was left.
 */
export async function trainRun(run: Run, soFar: RunSoFar, handlers: {
  onProgress: (step: number, loss: number) => void
  save: (soFar: RunSoFar) => void
  mustStop: () => Promise<boolean>
}): Promise<FinishedRun | undefined> {
  const { recipe, recorded } = run
  const { begin, encode, measured } = jobOf(run)
  let { state } = soFar
  const losses = [...soFar.losses]
  const recording = [...soFar.recording]
  if (!state && recorded.includes(0))
    throw new RangeError('the weights before the first step are the seed’s; record from step 10 on')

  for await (const progress of begin(state)) {
    const { step } = progress
    losses.push(...progress.losses)
    handlers.onProgress(step, mean(progress.losses))
    const mustStop = await handlers.mustStop()
    if (recorded.includes(step) || step % STEPS_BETWEEN_SAVES === 0 || step === recipe.steps || mustStop) {
      state = await progress.read()
      if (recorded.includes(step))
        recording.push(encode(step, state.parameters))
      handlers.save({ state, losses, recording })
    }
    if (mustStop)
      return undefined
  }

  const weights = encode(recipe.steps, state!.parameters)
  const loss = mean(losses.slice(-100))
  return { run, losses, recording, weights, loss, metrics: await measured?.(weights, loss) }
}

/** What differs between the kinds of networks. */
interface Job {
  begin: (from: TrainingState | undefined) => AsyncGenerator<TrainingProgress, void>
  encode: (step: number, parameters: Float32Array) => Uint8Array
  measured?: (weights: Uint8Array, loss: number) => Promise<RunMetrics>
}

function jobOf({ name, seed, recipe }: Run): Job {
  const originAt = (step: number) => ({ name, seed, step })
  if (isDigitNetwork(name)) {
    return {
      begin: from => trainDigits({ seed, initialisation: digitNetworks[name], recipe, from, every: STEPS_BETWEEN_READS }),
      encode: (step, parameters) => encodeDigits({ parameters, origin: originAt(step) }),
    }
  }
  if (isTranslator(name)) {
    return {
      begin: from => trainTranslator({ name, seed, recipe, from, every: STEPS_BETWEEN_READS }),
      encode: (step, parameters) => encodeTranslator({ name, parameters, origin: { name, seed, step } }),
    }
  }
  const architecture = architectures[name]
  return {
    begin: from => train({ architecture, recipe, seed, split: splitOf(splitSeed), from, every: STEPS_BETWEEN_READS }),
    encode: (step, parameters) => encodeWeights({ architecture, parameters, origin: originAt(step) }),
    measured: async (weights, loss) => ({ seed, loss, ...await measure(decodeWeights(weights)) }),
  }
}

/** Measures a network on sentences that it was not trained on. */
async function measure(transformer: TrainedTransformer): Promise<Omit<RunMetrics, 'seed' | 'loss'>> {
  const { validation, heldOut } = measuringPairs()
  const validationReadings = await readPairs(transformer, validation)
  const readings = await readPairs(transformer, heldOut)
  const [lectureReading] = await readPairs(transformer, [lecturePair])
  const head = chooseHead(validation, validationReadings)
  return {
    head,
    validationFlipRate: headMetricsOf(validation, validationReadings, head).flipRate,
    accuracy: accuracyOf(heldOut, readings),
    ...headMetricsOf(heldOut, readings, head),
    lecture: lecturePair.map(({ referent, distractor }, side) => {
      const row = lectureReading![side]!.weights[head.layer]![head.head]!
      return { referentShare: row[referent]!, distractorShare: row[distractor]! }
    }),
  }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
