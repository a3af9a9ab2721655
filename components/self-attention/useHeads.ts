import type { Architecture } from '../../demos/transformer/architectures'
import type { Demo } from '../kit/useDemo'
import type { attentionFields } from './values'
import type { ComputedRef, InjectionKey } from 'vue'
import { computed, inject, provide } from 'vue'

/** The layer and the head on show, counted from 1, and the edges that are cut there. */
export interface Heads {
  readonly layer: ComputedRef<number>
  readonly layerCount: ComputedRef<number>
  readonly head: ComputedRef<number>
  /** Heads of the layer on show. */
  readonly headCount: ComputedRef<number>
  /** Goes through the heads of a layer, then to the next layer: 1 upwards, −1 downwards. */
  climb: (by: 1 | -1) => void
  /** Words that the word that looks may not look at any more. */
  readonly cut: ComputedRef<readonly number[]>
  /** Cuts the edge to a word, or mends it. */
  toggleCut: (to: number) => void
}

const key: InjectionKey<Heads> = Symbol('heads')

/** Makes layers and heads of a network something to go through, and provides them to the parts of the demo. */
export function useHeads({ values, set }: Demo<typeof attentionFields>, architecture: () => Architecture): Heads {
  const layers = computed(() => architecture().layers)
  // A network may have fewer layers and heads than the one before.
  const layer = computed(() => Math.min(values.value.layer, layers.value.length))
  const headCount = computed(() => layers.value[layer.value - 1]!.heads)
  const head = computed(() => Math.min(values.value.head, headCount.value))

  function climb(by: 1 | -1): void {
    const next = layers.value[layer.value + by - 1]
    if (head.value + by >= 1 && head.value + by <= headCount.value)
      set({ layer: layer.value, head: head.value + by })
    else if (next)
      set({ layer: layer.value + by, head: by === 1 ? 1 : next.heads })
  }

  const edgeTo = (to: number) => ({ layer: layer.value - 1, head: head.value - 1, from: values.value.word, to })
  const cut = computed(() => {
    const here = edgeTo(0)
    return values.value.cuts.filter(edge => edge.layer === here.layer && edge.head === here.head && edge.from === here.from).map(({ to }) => to)
  })

  function toggleCut(to: number): void {
    const edge = edgeTo(to)
    const others = values.value.cuts.filter(cut => JSON.stringify(cut) !== JSON.stringify(edge))
    set({ cuts: others.length < values.value.cuts.length ? others : [...others, edge] })
  }

  const heads = { layer, layerCount: computed(() => layers.value.length), head, headCount, climb, cut, toggleCut }
  provide(key, heads)
  return heads
}

/** The layers and heads of the demo around a component. */
export function injectHeads(): Heads {
  const heads = inject(key, undefined)
  if (!heads)
    throw new Error('A part of the self-attention demo stands outside of it; put it into a component that SelfAttention.vue shows.')
  return heads
}
