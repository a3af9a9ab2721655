import type { Found } from './mistakes.ts'
import { isHTMLTag, isMathMLTag, isSVGTag } from '@vue/shared' // what Vue itself takes for a tag of the browser's
import { unusedDirectives } from '../unused/index.ts'
import { blank, markupOf } from './blank.ts'

const TAG = /<([a-z][\w-]*)((?:\s(?:[^<>"']|"[^"]*"|'[^']*')*)?)\/?>/gi
const QUOTED = /"[^"]*"|'[^']*'/g
const DIRECTIVE = /(?<=\s)v-[a-z-]+/g
const IMPORT = /\bimport\s+(\w+)\s+from/g

const VUES_TAGS = ['component', 'KeepAlive', 'RouterLink', 'slot', 'Suspense', 'Teleport', 'template', 'Transition', 'TransitionGroup']
const DIRECTIVES = ['v-bind', 'v-cloak', 'v-else', 'v-else-if', 'v-for', 'v-html', 'v-if', 'v-memo', 'v-model', 'v-on', 'v-once', 'v-pre', 'v-show', 'v-slot', 'v-text', 'v-after', 'v-click', 'v-click-hide', 'v-drag']
/** Of icons, `<carbon-sun />`, a tag names the collection first. */
const ICON = /^(?:carbon|ph|svg-spinners)-/

const pascal = (name: string) => name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())

/**
 * The tags and directives of a slide that stand for nothing. Vue leaves such a tag in the page, empty, and such a
 * directive out.
 *
 * @param components - Names of the components that a slide can use.
 */
export function wrongTags(source: string, components: readonly string[]): Found[] {
  const known = new Set([...components, ...VUES_TAGS, ...[...source.matchAll(IMPORT)].map(([, name]) => name!)].map(pascal))
  const isKnown = (tag: string) => isHTMLTag(tag) || isSVGTag(tag) || isMathMLTag(tag) || ICON.test(tag) || known.has(pascal(tag))
  return [...markupOf(source).matchAll(TAG)].flatMap(({ index: at, 1: tag, 2: attributes }) => [
    ...isKnown(tag!) ? [] : [{ at, sentence: `no component is named <${tag}>; correct the name, or add components/figures/${pascal(tag!)}.vue.` }],
    ...[...blank(attributes!, QUOTED).matchAll(DIRECTIVE)].flatMap(({ 0: directive, index }) =>
      DIRECTIVES.includes(directive) ? [] : [{ at: at + 1 + tag!.length + index, sentence: sayDirective(directive) }]),
  ])
}

const sayDirective = (directive: string) => unusedDirectives.includes(directive)
  ? `${directive} is left out of this deck and does nothing once it is built; use v-click, or take ${directive} back in setup/unused/index.ts.`
  : `no directive is named ${directive}; correct the name: ${DIRECTIVES.slice(-4).join(', ')} or one of Vue's.`
