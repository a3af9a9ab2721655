import type { Found } from './mistakes.ts'

/** Slidev draws a slide of an unknown layout in the default one; only its terminal says so. */
export function wrongLayout(source: string, layout: unknown, layouts: readonly string[]): Found[] {
  if (layout === undefined || layouts.includes(String(layout)))
    return []
  return [{
    at: Math.max(0, source.search(/^layout:/m)),
    sentence: `no layout is named “${String(layout)}”; use ${layouts.join(', ')}, or add layouts/${String(layout)}.vue.`,
  }]
}
