import type { ArchitectureName } from '../../demos/transformer/architectures'
import type { TrainingWords } from '../kit/training/training-words'
import metrics from '../../demos/transformer/transformer-metrics.json'
import { percent } from '../kit/format'

/** What the shipped networks are called, what there is to see in each, and what the choice of some means for what one sees. */
export const networkNames: Record<ArchitectureName, { short: string, lesson: string, reading?: string }> = {
  'readable': {
    short: 'readable',
    lesson: 'Its first layer can bring a word little, and only from nearby; so the second has to look for the noun itself, and there one can read what “it” stands for.',
    reading: 'This network was narrowed so that one can read it; “standard” is as often right, and not readable.',
  },
  'word-values': {
    short: 'word values',
    lesson: 'Its second layer passes on the words themselves, without what the first has moved, and nothing goes around its attention: what “it” puts out can only come from the words that it looks at.',
  },
  'standard': {
    short: 'standard',
    lesson: 'It restores the right noun as often as the readable ones, and yet its attention does not show why: what a word has gathered in the first layer is looked up in the second wherever it lies. Attention is not explanation (Jain & Wallace, 2019; Wiegreffe & Pinter, 2019).',
    reading: 'This one is as often right as “readable”, but its attention does not show why.',
  },
  'four-heads': {
    short: '4 heads',
    lesson: 'Four heads a layer, each with a fourth of the width: what one head shows is a part of the whole (Clark et al., 2019).',
  },
  'one-layer': {
    short: '1 layer',
    lesson: 'Its attention cannot show what “it” stands for: in a single layer the scores of “it” against the two nouns do not see the adjective, so their ratio is the same in both sentences.',
  },
  'causal': {
    short: 'causal',
    lesson: 'It cannot tell: each word sees only those before it, as in GPT, and the adjective comes later. The row of “it” is the same in both sentences.',
  },
}

/** The networks as choices. */
export const networkChoices = Object.entries(networkNames).map(([value, { short }]) => ({ value: value as ArchitectureName, label: short }))

const count = new Intl.NumberFormat('en')
/** With one digit after the point, unless it is 0. */
const measured = (share: number) => percent(share, 1).replace('.0 ', ' ')

/** How “it” was supervised, and what the choice of network means for what one sees. */
export const sayReading = (name: ArchitectureName): string => `For “it” the target was the noun it stands for. ${networkNames[name].reading ?? ''}`.trim()

/** Where the numbers of a picture come from, in a line. */
export const originOf = (place: string, name: ArchitectureName = 'readable') =>
  `Attention of a Transformer with ${count.format(metrics.networks[name].parameters)} parameters, trained on generated sentences, these not among them (${place}).`

/** What was trained, on what, what it had never seen, and how it did there: as the training run measured it. */
export function sayOrigin(name: ArchitectureName): string {
  const { parameters, recipe, shippedSeed, runs } = metrics.networks[name]
  const { accuracy, flipRate, head } = runs.find(({ seed }) => seed === shippedSeed)!
  const { heldOut: { heldOutPairs }, trainedOn } = metrics
  return `A Transformer with ${count.format(parameters)} parameters, trained in ${count.format(recipe.steps)} steps of ${recipe.batchSize} generated sentences to restore hidden words; `
    + 'the noun that “it” stands for was one of them. '
    + `On ${heldOutPairs} pairs of sentences that it had never seen, the lecture’s kind of pair, it restores the right noun in ${measured(accuracy)} of the sentences; `
    + `and in ${measured(flipRate)} of the pairs “it” looks more at the right noun than at the other in both sentences (layer ${head.layer + 1}, head ${head.head + 1}). `
    + `Its grammar has ${count.format(trainedOn.sentences)} sentences of ${trainedOn.wordsInASentence} words, and ${trainedOn.vocabulary - 1} words in all; it knows no others.`
}

/** Where the word looks, in a sentence. */
export function sayAttention(words: readonly string[], weights: readonly number[], from: number, { layer, head }: { layer: number, head: number }): string {
  const [first, second] = weights.map((weight, index) => ({ weight, index })).sort((a, b) => b.weight - a.weight)
  return `Layer ${layer}, head ${head}: “${words[from]}” gives ${percent(first!.weight)} of its attention to “${words[first!.index]}” and ${percent(second!.weight)} to “${words[second!.index]}”.`
}

/** What is said of training in the room. */
export const trainingWords: TrainingWords = {
  before: 'Trains the readable network from its first numbers',
  instead: 'The recorded run shows the same at once: move the slider.',
}
