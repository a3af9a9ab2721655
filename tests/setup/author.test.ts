import { expect, it } from 'vitest'
import { mathFault } from '../../components/drawing/math-runs'
import { wrongFormulas } from '../../setup/author/formulas'
import { wrongLabels } from '../../setup/author/labels'
import { wrongLayout } from '../../setup/author/layouts'
import { wrongTags } from '../../setup/author/tags'

const COMPONENTS = ['NestedSets', 'ImageNet2012', 'VClicks']

it.each([
  ['the deck\'s own commands', '$\\wgt{W}$ and $$\n\\part{layer}{x}\n$$'],
  ['prices', 'It costs $5 & $6 \\$7 & more'],
  ['code in a line', 'Write `$\\frac$`'],
  ['code in a block', '```tex\n$\\frac$\n```\n'],
  ['a comment that is no note', '<!-- $\\frac$ -->\n\nText'],
  ['the settings', '---\ntitle: $\\frac$\n---\n# Title'],
])('reads %s as Slidev does', (_, source) => {
  expect(wrongFormulas(source)).toEqual([])
})

it.each([
  ['in a line', 'Text $\\frac{a$', 5],
  ['over two lines', 'Text $a\n\\frac{b$ on', 5],
  ['in a block', '\n$$\n\\frac{a\n$$\n', 1],
  ['in a note', 'Text\n\n<!-- $\\frac{a$ -->\n', 11],
  ['beside code', '`$` $\\frac{a$', 4],
])('finds a wrong formula %s', (_, source, at) => {
  expect(wrongFormulas(source).map(found => found.at)).toEqual([at])
})

it.each([
  ['its own components, however they are written', '<NestedSets /> <nested-sets/> <ImageNet2012 :a="b > c" /> <v-clicks>'],
  ['the browser\'s tags', '<div class="a"><br><svg><path d="M0" /></svg><math><mi>x</mi></math></div>'],
  ['Vue\'s', '<template #left><component :is="a" /><Transition /></template>'],
  ['an icon', '<carbon-sun class="a" />'],
  ['what the slide imports', '<script setup>\nimport Local from \'./Local.vue\'\n</script>\n<Local />'],
  ['an address', '<https://example.org/a>'],
  ['code', '`<NoSuch />`\n\n```html\n<NoSuch v-mark />\n```\n'],
  ['a formula', '$a <b> c$'],
  ['a note', 'Text\n\n<!-- <NoSuch /> -->'],
  ['directives that are there', '<p v-click="2" v-if="a" v-bind:title="\'v-mark\'">v-mark</p>'],
])('takes for right %s', (_, source) => {
  expect(wrongTags(source, COMPONENTS)).toEqual([])
})

it.each([
  ['a component', 'Text <NoSuch :a="b > c" />', 5, 'no component is named <NoSuch>'],
  ['a component over lines', '<NoSuch\n  :a="1"\n/>', 0, 'no component is named <NoSuch>'],
  ['a directive that is left out', '<p v-mark.red="1">', 3, 'v-mark is left out'],
  ['a directive that nobody knows', '<NestedSets v-clik />', 12, 'no directive is named v-clik'],
])('finds %s that stands for nothing', (_, source, at, says) => {
  const found = wrongTags(source, COMPONENTS)
  expect(found).toEqual([{ at, sentence: expect.stringContaining(says) as string }])
})

it('finds a layout that is none', () => {
  const source = '---\nclass: a\nlayout: b\n---\n'
  expect(wrongLayout(source, 'b', ['cover', 'default'])).toEqual([{ at: 13, sentence: 'no layout is named “b”; use cover, default, or add layouts/b.vue.' }])
  expect(wrongLayout(source, undefined, ['default'])).toEqual([])
  expect(wrongLayout(source, 'default', ['default'])).toEqual([])
})

it.each(['W', 'x_d', 'W^{(l)}', '**y**^{(l+1)}', 'J(W)', 'd = 0', 'η'])('writes the label %s', (tex) => {
  expect(mathFault(tex)).toBeUndefined()
})

it.each(['\\hat x', 'x_', 'W^{(l)', '{a}', '$x$'])('cannot write the label %s', (tex) => {
  expect(mathFault(tex)).toContain(tex)
  expect(wrongLabels(`<text /><MathText class="a" tex="${tex}" />`)).toEqual([{ at: 8, sentence: mathFault(tex) }])
})
