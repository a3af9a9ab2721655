import type { Point } from '../../demos/multi-layer-perceptron/data-sets'
import { layersOf, targetOf } from '../../demos/multi-layer-perceptron/network'

interface Unit {
  bias: number
  incoming: Link[]
  outgoing: Link[]
  output: number
  /** Of the loss by the unit's sum. */
  derivative: number
  /** Of the bias, over a batch. */
  summed: number
}

interface Link {
  source: Unit
  target: Unit
  weight: number
  /** Over a batch. */
  summed: number
}

/** Places along a side of the plane, at each of which it keeps every unit's output. */
const SIDE = 100

/**
 * A tanh network of linked objects, trained and drawn in the way of TensorFlow Playground: one pass over the points, both losses, and all
 * units' outputs at 100 × 100 places are a frame of it.
 *
 * @see Smilkov et al. (2017), Direct-Manipulation Visualization of Deep Networks. https://arxiv.org/abs/1708.03788
 */
export function createObjectNetwork(sizes: readonly number[], parameters: ArrayLike<number>) {
  const layers = sizes.map(size => Array.from({ length: size }, (): Unit => ({ bias: 0, incoming: [], outgoing: [], output: 0, derivative: 0, summed: 0 })))
  layersOf(sizes).forEach(({ before, weights, biases }, index) => layers[index + 1]!.forEach((target, unit) => {
    target.bias = parameters[biases + unit]!
    layers[index]!.forEach((source, from) => {
      const link = { source, target, weight: parameters[weights + unit * before + from]!, summed: 0 }
      target.incoming.push(link)
      source.outgoing.push(link)
    })
  }))
  const last = layers.at(-1)![0]!

  function forward([x1, x2]: readonly [number, number]): number {
    layers[0]![0]!.output = x1
    layers[0]![1]!.output = x2
    for (const layer of layers.slice(1)) {
      for (const unit of layer)
        unit.output = Math.tanh(unit.incoming.reduce((sum, { source, weight }) => sum + weight * source.output, unit.bias))
    }
    return last.output
  }

  function back(target: number): void {
    for (const layer of layers.slice(1).reverse()) {
      for (const unit of layer) {
        const arriving = unit === last ? 2 * (unit.output - target) : unit.outgoing.reduce((sum, link) => sum + link.weight * link.target.derivative, 0)
        unit.derivative = arriving * (1 - unit.output ** 2)
        unit.summed += unit.derivative
        for (const link of unit.incoming)
          link.summed += unit.derivative * link.source.output
      }
    }
  }

  function update(rate: number): void {
    for (const unit of layers.slice(1).flat()) {
      unit.bias -= rate * unit.summed
      unit.summed = 0
      for (const link of unit.incoming) {
        link.weight -= rate * link.summed
        link.summed = 0
      }
    }
  }

  return {
    forward,
    epoch(points: readonly Point[], { learningRate, batchSize }: { learningRate: number, batchSize: number }): void {
      points.forEach((point, index) => {
        forward(point.x)
        back(targetOf(point))
        const inBatch = index % batchSize + 1
        if (inBatch === batchSize || index === points.length - 1)
          update(learningRate / inBatch)
      })
    },
    loss: (points: readonly Point[]): number => points.reduce((sum, point) => sum + (forward(point.x) - targetOf(point)) ** 2, 0) / points.length,
    /** The output of every unit after the inputs, at each place from −1 to 1. */
    maps(): number[][][] {
      const units = layers.slice(1).flat()
      const maps = units.map((): number[][] => [])
      for (let column = 0; column < SIDE; column++) {
        maps.forEach(map => map.push([]))
        for (let row = 0; row < SIDE; row++) {
          forward([-1 + 2 * column / (SIDE - 1), -1 + 2 * row / (SIDE - 1)])
          units.forEach((unit, index) => maps[index]![column]!.push(unit.output))
        }
      }
      return maps
    },
  }
}
