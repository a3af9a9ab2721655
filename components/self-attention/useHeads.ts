import type { Architecture } from '../../demos/transformer/architectures'
import type { Demo } from '../kit/useDemo'
import type { attentionFields } from './values'
import type { InjectionKey } from 'vue'
import { computed, inject, provide } from 'vue'
import { same } from '../kit/same'

const key: InjectionKey<ReturnType<typeof useHeads>> = Symbol('heads')

/** Makes layers and heads of a network something to go through, and provides them to the parts of the demo. */
export function useHeads({ values, set }: Demo<typeof attentionFields>, architecture: () => Architecture) {
  const layers = computed(() => architecture().layers)
  // A network may have fewer layers and heads than the one before.
  const layer = computed(() => Math.min(values.value.layer, layers.value.length))
  const headCount = computed(() => layers.value[layer.value - 1]!.heads)
  const head = computed(() => Math.min(values.value.head, headCount.value))

  /** Goes through the heads of a layer, then to the next layer: 1 upwards, −1 downwards. */
  function climb(by: 1 | -1): void {
    const next = layers.value[layer.value + by - 1]
    if (head.value + by >= 1 && head.value + by <= headCount.value)
      set({ layer: layer.value, head: head.value + by })
    else if (next)
      set({ layer: layer.value + by, head: by === 1 ? 1 : next.heads })
  }

  const edgeTo = (to: number) => ({ layer: layer.value - 1, head: head.value - 1, from: values.value.word, to })

  /** Cuts the edge to a word, or mends it. */
  function toggleCut(to: number): void {
    const { cuts } = values.value
    const others = cuts.filter(cut => !same(cut, edgeTo(to)))
    set({ cuts: others.length < cuts.length ? others : [...cuts, edgeTo(to)] })
  }

  const heads = {
    /** Of those on show, counted from 1. */
    layer,
    layerCount: computed(() => layers.value.length),
    head,
    /** Heads of the layer on show. */
    headCount,
    climb,
    /** Words that the word that looks may not look at any more. */
    cut: computed(() => values.value.cuts.filter(edge => same(edge, edgeTo(edge.to))).map(({ to }) => to)),
    toggleCut,
  }
  provide(key, heads)
  return heads
}

/** The layers and heads of the demo around a component. */
export const injectHeads = () => inject(key)!
