import type { Page } from 'playwright'
import subsetFont from 'subset-font'

/** What every instance has, beside the characters of the page: it may be printed again with other words. */
const KEPT = `${Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join('')}›`

/** A variable font as the page's style sheets declare it. */
interface VariableFace {
  family: string
  style: string
  unicodeRange: string
  url: string
  /** The weights in which the page sets words in it. */
  weights: string[]
}

/**
 * Puts an instance of one weight in the place of each variable font of the page, at every weight that the page uses. Chromium writes
 * a variable font into a PDF as drawings of its letters (Type 3), an instance as a font; the letters and their places are the same.
 */
export async function useStaticFonts(page: Page): Promise<void> {
  const faces = await page.evaluate(variableFaces)
  const text = await page.evaluate(() => [...new Set(document.documentElement.textContent)].join(''))
  const instances = await Promise.all(faces.flatMap(({ url, weights, ...face }) => weights.map(async (weight) => {
    const variable = await (await page.request.get(url)).body()
    const font = await subsetFont(variable, KEPT + text, { targetFormat: 'sfnt', variationAxes: { wght: Number(weight) } })
    return { ...face, weight, base64: font.toString('base64') }
  })))
  await page.evaluate(replaceFonts, instances)
}

/* Both run inside the page: self-contained, because the page knows nothing of this file's other names. */

function variableFaces(): VariableFace[] {
  const used = new Map<string, Set<string>>()
  for (const element of document.querySelectorAll('[data-slide], [data-slide] *')) {
    const { fontFamily, fontStyle, fontWeight } = getComputedStyle(element)
    const face = `${fontFamily.split(',')[0]!.replace(/["']/g, '')} ${fontStyle}`
    used.set(face, (used.get(face) ?? new Set()).add(fontWeight))
  }
  return [...document.styleSheets].flatMap(sheet => [...sheet.cssRules].flatMap((rule) => {
    if (!(rule instanceof CSSFontFaceRule) || !rule.style.getPropertyValue('font-weight').includes(' '))
      return []
    const [family, style, unicodeRange, source] = ['font-family', 'font-style', 'unicode-range', 'src'].map(name => rule.style.getPropertyValue(name)) as [string, string, string, string]
    const name = family.replace(/["']/g, '')
    const url = new URL(/url\("?([^")]+)/.exec(source)![1]!, sheet.href ?? location.href).href
    return [{ family: name, style, unicodeRange, url, weights: [...used.get(`${name} ${style}`) ?? []] }]
  }))
}

async function replaceFonts(instances: { family: string, style: string, unicodeRange: string, weight: string, base64: string }[]): Promise<void> {
  for (const sheet of document.styleSheets) {
    for (let index = sheet.cssRules.length - 1; index >= 0; index--) {
      const rule = sheet.cssRules[index]!
      if (rule instanceof CSSFontFaceRule && rule.style.getPropertyValue('font-weight').includes(' '))
        sheet.deleteRule(index)
    }
  }
  await Promise.all(instances.map(({ family, style, unicodeRange, weight, base64 }) => {
    const font = new FontFace(family, Uint8Array.from(atob(base64), letter => letter.charCodeAt(0)), { style, weight, unicodeRange })
    document.fonts.add(font)
    return font.load()
  }))
}
