import type { Random } from '../shared/random'
import type { Agreeing, Noun } from './lexicon'
import { adjectives, adverbs, auxiliaries, been, determiners, have, marks, months, nouns, prepositions, verbs, years } from './lexicon'

/**
 * The sentences that the translators are trained on, English and French: [time ,] noun phrase [preposition noun phrase] verb [time] mark.
 * Each French word is decided by one English word, which `links` names; French has adjectives behind the noun, in reversed order.
 * The sentences are right in gender, number and elision. What they say need not make sense.
 */

/** No word in the place of an optional part. */
export const NONE = 'none'

const optional = <Values extends string>(values: readonly Values[]) => [NONE, ...values] as const
const keysOf = <Content extends object>(content: Content) => Object.keys(content) as (keyof Content & string)[]

const determiner = keysOf(determiners)
const noun = keysOf(nouns)
const adjective = optional(keysOf(adjectives))
const preposition = optional(keysOf(prepositions))
const adverb = optional(keysOf(adverbs))
const auxiliary = keysOf(auxiliaries)
const verb = keysOf(verbs)
const month = optional(keysOf(months))
const year = optional(years)
const number = ['singular', 'plural'] as const

/**
 * What is chosen for each part of a sentence, in the order of the menus. The value of a choice is its English word, or `NONE`.
 * An adjective that is chosen twice for a noun stands there once.
 */
export const choicesOf = {
  timePlace: ['last', 'first'],
  month,
  year,
  determiner,
  adjective1: adjective,
  adjective2: adjective,
  noun,
  number,
  preposition,
  /** Of the noun behind the preposition, without which all of these do nothing. */
  secondDeterminer: determiner,
  secondAdjective1: adjective,
  secondAdjective2: adjective,
  secondAdjective3: adjective,
  secondNoun: noun,
  secondNumber: number,
  auxiliary,
  adverb,
  verb,
  mark: marks,
} as const satisfies Record<string, readonly string[]>

export type PartName = keyof typeof choicesOf
export type Choices = { [Name in PartName]: typeof choicesOf[Name][number] }

/** A menu of one part of the sentence. */
export interface SentencePart {
  name: PartName
  /** English, for the menu's name. */
  label: string
  choices: readonly { value: string, label: string }[]
}

const labels: Record<PartName, string> = {
  timePlace: 'Place of the time',
  month: 'Month',
  year: 'Year',
  determiner: 'Determiner',
  adjective1: 'Adjective 1',
  adjective2: 'Adjective 2',
  noun: 'Noun',
  number: 'Number',
  preposition: 'Preposition',
  secondDeterminer: 'Determiner of noun 2',
  secondAdjective1: 'Adjective 1 of noun 2',
  secondAdjective2: 'Adjective 2 of noun 2',
  secondAdjective3: 'Adjective 3 of noun 2',
  secondNoun: 'Noun 2',
  secondNumber: 'Number of noun 2',
  auxiliary: 'Auxiliary',
  adverb: 'Adverb',
  verb: 'Verb',
  mark: 'Mark',
}

const choiceLabels: Record<string, string> = { [NONE]: '–', this: 'this / these', was: 'was / were', has: 'has / have', last: 'at the end', first: 'in front' }

/** The menus, in the order of the sentence. */
export const SENTENCE_PARTS: readonly SentencePart[] = keysOf(choicesOf).map(name => ({
  name,
  label: labels[name],
  choices: choicesOf[name].map(value => ({ value, label: choiceLabels[value] ?? value })),
}))

/** An English sentence and its translation. */
export interface Pair {
  choices: Choices
  /** As in the vocabulary: small letters in front, except of names; marks are words of their own. */
  english: readonly string[]
  french: readonly string[]
  /** For each French word the index of the English word that decides it. */
  links: readonly number[]
}

/** Words of the longest sentence, which has every part and the time in front. */
export const MAX_ENGLISH = 18
export const MAX_FRENCH = 19

type Word = readonly [french: string, link: number]

/** The sentence that the choices spell, and its translation. */
export function build(choices: Choices): Pair {
  const english: string[] = []
  const french: Word[] = []
  const say = (word: string) => english.push(word) - 1
  /** Says a word, and its translation at the same place. */
  const translate = (word: string, translation: string) => french.push([translation, say(word)])

  const time = () => {
    if (choices.month === NONE && choices.year === NONE)
      return false
    translate('in', 'en')
    if (choices.month !== NONE)
      translate(choices.month, months[choices.month])
    if (choices.year !== NONE)
      translate(choices.year, choices.year)
    return true
  }
  const nounPhrase = (determiner: Choices['determiner'], chosen: readonly Choices['adjective1'][], noun: Noun, number: Choices['number']) => {
    const isPlural = number === 'plural' ? 1 : 0
    const { english: determinersEnglish, french: [masculine, beforeVowel, feminine, feminineBeforeVowel, plural] } = determiners[determiner]
    const singular = noun.gender === 'masculine' ? (noun.elides ? beforeVowel : masculine) : (noun.elides ? feminineBeforeVowel : feminine)
    translate(determinersEnglish[isPlural], isPlural ? plural : singular)
    const behind = [...new Set(chosen)].flatMap((adjective): Word[] => adjective === NONE ? [] : [[agreeing(adjectives[adjective], noun, isPlural), say(adjective)]])
    translate(noun.english[isPlural], noun.french[isPlural])
    french.push(...behind.reverse())
  }

  if (choices.timePlace === 'first' && time())
    translate(',', ',')
  const subject = nouns[choices.noun]
  nounPhrase(choices.determiner, [choices.adjective1, choices.adjective2], subject, choices.number)
  if (choices.preposition !== NONE) {
    translate(choices.preposition, prepositions[choices.preposition])
    nounPhrase(choices.secondDeterminer, [choices.secondAdjective1, choices.secondAdjective2, choices.secondAdjective3], nouns[choices.secondNoun], choices.secondNumber)
  }
  const isPlural = choices.number === 'plural' ? 1 : 0
  const isPassive = choices.auxiliary === 'was'
  const auxiliary = say(auxiliaries[choices.auxiliary][isPlural])
  french.push([have[isPlural], auxiliary], ...isPassive ? [[been, auxiliary] as const] : [])
  if (choices.adverb !== NONE)
    translate(choices.adverb, adverbs[choices.adverb])
  // With "avoir" a participle agrees with no subject.
  translate(choices.verb, isPassive ? agreeing(verbs[choices.verb], subject, isPlural) : verbs[choices.verb][0])
  if (choices.timePlace === 'last')
    time()
  translate(choices.mark, choices.mark)
  return { choices, english, french: french.map(([word]) => word), links: french.map(([, link]) => link) }
}

const agreeing = (forms: Agreeing, { gender }: Noun, isPlural: number): string => forms[(gender === 'masculine' ? 0 : 2) + isPlural]!

/** The choices of the lecture's sentence: "The agreement on the European Economic Area was signed in August 1992." */
export const lecture: Choices = {
  timePlace: 'last',
  month: 'August',
  year: '1992',
  determiner: 'the',
  adjective1: NONE,
  adjective2: NONE,
  noun: 'agreement',
  number: 'singular',
  preposition: 'on',
  secondDeterminer: 'the',
  secondAdjective1: 'European',
  secondAdjective2: 'economic',
  secondAdjective3: NONE,
  secondNoun: 'area',
  secondNumber: 'singular',
  auxiliary: 'was',
  adverb: NONE,
  verb: 'signed',
  mark: '.',
}

/** Choices of a random sentence. */
export function randomChoices(random: Random): Choices {
  const chance = (share: number) => random.uniform() < share
  /** So many different adjectives, and `NONE` for the others. */
  const adjectivesOf = (places: number) => {
    const count = random.integer(places + 1)
    const drawn = random.shuffled(keysOf(adjectives))
    return Array.from({ length: places }, (_, place) => place < count ? drawn[place]! : NONE)
  }
  const [adjective1, adjective2] = adjectivesOf(2)
  const [secondAdjective1, secondAdjective2, secondAdjective3] = adjectivesOf(3)
  const hasTime = chance(0.85)
  const time = random.integer(3) // both, the month alone, the year alone
  return {
    timePlace: chance(0.35) ? 'first' : 'last',
    month: hasTime && time !== 2 ? random.pick(keysOf(months)) : NONE,
    year: hasTime && time !== 1 ? random.pick(years) : NONE,
    determiner: random.pick(determiner),
    adjective1: adjective1!,
    adjective2: adjective2!,
    noun: random.pick(noun),
    number: random.pick(number),
    preposition: chance(0.7) ? random.pick(keysOf(prepositions)) : NONE,
    secondDeterminer: random.pick(determiner),
    secondAdjective1: secondAdjective1!,
    secondAdjective2: secondAdjective2!,
    secondAdjective3: secondAdjective3!,
    secondNoun: random.pick(noun),
    secondNumber: random.pick(number),
    auxiliary: random.pick(keysOf(auxiliaries)),
    adverb: chance(0.4) ? random.pick(keysOf(adverbs)) : NONE,
    verb: random.pick(keysOf(verbs)),
    mark: random.pick(marks),
  }
}

/** The words as one prints them: a capital letter in front, and in the lecture's name of a treaty. */
export function printedWords(words: readonly string[]): string[] {
  const name = words.findIndex((word, index) => word === 'European' && words[index + 1] === 'economic' && words[index + 2] === 'area')
  const capital = (index: number) => index === 0 || (name >= 0 && index > name && index <= name + 2)
  return words.map((word, index) => capital(index) ? word[0]!.toUpperCase() + word.slice(1) : word)
}
