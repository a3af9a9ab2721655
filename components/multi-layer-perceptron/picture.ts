import type { LayeredNetwork, NetworkNode } from '../drawing/layered-network'
import { layersOf } from '../../demos/multi-layer-perceptron/network'
import { layeredNetwork } from '../drawing/layered-network'

export const WIDTH = 1000
export const HEIGHT = 470
const COLUMNS = { input: 46, output: 930 }
const LARGEST = 66
const PITCH = 82
/** Inputs and output have names and room: they are never smaller. */
const OUTER = 58

/** A unit as a square that its map fills. */
export interface UnitPlace extends NetworkNode {
  side: number
  /** Its bias, as an index among the parameters; absent for an input. */
  parameter?: number
}

/** A weight as a line. */
export interface WeightPlace { parameter: number, x1: number, y1: number, x2: number, y2: number }

export interface NetworkPicture {
  units: readonly UnitPlace[]
  weights: readonly WeightPlace[]
  /** The x of each hidden layer. */
  columns: readonly number[]
}

/** Where everything of a network is drawn: a picture that changes with its sizes alone. */
export function pictureOf(sizes: readonly number[]): NetworkPicture {
  const largest = Math.max(...sizes)
  const gap = Math.min(PITCH, HEIGHT / largest)
  const inner = Math.min(LARGEST, gap - 8)
  const sideOf = (layer: number) => layer === 0 || layer === sizes.length - 1 ? Math.max(OUTER, inner) : inner
  const columns = sizes.map((_, layer) => COLUMNS.input + (COLUMNS.output - COLUMNS.input) * layer / (sizes.length - 1))
  const { nodes, edges }: LayeredNetwork = layeredNetwork({ sizes, width: WIDTH, height: HEIGHT, gap, columns })
  const yOf = ({ layer, index, y }: NetworkNode) => layer === 0 ? HEIGHT / 2 + (index - 0.5) * Math.max(PITCH, gap) : y
  const places = layersOf(sizes)
  return {
    units: nodes.map(node => ({ ...node, y: yOf(node), side: sideOf(node.layer), ...node.layer > 0 && { parameter: places[node.layer - 1]!.biases + node.index } })),
    weights: edges.map(({ from, to, layer }) => ({
      parameter: places[layer]!.weights + to.index * sizes[layer]! + from.index,
      x1: from.x + sideOf(layer) / 2,
      y1: yOf(from),
      x2: to.x - sideOf(layer + 1) / 2,
      y2: to.y,
    })),
    columns: columns.slice(1, -1),
  }
}

/** Width of a line for a weight: in half pixels, so that few lines change from one epoch to the next. */
export const widthOf = (weight: number): number => Math.round(2 * (1 + 9 * Math.tanh(Math.abs(weight) / 2.5))) / 2
