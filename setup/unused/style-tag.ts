import type { MaybeRefOrGetter } from 'vue'
import { onScopeDispose, toValue, watchEffect } from 'vue'

/**
 * Stands for VueUse's function of this name: the rules go in one by one, not as text in the page, which the page's
 * Content-Security-Policy would refuse. The tag is the first of the head's, so that every style sheet overrules it, whenever it
 * comes: the last `@page` wins, and that has to be the handout's.
 */
export function useStyleTag(css: MaybeRefOrGetter<string>): void {
  const tag = document.createElement('style')
  document.head.prepend(tag)
  watchEffect(() => {
    const { sheet } = tag
    while (sheet!.cssRules.length > 0)
      sheet!.deleteRule(0)
    const parsed = new CSSStyleSheet()
    parsed.replaceSync(toValue(css))
    for (const { cssText } of parsed.cssRules)
      sheet!.insertRule(cssText, sheet!.cssRules.length)
  })
  onScopeDispose(() => tag.remove())
}
