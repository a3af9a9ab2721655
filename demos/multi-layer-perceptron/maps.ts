import type { Network } from './network'
import { activations } from '../network/activations'
import { PLANE } from './data-sets'
import { activationOf, layersOf } from './network'

/** Places of the grid along a side, both borders of the plane among them: as few as still look smooth. */
export const SIDE = 40

const { min, max } = PLANE

/**
 * The output of every unit at each place of a grid over the plane of inputs: the decision surface is the last layer's.
 *
 * @param side - Places along a side, at least 2.
 * @returns One list of maps for each layer after the input. A map has `side × side` numbers, row by row from the top, where x₂ is greatest.
 */
export function mapsOf(network: Network, side = SIDE): Float32Array[][] {
  const { sizes, parameters } = network
  const count = side * side
  const step = (max - min) / (side - 1)
  const inputs = [
    Float32Array.from({ length: count }, (_, place) => min + place % side * step),
    Float32Array.from({ length: count }, (_, place) => max - Math.floor(place / side) * step),
  ]
  let before = inputs
  return layersOf(sizes).map(({ units, weights, biases }, index) => {
    const { f } = activations[activationOf(network, index + 1)]
    const maps = Array.from({ length: units }, (_, unit) => {
      const map = new Float32Array(count).fill(parameters[biases + unit]!)
      for (let from = 0; from < before.length; from++) {
        const [input, weight] = [before[from]!, parameters[weights + unit * before.length + from]!]
        for (let place = 0; place < count; place++)
          map[place]! += weight * input[place]!
      }
      for (let place = 0; place < count; place++)
        map[place] = f(map[place]!)
      return map
    })
    before = maps
    return maps
  })
}

/** A place of the square that a map covers: 0 to 1 from the left, and from the top. */
export type Place = readonly [right: number, down: number]

/** Where a map is above 0: a polygon for each cell that is only in part, one for each row of whole ones. */
export function highPolygons(map: ArrayLike<number>, side = SIDE): Place[][] {
  const polygons: Place[][] = []
  for (let row = 0; row < side - 1; row++) {
    let whole = 0 // cells in a row
    for (let column = 0; column <= side - 1; column++) {
      const corners = column < side - 1 ? cornersOf(map, side, row, column) : []
      const high = corners.filter(({ value }) => value > 0).length
      if (corners.length > 0 && high === 4) {
        whole++
        continue
      }
      if (whole > 0) {
        const [left, right, top, bottom] = [column - whole, column, row, row + 1].map(line => line / (side - 1)) as [number, number, number, number]
        polygons.push([[left, top], [right, top], [right, bottom], [left, bottom]])
        whole = 0
      }
      if (high > 0)
        polygons.push(clipped(corners).map(({ place }) => place))
    }
  }
  return polygons
}

/** The line on which a map is 0, piece by piece. */
export function zeroLine(map: ArrayLike<number>, side = SIDE): [Place, Place][] {
  const pieces: [Place, Place][] = []
  for (let row = 0; row < side - 1; row++) {
    for (let column = 0; column < side - 1; column++) {
      const at = row * side + column
      const high = Number(map[at]! > 0) + Number(map[at + 1]! > 0) + Number(map[at + side]! > 0) + Number(map[at + side + 1]! > 0)
      if (high === 0 || high === 4)
        continue
      const around = clipped(cornersOf(map, side, row, column))
      around.forEach(({ place, isCut }, index) => {
        const next = around[(index + 1) % around.length]!
        if (isCut === 'out' && next.isCut === 'in')
          pieces.push([place, next.place])
      })
    }
  }
  return pieces
}

interface Corner { readonly place: Place, readonly value: number }

/** Of a cell, clockwise. */
function cornersOf(map: ArrayLike<number>, side: number, row: number, column: number): Corner[] {
  return [[0, 0], [1, 0], [1, 1], [0, 1]].map(([right, down]) => ({
    place: [(column + right!) / (side - 1), (row + down!) / (side - 1)],
    value: map[(row + down!) * side + column + right!]!,
  }))
}

/** The part of a cell above 0, around its border; where the border is cut it says which way. */
function clipped(corners: readonly Corner[]): { place: Place, isCut?: 'in' | 'out' }[] {
  return corners.flatMap((corner, index) => {
    const next = corners[(index + 1) % corners.length]!
    const isHigh = corner.value > 0
    const here = isHigh ? [{ place: corner.place }] : []
    if (isHigh === (next.value > 0))
      return here
    const share = corner.value / (corner.value - next.value)
    const place = [0, 1].map(axis => corner.place[axis as 0 | 1] + share * (next.place[axis as 0 | 1] - corner.place[axis as 0 | 1])) as [number, number]
    return [...here, { place, isCut: isHigh ? 'out' as const : 'in' as const }]
  })
}
