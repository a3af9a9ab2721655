import type { Iterate } from '../../demos/gradient-descent/gradient-descent'

/** A run of gradient descent as far as a picture shows it. */
export interface ShownRun {
  /** "Small step:", "Run 1:"; may be empty. */
  title: string
  learningRate: number
  /** All of it, the start among them. */
  iterates: readonly Iterate[]
  /** Index of the iterate that is looked at. */
  position: number
  /** Writes out the first update, as the talk does, and not the one that comes. */
  writesFirst: boolean
}
