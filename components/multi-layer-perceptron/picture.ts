import { layersOf } from '../../demos/multi-layer-perceptron/network'

export const WIDTH = 1000
export const HEIGHT = 470
const COLUMNS = { input: 46, output: 930 }
const LARGEST = 66
const PITCH = 82
/** Between neighbours. */
const ROOM = 8
/** A map that is smaller than this shows nothing: then the units of a layer stand left and right of its column by turns. */
const SMALLEST = 40

/** How the units of a layer stand: their side, how far apart, and how far beside their column. */
function standing(count: number): { side: number, gap: number, aside: number } {
  const gap = Math.min(PITCH, HEIGHT / count)
  if (gap - ROOM >= SMALLEST)
    return { side: Math.min(LARGEST, gap - ROOM), gap, aside: 0 }
  const close = (HEIGHT + ROOM) / (count + 1) // the upmost and the lowest reach just to the edges
  const side = Math.min(LARGEST, 2 * close - ROOM)
  return { side, gap: (HEIGHT - side) / (count - 1), aside: (side + ROOM) / 2 }
}

/** Where everything of a network is drawn: a picture that changes with its sizes alone. */
export function pictureOf(sizes: readonly number[]) {
  const last = sizes.length - 1
  const columns = sizes.map((_, layer) => COLUMNS.input + (COLUMNS.output - COLUMNS.input) * layer / last)
  const parameters = layersOf(sizes)
  const layers = sizes.map((count, layer) => {
    const { side, gap, aside } = standing(count)
    return Array.from({ length: count }, (_, index) => ({
      layer,
      index,
      x: columns[layer]! + (index % 2 === 0 ? -aside : aside),
      y: HEIGHT / 2 + (index - (count - 1) / 2) * gap,
      side,
      /** Its bias, as an index among the parameters; absent for an input. */
      parameter: layer > 0 ? parameters[layer - 1]!.biases + index : undefined,
    }))
  })
  return {
    /** Each as a square that its map fills. */
    units: layers.flat(),
    weights: layers.slice(1).flatMap((targets, layer) => layers[layer]!.flatMap(from => targets.map(to => ({
      parameter: parameters[layer]!.weights + to.index * sizes[layer]! + from.index,
      x1: from.x + from.side / 2,
      y1: from.y,
      x2: to.x - to.side / 2,
      y2: to.y,
    })))),
    /** The x of each hidden layer. */
    columns: columns.slice(1, -1),
  }
}

/** Width of a line for a weight: in half pixels, so that few lines change from one epoch to the next. */
export const widthOf = (weight: number): number => Math.round(2 * (1 + 9 * Math.tanh(Math.abs(weight) / 2.5))) / 2
