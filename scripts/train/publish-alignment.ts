import type { TranslationMetrics } from '../../demos/alignment/metrics'
import type { NetworkName } from '../../demos/alignment/networks'
import type { FinishedRun } from './run'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, lecture } from '../../demos/alignment/grammar'
import { generatePairs } from '../../demos/alignment/held-out'
import { largestOf, measure } from '../../demos/alignment/metrics'
import { initialNetwork, parameterCount } from '../../demos/alignment/networks'
import { readGiven, translate } from '../../demos/alignment/translate'
import { decodeWeights } from '../../demos/alignment/weights'
import { rounded, writeJson } from './write-json'

/** What was measured of one seed, in half precision as it is shipped. */
interface RunMetrics extends TranslationMetrics {
  seed: number
  /** Mean of the last hundred steps. */
  loss: number
  lecture: {
    /** Whether the lecture's sentence is translated as the lecture has it. */
    isRight: boolean
    /** How many of its French words have the largest share where it belongs. */
    aligned: number
  }
}

/** The network whose run is recorded. */
const RECORDED: NetworkName = 'alignment'
const SHIPPING_RULE = 'The first seed that translates the lecture\'s sentence as the lecture has it; failing that the first.'

const lecturePair = build(lecture)
/** Drawn once: the same for every run. */
const heldOut = () => generatePairs(500, { seed: 2028, part: 'heldOut' })
const HELD_OUT_WHILE_TRAINING = 100

/**
 * Writes the translators' weights, the recorded run, the recorded pictures and the metrics.
 *
 * @param folder - The project's, or one that stands for it.
 * @returns The table of demos/alignment/README.md.
 */
export function publishAlignment(finished: readonly FinishedRun[], folder: string): string {
  const [weightsFolder, demoFolder] = [join(folder, 'public', 'weights'), join(folder, 'demos', 'alignment')]
  mkdirSync(weightsFolder, { recursive: true })
  mkdirSync(demoFolder, { recursive: true })
  const pairs = heldOut()
  const measured = finished.map(run => ({ run, name: run.run.name as NetworkName, metrics: metricsOf(run, pairs) }))
  const names = [...new Set(measured.map(({ name }) => name))]

  const shipped = names.map(name => measured.find(run => run.name === name && run.metrics.lecture.isRight) ?? measured.find(run => run.name === name)!)
  for (const { name, run } of shipped) {
    writeFileSync(join(weightsFolder, `${name}.bin`), run.weights)
    if (name === RECORDED)
      writeJson(join(weightsFolder, `${name}-run.json`), recordingOf(run, pairs.slice(0, HELD_OUT_WHILE_TRAINING)))
  }
  writeJson(join(demoFolder, 'recorded-translations.json'), Object.fromEntries(shipped.map(({ name, run }) => [name, pictureOf(run)])))
  writeJson(join(demoFolder, 'alignment-metrics.json'), {
    heldOutPairs: pairs.length,
    heldOut: 'Never seen in training: "area" with "European" or "economic", "European" with "economic" beside one noun, "agreement" with "signed", "August" with "1992". Each of the pairs has at least one of these.',
    supervision: 'The French sentence. No network is told which words belong together.',
    shippingRule: SHIPPING_RULE,
    networks: Object.fromEntries(shipped.map(({ name, run }) => [name, {
      parameters: parameterCount(name),
      bytes: run.weights.length,
      recipe: run.run.recipe,
      shippedSeed: run.run.seed,
      runs: measured.filter(run => run.name === name).map(({ metrics }) => rounded(metrics)),
    }])),
  })
  return tableOf(measured)
}

function metricsOf({ run: { seed }, weights, loss }: FinishedRun, pairs: ReturnType<typeof heldOut>): RunMetrics {
  const network = decodeWeights(weights)
  const given = readGiven(network, lecturePair.english, lecturePair.french)
  return {
    seed,
    loss,
    ...measure(network, pairs),
    lecture: {
      isRight: translate(network, lecturePair.english).words.join(' ') === lecturePair.french.join(' '),
      aligned: lecturePair.links.filter((link, place) => largestOf(given, place) === link).length,
    },
  }
}

/** The loss of every step, and of some steps how the lecture's sentence is attended to, and what is right on some held-out pairs. */
function recordingOf({ run: { name, seed, recorded }, losses, recording }: FinishedRun, pairs: ReturnType<typeof heldOut>) {
  const networks = [initialNetwork(name as NetworkName, seed), ...recording.map(bytes => decodeWeights(bytes))]
  return rounded({
    seed,
    losses,
    steps: networks.map((network, index) => {
      const { tokens, alignment } = measure(network, pairs)
      const { attention } = readGiven(network, lecturePair.english, lecturePair.french)
      return { step: [0, ...recorded][index], tokens, alignment, attention: attention.map(row => row.map(share => Number(share.toFixed(3)))) }
    }),
  })
}

/** The translation of the lecture's sentence: for paper, and for a slide that cannot have the weights. */
function pictureOf({ weights, run: { seed } }: FinishedRun) {
  return rounded({ seed, ...translate(decodeWeights(weights), lecturePair.english) })
}

/** A row a seed. */
function tableOf(runs: readonly { name: NetworkName, metrics: RunMetrics }[]): string {
  const line = (cells: readonly unknown[]) => `| ${cells.join(' | ')} |`
  return [
    line(['network', 'seed', 'words right', 'sentences right', 'alignment', 'one word beside', 'alignment error rate', 'mean largest share', 'the lecture\'s sentence']),
    line(['---', '---:', '---:', '---:', '---:', '---:', '---:', '---:', '---']),
    ...runs.map(({ name, metrics: { seed, tokens, sentences, alignment, beside, errorRate, largestShare, lecture } }) =>
      line([name, seed, ...[tokens, sentences, alignment, beside, errorRate, largestShare].map(share => share.toFixed(4)), `${lecture.isRight ? 'right' : 'wrong'}, ${lecture.aligned} of ${lecturePair.french.length} words aligned`])),
  ].join('\n')
}
