import type { AxeResults, RunOptions, Spec } from 'axe-core'
import type { Page } from 'playwright'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

declare global {
  interface Window {
    axe: {
      configure: (spec: Spec) => void
      run: (context: string, options: RunOptions) => Promise<AxeResults>
    }
  }
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** axe's own options but for two: large type needs 4.5:1 too, and a formula's single letters and signs are judged. */
const CONTRAST = {
  ignoreUnicode: false,
  ignoreLength: true,
  ignorePseudo: false,
  boldValue: 700,
  boldTextPt: 14,
  largeTextPt: 18,
  contrastRatio: { normal: { expected: 4.5 }, large: { expected: 4.5 } },
  pseudoSizeThreshold: 0.25,
  shadowOutlineEmMax: 0.2,
  textStrokeEmMin: 0.03,
}

/** Text on the shapes of a figure and under the struts of a formula axe leaves undecided; pale-text.ts judges those. */
const isJudgedElsewhere = (html: string) => /^<(?:text|tspan)|^<span class="m(?:ord|op|bin|rel|open|close|punct|inner)\b/.test(html)

/** Makes a window ready for `axeFaults`. */
export async function prepareAxe(page: Page): Promise<void> {
  await page.evaluate(axeSource)
  await page.evaluate(options => window.axe.configure({ checks: [{ id: 'color-contrast', options }] }), CONTRAST)
  // Slidev's empty drawing layer lies over every slide, and axe judges no contrast below it.
  await page.evaluate(async () => {
    const sheet = await new CSSStyleSheet().replace('#slideshow ~ svg { display: none }') // the page's policy refuses a tag
    document.adoptedStyleSheets.push(sheet)
  })
}

/**
 * What axe finds wrong, or leaves undecided about contrast, within a selector.
 *
 * @param options.onlyContrast - Whether to look at nothing but contrast: all that another colour scheme changes.
 * @param options.onlyIds - Whether to look for nothing but ids that are referred to and stand twice: all that other slides change.
 */
export async function axeFaults(page: Page, selector: string, { onlyContrast = false, onlyIds = false } = {}): Promise<string[]> {
  const runOnly = onlyContrast ? ['color-contrast'] : onlyIds ? ['duplicate-id-aria'] : ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const { violations, incomplete } = await page.evaluate(async ([context, runOnly, isWhole]) => {
    // axe walks through the whole document first, and slides that were on show stay in it.
    const hidden = isWhole ? [] : [...document.querySelectorAll('#slideshow [data-slidev-no]')].filter(slide => !slide.checkVisibility())
    const places = hidden.map((slide) => {
      const place = document.createComment('')
      slide.replaceWith(place)
      return place
    })
    try {
      // What passes is told with a selector for each element, which takes axe longer than the rules.
      return await window.axe.run(context, { runOnly, resultTypes: ['violations', 'incomplete'], selectors: false })
    }
    finally {
      places.forEach((place, index) => place.replaceWith(hidden[index]!))
    }
  }, [selector, runOnly, onlyIds] as const)
  const undecided = incomplete
    .filter(({ id }) => id === 'color-contrast')
    .map(({ id, nodes }) => ({ id, nodes: nodes.filter(({ html }) => !isJudgedElsewhere(html)) }))
    .filter(({ nodes }) => nodes.length > 0)
  return [...violations, ...undecided].map(({ id, nodes }) => `${id}: ${nodes.map(({ html, any }) => `${html.slice(0, 120)} ${any[0]?.message}`).join(' | ')}`)
}
