import type { MaybeRefOrGetter } from 'vue'
import { onScopeDispose, toValue, watchEffect } from 'vue'

/**
 * Stands for VueUse's function of this name: the style sheet as an object of the page, not as text in it, which the page's
 * Content-Security-Policy would refuse.
 */
export function useStyleTag(css: MaybeRefOrGetter<string>): void {
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets.push(sheet)
  watchEffect(() => sheet.replaceSync(toValue(css)))
  onScopeDispose(() => { document.adoptedStyleSheets = document.adoptedStyleSheets.filter(adopted => adopted !== sheet) })
}
