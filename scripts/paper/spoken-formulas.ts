import type { Page } from 'playwright'
import SpeechRuleEngine from 'speech-rule-engine'

/** What has been put into words already, which takes milliseconds: most formulas stand more than once. */
const spoken = new Map<string, string>()

function speak(math: string): string {
  const words = spoken.get(math) ?? SpeechRuleEngine.toSpeech(math)
  spoken.set(math, words)
  return words
}

/**
 * Gives each formula of the page its words as text alternative (“y equals f of W x”), for a PDF has no MathML: KaTeX's letters would
 * be left out of its tags, and what is read aloud would have a gap.
 *
 * @returns The alternatives.
 */
export async function speakFormulas(page: Page): Promise<Set<string>> {
  await SpeechRuleEngine.setupEngine({ locale: 'en', domain: 'clearspeak', modality: 'speech' })
  const formulas = page.locator('[data-slide] .katex')
  const words = (await formulas.evaluateAll(formulas => formulas.map((formula) => {
    const math = formula.querySelector('math')!.cloneNode(true) as Element
    math.querySelector('annotation')?.remove()
    return math.outerHTML
  }))).map(speak)
  await formulas.evaluateAll((formulas, words) => formulas.forEach((formula, index) => {
    formula.setAttribute('role', 'img')
    formula.setAttribute('aria-label', words[index]!)
    formula.querySelector('.katex-html')!.removeAttribute('aria-hidden')
  }), words)
  return new Set(words)
}
