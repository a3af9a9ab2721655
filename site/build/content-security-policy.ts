import type { Plugin } from 'vite'
import { createHash } from 'node:crypto'

/** Style tags as text: an empty one, which rules are put into by code, and Slidev's while it changes between light and dark. */
const STYLE_TAGS = [
  '',
  '*,*::before,*::after{-webkit-transition:none!important;-moz-transition:none!important;-o-transition:none!important;-ms-transition:none!important;transition:none!important}',
]

/** A `style` attribute in HTML that is set as text: KaTeX's, in the notes. Vue sets all others through the CSSOM, which no policy concerns. */
const STYLE_ATTRIBUTE = /\sstyle=\\?"([^"\\]+)\\?"/g

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** What stands in the page as text between its tags, and is not fetched. */
const textsOf = (tag: 'script' | 'style', html: string) => [...html.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'g'))].map(([, text]) => text!)

/**
 * What the built page may do, in a meta tag: run and fetch what is its own, nothing else. The scripts and styles that
 * stand in the page as text are allowed one by one, by their hash. (`frame-ancestors` works as a header only.)
 *
 * @param styleAttributes - The values of `style` attributes that the page sets as HTML.
 * @param html - The page, if it holds scripts or styles as text.
 */
export function policyOf(styleAttributes: readonly string[], html = ''): string {
  return Object.entries({
    'default-src': ['\'self\''],
    'script-src': ['\'self\'', '\'wasm-unsafe-eval\'', ...textsOf('script', html).map(hashOf)], // TensorFlow.js compiles its wasm
    'style-src': ['\'self\''],
    'style-src-elem': ['\'self\'', ...[...STYLE_TAGS, ...textsOf('style', html)].map(hashOf)],
    'style-src-attr': styleAttributes.length > 0 ? ['\'unsafe-hashes\'', ...styleAttributes.map(hashOf)] : ['\'none\''],
    'img-src': ['\'self\'', 'data:', 'blob:'], // icons of the style sheet; pictures that a demo makes
    'font-src': ['\'self\''],
    'media-src': ['\'self\'', 'blob:'],
    'connect-src': ['\'self\''],
    'worker-src': ['\'self\''],
    'manifest-src': ['\'self\''],
    'object-src': ['\'none\''],
    'base-uri': ['\'none\''],
    'form-action': ['\'none\''],
  }).map(([directive, sources]) => `${directive} ${sources.join(' ')}`).join('; ')
}

/** The values of the `style` attributes in code that holds HTML as text, each once, sorted. */
export function styleAttributesIn(code: readonly string[]): string[] {
  return [...new Set(code.flatMap(text => [...text.matchAll(STYLE_ATTRIBUTE)].map(([, value]) => value!)))].sort()
}

/** Browsers look for the encoding in the first kilobyte. */
const ENCODING = '<meta charset="utf-8">'

/** The hosts that links lead to are not told from where. */
const REFERRER = '<meta name="referrer" content="no-referrer">'

/** Puts the policies at the head of the built page, before anything that they concern. */
export function contentSecurityPolicy(): Plugin {
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle = {} }) {
        if (!html.includes(ENCODING))
          throw new Error(`The page's policy belongs behind ${ENCODING}, which the page does not have.`)
        const code = Object.values(bundle).map(file => file.type === 'chunk' ? file.code : '')
        return html.replace(ENCODING, `${ENCODING}\n<meta http-equiv="Content-Security-Policy" content="${policyOf(styleAttributesIn([html, ...code]), html)}">\n${REFERRER}`)
      },
    },
  }
}
