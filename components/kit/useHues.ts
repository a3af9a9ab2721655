import type { Rgb } from '../../demos/convolution/map-colours'
import { useMutationObserver } from '@vueuse/core'
import { shallowRef } from 'vue'

/** Colours of the style sheet as numbers, for a canvas; they follow the change between light and dark. Where nothing is painted, without a browser, all are black. */
export function useHues<Name extends string>(tokens: Record<Name, `--${string}`>) {
  const read = (): Record<Name, Rgb> => {
    const style = import.meta.env.SSR ? undefined : getComputedStyle(document.documentElement)
    return Object.fromEntries(Object.entries<string>(tokens).map(([name, token]) => [name, rgbOf(style?.getPropertyValue(token).trim() ?? '')])) as Record<Name, Rgb>
  }
  const hues = shallowRef(read())
  useMutationObserver(() => import.meta.env.SSR ? undefined : document.documentElement, () => { hues.value = read() }, { attributes: true, attributeFilter: ['class'] })
  return hues
}

/** Of `#rgb` or `#rrggbb`: a build may have shortened what the style sheet says. */
function rgbOf(hex: string): Rgb {
  const digits = hex.slice(1)
  const channels = digits.length === 3 ? [...digits].map(digit => digit + digit) : digits.match(/../g) ?? []
  const [red = 0, green = 0, blue = 0] = channels.map(channel => Number.parseInt(channel, 16))
  return [red, green, blue]
}
