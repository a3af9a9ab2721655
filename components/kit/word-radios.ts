import { hasModifier, keepKey } from './pointing'

/** What the words of a figure do that are radio buttons, each marked with its index as `data-word`. */
export interface WordRadiosOptions {
  choose: (word: number) => void
  /** What up and down do; without it they walk along the words, as left and right do: 1 upwards. */
  climb?: (by: 1 | -1) => void
  /** For Escape. With it, Enter and space choose a word, too. */
  clear?: () => void
  /** A pointer rests on a word or the focus is on it, or has left it. */
  look?: (word: number | undefined) => void
}

const ALONG: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 }
const UP_AND_DOWN: Record<string, 1 | -1> = { ArrowUp: 1, ArrowDown: -1 }

function wordAt({ target }: Event): number | undefined {
  const word = target instanceof Element ? target.closest<SVGElement>('[data-word]')?.dataset.word : undefined
  return word === undefined ? undefined : Number(word)
}

/** Listeners for the group around the words, for `v-on`. With `look` it needs `tabindex="-1"`: Chromium takes SVG that listens to the focus for a stop of the tab key. */
export function wordRadios({ choose, climb, clear, look }: WordRadiosOptions) {
  function keydown(event: KeyboardEvent): void {
    const word = wordAt(event)
    const isPlain = !hasModifier(event) && !event.shiftKey
    if (word === undefined || !isPlain || !(event.currentTarget instanceof Element))
      return
    const words = [...event.currentTarget.querySelectorAll<SVGElement>('[data-word]')]
    const up = UP_AND_DOWN[event.key]
    const by = ALONG[event.key] ?? (climb || up === undefined ? undefined : -up)
    if (by !== undefined) {
      const next = (word + by + words.length) % words.length
      words[next]?.focus()
      choose(next)
    }
    else if (up !== undefined) {
      climb?.(up)
    }
    else if (event.key === 'Escape') {
      words[word]?.blur()
      clear?.()
    }
    else if (clear && (event.key === 'Enter' || event.key === ' ')) {
      choose(word)
    }
    else {
      return
    }
    keepKey(event)
  }

  function click(event: MouseEvent): void {
    const word = wordAt(event)
    if (word !== undefined)
      choose(word)
  }

  return {
    keydown,
    click,
    ...look && {
      /** A finger does not hover: it presses. */
      pointerover: (event: PointerEvent) => event.pointerType !== 'touch' && look(wordAt(event)),
      pointerleave: () => look(undefined),
      focusin: (event: FocusEvent) => look(wordAt(event)),
      focusout: () => look(undefined),
    },
  }
}
