import type { Recipe } from '../../demos/training/schedule'
import type { ArchitectureName } from '../../demos/transformer/architectures'
import type { FinishedRun as AnyRun, Run, RunMetrics } from './run'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { architectures } from '../../demos/transformer/architectures'
import { choiceCount, lecturePair, sentenceLength } from '../../demos/transformer/grammar'
import { recordMaskedWords } from '../../demos/transformer/masked-words'
import { MASK_RATE } from '../../demos/transformer/masking'
import { parameterCount } from '../../demos/transformer/parameters'
import { splitSeed } from '../../demos/transformer/training'
import { attentionOfWord, readSentence } from '../../demos/transformer/transformer'
import { tokensOf, vocabulary } from '../../demos/transformer/vocabulary'
import { decodeWeights } from '../../demos/transformer/weights'
import { pairCounts } from './measuring-pairs'
import { isDigitNetwork, isTranslator } from './recipes'
import { rounded, writeJson } from './write-json'

/** A Transformer. */
type FinishedRun = AnyRun & { run: Run & { name: ArchitectureName }, metrics: RunMetrics }

/** One kind of network with all its seeds. */
export interface NetworkMetrics {
  parameters: number
  bytes: number
  recipe: Recipe
  /** Which seed's weights are shipped. */
  shippedSeed: number
  runs: RunMetrics[]
}

/** How the seed is chosen whose weights are shipped, by flip rates on the validation pairs; of all others, the first. */
const SHIPPED: Partial<Record<ArchitectureName, 'max' | 'min'>> = {
  readable: 'max',
  // It is to show that a network can be right without its attention telling why.
  standard: 'min',
}

/** The network whose work is kept as pictures: for paper, and for a slide that cannot have the weights. */
const PICTURED: ArchitectureName = 'readable'

/**
 * Writes the Transformers' weights, the recorded run, the recorded pictures and the metrics.
 *
 * @param folder - The project's, or one that stands for it.
 * @returns The table of demos/transformer/README.md.
 */
export function publish(finished: readonly FinishedRun[], folder: string): string {
  const weightsFolder = join(folder, 'public', 'weights')
  rmSync(join(weightsFolder, 'recorded'), { recursive: true, force: true }) // an earlier run may have recorded other steps
  mkdirSync(join(weightsFolder, 'recorded'), { recursive: true })
  mkdirSync(join(folder, 'demos', 'transformer'), { recursive: true })

  const networks: Partial<Record<ArchitectureName, NetworkMetrics>> = {}
  for (const name of new Set(finished.map(({ run }) => run.name))) {
    const runs = finished.filter(({ run }) => run.name === name)
    const sign = { max: 1, min: -1, first: 0 }[SHIPPED[name] ?? 'first']
    const shipped = runs.reduce((best, run) => sign * (run.metrics.validationFlipRate - best.metrics.validationFlipRate) > 0 ? run : best)
    writeFileSync(join(weightsFolder, `${name}.bin`), shipped.weights)
    if (shipped.recording.length > 0)
      writeRecording(join(weightsFolder, 'recorded'), shipped)
    if (name === PICTURED) {
      writeJson(join(folder, 'demos', 'transformer', 'recorded-attention.json'), rounded(pictureOf(shipped)))
      writeJson(join(folder, 'demos', 'transformer', 'recorded-masked-words.json'), rounded(maskedWordsOf(shipped)))
    }
    networks[name] = {
      parameters: parameterCount(architectures[name]),
      bytes: shipped.weights.length,
      recipe: shipped.run.recipe,
      shippedSeed: shipped.run.seed,
      runs: runs.map(({ metrics }) => rounded(metrics)),
    }
  }

  writeJson(join(folder, 'demos', 'transformer', 'transformer-metrics.json'), {
    trainedOn: {
      sentences: choiceCount,
      wordsInASentence: sentenceLength,
      vocabulary: vocabulary.length,
      maskRate: MASK_RATE,
      pronoun: 'The noun that "it" stands for is a training target: the word hidden behind the mask or behind "it".',
    },
    heldOut: {
      splitSeed,
      training: 'Never seen in training: for each noun, 2 of its 10 adjectives to measure and 1 to choose the head; animal–tired, street–wide, and every sentence with both "animal" and "street" among them.',
      validationPairs: pairCounts.validation,
      heldOutPairs: pairCounts.heldOut,
    },
    headRule: 'The head with the greatest flip rate on the validation pairs; of equal ones the one that gives the right noun the greatest mean share.',
    shippingRule: `The first seed; but ${Object.entries(SHIPPED).map(([name, which]) => `of ${name} the first with the ${which} flip rate on the validation pairs`).join(', ')}.`,
    networks,
  })
  return tableOf(networks)
}

/**
 * How "it" attends in the lecture's two sentences, `[layer][word]` in each, in the only head of every layer; and every number of it in
 * the last layer for the first of them.
 */
function pictureOf({ weights }: FinishedRun) {
  const transformer = decodeWeights(weights)
  const readings = lecturePair.map(({ words }) => readSentence(transformer, tokensOf(words)))
  const { pronoun } = lecturePair[0]
  return {
    name: transformer.origin.name,
    seed: transformer.origin.seed,
    sentences: readings.map(({ layers }) => ({ layers: layers.map(({ heads }) => heads[0]!.weights[pronoun]!) })),
    pronoun: attentionOfWord(readings[0]!.layers.at(-1)!.heads[0]!, pronoun),
  }
}

/** The likeliest words for hidden ones. */
function maskedWordsOf({ weights }: FinishedRun) {
  const transformer = decodeWeights(weights)
  return { name: transformer.origin.name, seed: transformer.origin.seed, examples: recordMaskedWords(transformer) }
}

/** The weights along the way, and the loss of every step. */
function writeRecording(folder: string, { run, recording, losses }: FinishedRun): void {
  recording.forEach((bytes, index) => writeFileSync(join(folder, `${run.recorded[index]}.bin`), bytes))
  writeJson(join(folder, 'run.json'), rounded({ name: run.name, seed: run.seed, recordedSteps: run.recorded, losses }))
}

/** A column a seed: accuracy, flip rate and the right noun's mean share, on the held-out pairs. */
function tableOf(networks: Partial<Record<ArchitectureName, NetworkMetrics>>): string {
  const seeds = [...new Set(Object.values(networks).flatMap(({ runs }) => runs.map(({ seed }) => seed)))]
  const line = (cells: readonly unknown[]) => `| ${cells.join(' | ')} |`
  const lines = Object.entries(networks).flatMap(([name, { parameters, bytes, shippedSeed, runs }]) => {
    const row = (title: string, label: string, value: (run: RunMetrics) => number) =>
      line([title, label, ...seeds.map((seed) => {
        const run = runs.find(run => run.seed === seed)
        const text = run ? value(run).toFixed(3) : ''
        return seed === shippedSeed && text ? `**${text}**` : text
      })])
    return [
      row(`${name} (${(parameters / 1000).toFixed(1)} k parameters, ${(bytes / 1000).toFixed(0)} kB)`, 'accuracy', ({ accuracy }) => accuracy),
      row('', 'flip rate', ({ flipRate }) => flipRate),
      row('', 'share of the right noun', ({ referentShare }) => referentShare),
      row('', 'share of the wrong noun', ({ distractorShare }) => distractorShare),
    ]
  })
  return [line(['network', 'on held-out pairs', ...seeds.map(seed => `seed ${seed}`)]), line(['---', '---', ...seeds.map(() => '---:')]), ...lines].join('\n')
}

/** Whether it is one of the networks that are published here. */
export const isTransformer = (finished: AnyRun): finished is FinishedRun => !isDigitNetwork(finished.run.name) && !isTranslator(finished.run.name)
