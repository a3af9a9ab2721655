import { resolveOptions } from '@slidev/cli'
import MiniSearch from 'minisearch'
import { gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { slidesDrawer } from '../../site/build/drawn-slides'
import { formulaText } from '../../site/build/formula-text'
import { indexOf } from '../../site/build/search-index'
import { excerptOf } from '../../site/excerpt'
import { frenchWords } from '../../site/french-words'
import { plainText, searchDocuments } from '../../site/search-documents'
import { searchOptions } from '../../site/search-options'
import { searchSlides } from '../../site/search-slides'
import { numberOf, slides } from '../support/deck'

const drawn = await slidesDrawer(await resolveOptions({ entry: 'slides.md' }, 'build'))()
const figures = drawn.slides.map(({ words }) => words)
const documents = searchDocuments(slides, { formulaText, figures, withNotes: true })
const json = indexOf(slides, figures, true)
const index = MiniSearch.loadJSON<typeof documents[number]>(json, searchOptions)
const aliases = new Map(slides.map(({ number, alias }) => [number, alias]))
const found = (query: string) => searchSlides(index, query).slides.map(({ id }) => aliases.get(id)!)

const wordsIn = (text: string) => text.toLowerCase().match(/\p{L}{4,}/gu) ?? []
/** Of the words of a text the one that the fewest slides have. */
const rarest = (text: string, everywhere: readonly string[]) =>
  wordsIn(text).sort((one, other) => everywhere.filter(text => text.includes(one)).length - everywhere.filter(text => text.includes(other)).length)[0]
const everything = documents.map(({ title, words, figures, note }) => `${title} ${words} ${figures} ${note}`.toLowerCase())

describe('the search', () => {
  it.each(documents)('finds slide $id by its title', ({ id, title }) => {
    const pages = found(title)
    const namesakes = documents.filter(document => document.title === title || document.section === title).length
    expect(pages.indexOf(aliases.get(id)!), `${title}: ${pages}`).toBeGreaterThanOrEqual(0)
    expect(pages.indexOf(aliases.get(id)!)).toBeLessThan(Math.max(3, namesakes))
  })

  it.each(['words', 'figures', 'note'] as const)('finds every slide by its %s', (field) => {
    const some = documents.filter(document => wordsIn(document[field]).length > 0)
    expect(some.length).toBeGreaterThan(15)
    for (const { id, [field]: text } of some)
      expect(found(rarest(text, everything)!), text).toContain(aliases.get(id))
  })

  // Where the lecture says so, in pages/*.md or in a figure: one of these comes first, and all are among the first three.
  it.each([
    // signs and letters of its formulas
    ['η', 'gradient-descent'],
    ['eta', 'gradient-descent'],
    ['∂J', 'optimizing-the-weights', 'backpropagation', 'gradient-descent'],
    ['dJ/dW', 'optimizing-the-weights', 'backpropagation', 'gradient-descent'],
    ['phi', 'definitions'],
    ['ŷ', 'optimizing-the-weights'],
    ['I * K', 'convolution'],
    // names in figures, demos and text
    ['softmax', 'transformers', 'transformer-architecture', 'value'],
    ['AlexNet', 'what-happened-in-2012', 'breakthrough'],
    ['ResNet', 'breakthrough'],
    ['stride', 'convolution', 'max-pooling'],
    ['padding', 'convolution'],
    ['momentum', 'gradient-descent'],
    ['hidden layers', 'multi-layer-perceptron'],
    ['learning rate', 'gradient-descent'],
    ['dendrites', 'neurons'],
    ['logistic regression', 'global-overview'],
    ['feature extraction', 'learned-features'],
    ['positional encoding', 'transformer-architecture'],
    ['max-pooling', 'max-pooling'],
    ['self attention', 'self-attention'],
    ['zone économique européenne', 'key-and-query'],
    ['alignment', 'key-and-query'],
    ['reversed order', 'key-and-query'],
    ['ChatGPT', 'what-about-now'],
    ['dropout', 'convolution-and-pooling'],
    ['backpropag', 'backpropagation'], // the word is not finished
    // questions
    ['What is a neuron?', 'definitions', 'neurons'],
    ['what is the bias?', 'definitions'],
    ['How does backpropagation work?', 'backpropagation'],
    ['why are the weights of the kernel shared?', 'convolutional-layer'],
    ['what happens if the learning rate is too large?', 'gradient-descent'],
    ['When was the perceptron implemented?', 'perceptron', 'multi-layer-perceptron'],
    ['Qu’est-ce qu’un neurone ?', 'definitions', 'neurons'],
    ['Pourquoi la convolution ?', 'why-convolutions'],
    ['Why is it called neural network?', 'neurons'],
    // French
    ['réseau de neurones', 'neurons', 'definitions'],
    ['descente de gradient', 'gradient-descent', 'backpropagation'],
    ['perte', 'optimizing-the-weights'],
    ['pas', 'gradient-descent'],
    ['taux d’apprentissage', 'gradient-descent'],
    ['noyau', 'convolutional-layer', 'convolution', 'why-convolutions'],
    ['couches', 'multi-layer-perceptron', 'definitions'],
    ['poids', 'optimizing-the-weights', 'perceptron', 'definitions'],
    ['fonction d’activation', 'definitions'],
    ['rétropropagation', 'backpropagation'],
    ['surapprentissage', 'limits-of-mlp'],
    ['mots masqués', 'large-language-models'],
    ['clé, requête, valeur', 'transformers'],
    ['cerveau', 'neurons'],
    ['énergie', 'conclusion'],
    // numbers
    [`${numberOf('convolution')}`, 'convolution'],
    [`slide ${numberOf('self-attention')}`, 'self-attention'],
    ['diapo 10', 'gradient-descent'],
    ['1943', 'perceptron'],
    ['2012', 'what-happened-in-2012'],
    ['175B', 'model-sizes'],
    // slips of the finger
    ['convolutoin', 'convolutional-layer', 'why-convolutions'],
    ['kernal', 'convolutional-layer', 'convolution', 'why-convolutions'],
    ['nueron', 'definitions', 'neurons'],
    ['sofmax', 'transformers', 'transformer-architecture', 'value'],
    ['gradiant decent', 'gradient-descent', 'backpropagation'],
    ['transfomer', 'transformers', 'transformer-architecture'],
    ['atention', 'self-attention', 'key-and-query'],
    ['retropropagtion', 'backpropagation'],
  ])('for “%s” has first %s', (query, ...expected) => {
    const first = found(query)
    expect(expected, `${query}: ${first}`).toContain(first[0])
    expect(first.slice(0, 3), query).toEqual(expect.arrayContaining(expected))
  })

  it('asks for all the words before it asks for some', () => {
    expect(searchSlides(index, 'How do kernels work?').hasAll).toBe(true)
    const { slides, hasAll } = searchSlides(index, 'kernel xylophone')
    expect(hasAll).toBe(false)
    expect(slides.map(({ id }) => id).sort()).toEqual(searchSlides(index, 'kernel').slides.map(({ id }) => id).sort())
    expect(searchSlides(index, 'xylophone').slides).toEqual([])
  })

  it('looks up no more than 200 letters', () => {
    expect(found(`${'x'.repeat(190)} softmax`)).toEqual(found('softmax'))
    expect(found(`${'x'.repeat(200)} softmax`)).toEqual([])
  })

  it('takes a number for a slide only where there is one', () => {
    expect(found(String(slides.length))[0]).toBe('lab')
    expect([...found('0'), ...found(String(slides.length + 1))]).not.toContain(undefined)
  })

  it('translates into words of the lecture', () => {
    const english = new Set(Object.values(frenchWords).flatMap(words => words.split(' ')))
    expect([...english].filter(word => index.search(word, { combineWith: 'AND' }).length === 0)).toEqual([])
  })

  it('shows the words around what it has found, formulas as text, and says where they stand', () => {
    const first = (query: string) => excerptOf(searchSlides(index, query).slides[0]!)
    const matches = (query: string) => first(query).pieces.filter(({ isMatch }) => isMatch).map(({ text }) => text)
    expect(first('eta').pieces.map(({ text }) => text).join('')).toContain('W ← W − η ∂J(W)/∂W')
    expect(new Set(matches('eta'))).toEqual(new Set(['η']))
    expect(matches('perte')).toContain('Loss')
    expect(first('momentum').source).toBe('figures')
    expect(first('skyrocketed').source).toBe('note')
    for (const query of ['softmax', 'gradiant decent', 'key query value', 'École'])
      expect(matches(query).length, query).toBeGreaterThan(0)
  })

  it('knows nothing of the notes where there are to be none', () => {
    expect(documents.filter(({ note }) => note !== '').length).toBeGreaterThan(15)
    expect(searchDocuments(slides, { formulaText, figures, withNotes: false }).map(({ note }) => note).filter(Boolean)).toEqual([])
  })

  it('is light: less than 40 kB', () => {
    expect(gzipSync(json).length).toBeLessThan(40_000)
  })
})

describe('plain text', () => {
  it.each([
    ['**bold**, `code` and [a link](https://example.org)', 'bold, code and a link'],
    ['- <span v-click>one</span>\n- two<br>three', 'one two three'],
    ['<!-- a note -->seen', 'seen'],
    ['::picture::\n\n<CoverPicture />\n\nwords', 'words'],
    ['[click] Say it. [click:2] Again.', 'Say it. Again.'],
    ['words <script setup lang="ts">\nimport { a } from \'b\'\n</script>', 'words'],
    ['as $\\frac{\\partial J}{\\partial W_i}$ grows', 'as ∂J/∂W_i grows'],
    ['$a * b$ and **$c$** and $d * e$', 'a ∗ b and c and d ∗ e'],
  ])('of %j is %j', (markdown, text) => {
    expect(plainText(markdown, formulaText)).toBe(text)
  })
})
