import type { DigitNetwork } from '../../demos/digits/recipe'
import type { Example } from '../../demos/digits/stroke-model'
import type { UnitPatches } from '../../demos/digits/units'
import type { FinishedRun } from './run'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parameterCount } from '../../demos/digits/architecture'
import { lectureThree } from '../../demos/digits/drawing'
import { normalisedImage } from '../../demos/digits/image'
import { accuracyOf, BOARD_PEN, cosinesToStart, firstKernelOf, silentKernels, testExamples } from '../../demos/digits/metrics'
import { mapStages, readImage } from '../../demos/digits/network'
import { encodePatches } from '../../demos/digits/patches-file'
import { digitNetworks } from '../../demos/digits/recipe'
import { drawExamples } from '../../demos/digits/stroke-model'
import { excitingPatches } from '../../demos/digits/units'
import { decodeWeights } from '../../demos/digits/weights'
import { typefaceExamples, typefaces } from './typefaces'
import { rounded, writeJson } from './write-json'

/** What was measured of one seed, in half precision as it is shipped. */
export interface DigitMetrics {
  seed: number
  /** Mean of the last hundred steps. */
  loss: number
  /** Accuracy on the variants of strokes that are held out … */
  variants: number
  /** … on the committed drawings … */
  drawings: number
  /** … and on the digits of handwriting typefaces. */
  typefaces: number
  /** Of each first kernel, to what it was before training. */
  cosines: number[]
  /** Kernels that give nothing but zeros on the held-out variants. */
  silent: { first: number, second: number }
}

/** The network whose weights are shipped; the other is there to be compared with. */
const SHIPPED: DigitNetwork = 'digits'

/** Drawn once: the same for every run. */
const heldOut = () => drawExamples(1000, { seed: 2026, split: 'heldOut' })

/**
 * Writes the weights of the network for digits, the recorded runs, the recorded picture and the metrics.
 *
 * @param folder - The project's, or one that stands for it.
 * @returns The table of demos/digits/README.md.
 */
export async function publishDigits(finished: readonly FinishedRun[], folder: string): Promise<string> {
  const [weightsFolder, demoFolder] = [join(folder, 'public', 'weights'), join(folder, 'demos', 'digits')]
  mkdirSync(weightsFolder, { recursive: true })
  mkdirSync(demoFolder, { recursive: true })
  const examples = { variants: heldOut(), typefaces: (await Promise.all(typefaces.map(typefaceExamples))).flat() }
  const measured = finished.map(run => ({ run, name: run.run.name as DigitNetwork, metrics: measure(run, examples) }))
  const names = [...new Set(measured.map(({ name }) => name))]

  const networks = Object.fromEntries(names.map((name) => {
    const runs = measured.filter(run => run.name === name)
    const { run: shipped } = runs.find(({ metrics: { silent } }) => silent.first + silent.second === 0) ?? runs[0]!
    writeJson(join(weightsFolder, `${name}-run.json`), recordingOf(shipped))
    if (name === SHIPPED) {
      writeFileSync(join(weightsFolder, `${name}.bin`), shipped.weights)
      writeJson(join(demoFolder, 'recorded-three.json'), pictureOf(shipped))
      const units = excitingPatches(decodeWeights(shipped.weights).parameters, drawExamples(2000, { seed: 2027 }))
      writeFileSync(join(weightsFolder, 'digits-patches.bin'), encodePatches(units.map(layer => layer.map(({ patches }) => patches))))
      writeJson(join(demoFolder, 'recorded-units.json'), sheetOf(shipped, units))
    }
    return [name, { initialisation: digitNetworks[name], shippedSeed: shipped.run.seed, bytes: shipped.weights.length, recipe: shipped.run.recipe, runs: runs.map(({ metrics }) => rounded(metrics)) }]
  }))
  writeJson(join(demoFolder, 'digits-metrics.json'), {
    parameters: parameterCount,
    heldOutVariants: examples.variants.length,
    drawings: testExamples.length,
    typefaces,
    typefaceDigits: examples.typefaces.length,
    shippingRule: 'The first seed without a silent kernel; failing that the first.',
    networks,
  })
  return tableOf(measured)
}

function measure({ run: { name, seed }, weights, loss }: FinishedRun, examples: Record<'variants' | 'typefaces', readonly Example[]>): DigitMetrics {
  const { parameters } = decodeWeights(weights)
  return {
    seed,
    loss,
    variants: accuracyOf(parameters, examples.variants),
    drawings: accuracyOf(parameters, testExamples),
    typefaces: accuracyOf(parameters, examples.typefaces),
    cosines: cosinesToStart(parameters, seed, digitNetworks[name as DigitNetwork]),
    silent: silentKernels(parameters, examples.variants),
  }
}

/** The loss of every step, and of some steps the first kernels and the accuracy on the committed drawings. */
function recordingOf({ run, losses, recording }: FinishedRun) {
  return rounded({
    seed: run.seed,
    losses,
    steps: recording.map((bytes, index) => {
      const { parameters } = decodeWeights(bytes)
      return { step: run.recorded[index], accuracy: accuracyOf(parameters, testExamples), kernels: Array.from({ length: 6 }, (_, kernel) => firstKernelOf(parameters, kernel)) }
    }),
  })
}

/** How the network reads the lecture's 3: for paper, and for a slide that cannot have the weights. A letter a cell, row by row, channel by channel within a cell. */
function pictureOf({ weights, run: { seed } }: FinishedRun) {
  const stages = readImage(decodeWeights(weights).parameters, normalisedImage(lectureThree, { pen: BOARD_PEN }))
  return {
    seed,
    stages: Object.fromEntries(mapStages.map((name) => {
      const peak = Math.max(...stages[name])
      return [name, { peak: Number(peak.toFixed(4)), levels: Array.from(stages[name], value => Math.round(35 * value / peak).toString(36)).join('') }]
    })),
    probabilities: Array.from(stages.probabilities, value => Number(value.toFixed(4))),
  }
}

/** The first kernels, and the mean of the hundred patches that excite each unit most, a letter a cell. */
function sheetOf({ weights, run: { seed } }: FinishedRun, units: UnitPatches[][]) {
  const { parameters } = decodeWeights(weights)
  return {
    seed,
    kernels: Array.from({ length: units[0]!.length }, (_, kernel) => firstKernelOf(parameters, kernel).map(weight => Number(weight.toFixed(3)))),
    means: units.map(layer => layer.map(({ mean }) => Array.from(mean, value => Math.round(35 * value).toString(36)).join(''))),
  }
}

/** A row a seed. */
function tableOf(runs: readonly { name: DigitNetwork, metrics: DigitMetrics }[]): string {
  const line = (cells: readonly unknown[]) => `| ${cells.join(' | ')} |`
  return [
    line(['network', 'seed', 'held-out variants', 'drawings', 'typefaces', 'cosine of the first kernels to their start', 'silent kernels']),
    line(['---', '---:', '---:', '---:', '---:', '---', '---:']),
    ...runs.map(({ name, metrics: { seed, variants, drawings, typefaces, cosines, silent } }) =>
      line([name, seed, variants.toFixed(3), drawings.toFixed(3), typefaces.toFixed(3), cosines.map(cosine => cosine.toFixed(2)).join(' '), silent.first + silent.second])),
  ].join('\n')
}
