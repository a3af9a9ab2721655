import { scalePoint } from 'd3-scale'

export interface NetworkNode {
  /** Which layer, counted from the input's 0. */
  layer: number
  /** Place in its layer, counted from the top. */
  index: number
  x: number
  y: number
}

export interface NetworkEdge {
  from: NetworkNode
  to: NetworkNode
  /** The layer it starts from: all edges of one weight matrix share it. */
  layer: number
}

/**
 * Where the nodes of a fully connected network stand, and which pairs its weights join.
 *
 * Layers stand in columns from left to right, each centred on half the height; neighbours in a layer are equally far
 * apart in all layers, so that a larger layer is a taller one.
 *
 * @param options.sizes - How many nodes each layer has, the input first.
 * @param options.width - Width of the ground. The outer columns stand `radius` inside its edges.
 * @param options.height - Height of the ground. The largest layer fills it.
 * @param options.radius - Radius of a node, kept free on all sides.
 * @param options.gap - From centre to centre within a layer, if the largest layer shall not fill the height.
 * @param options.columns - The x of each layer, where they are not equally far apart.
 */
export function layeredNetwork({ sizes, width, height, radius = 0, gap, columns }: {
  sizes: readonly number[]
  width: number
  height: number
  radius?: number
  gap?: number
  columns?: readonly number[]
}) {
  const column = scalePoint(sizes.map((_, layer) => layer), [radius, width - radius])
  const step = gap ?? (height - 2 * radius) / Math.max(1, ...sizes.map(size => size - 1))

  const layers = sizes.map((size, layer) => Array.from({ length: size }, (_, index): NetworkNode => ({
    layer,
    index,
    x: columns?.[layer] ?? column(layer)!,
    y: height / 2 + (index - (size - 1) / 2) * step,
  })))

  return {
    nodes: layers.flat(),
    edges: layers.slice(1).flatMap((targets, layer) =>
      layers[layer]!.flatMap(from => targets.map(to => ({ from, to, layer })))),
  }
}
