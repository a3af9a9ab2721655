/*
 * The network for digits written out from its definition with nested loops, sharing nothing with demos/: forward, loss and, by
 * the chain rule, its gradient. Parameters lie in the order first kernels, bias, second kernels, bias, dense, bias.
 */

type Maps = number[][][] // [row][column][channel]

interface Layer { kernels: number[][][][], bias: number[] } // [v][u][in][out]

interface Network { first: Layer, second: Layer, dense: number[][], bias: number[] }

function unpack(parameters: ArrayLike<number>): Network {
  let next = 0
  const list = (count: number) => Array.from({ length: count }, () => parameters[next++]!)
  const kernels = (ins: number, outs: number) => Array.from({ length: 5 }, () => Array.from({ length: 5 }, () => Array.from({ length: ins }, () => list(outs))))
  return {
    first: { kernels: kernels(1, 6), bias: list(6) },
    second: { kernels: kernels(6, 16), bias: list(16) },
    dense: Array.from({ length: 256 }, () => list(10)),
    bias: list(10),
  }
}

const mapsOf = (rows: number, columns: number, channels: number, value: (row: number, column: number, channel: number) => number): Maps =>
  Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => Array.from({ length: channels }, (_, channel) => value(row, column, channel))))

function convolve(maps: Maps, { kernels, bias }: Layer): Maps {
  const side = maps.length - 4
  return mapsOf(side, side, bias.length, (row, column, out) => {
    let sum = bias[out]!
    for (let v = 0; v < 5; v++) {
      for (let u = 0; u < 5; u++)
        maps[row + v]![column + u]!.forEach((value, channel) => { sum += value * kernels[v]![u]![channel]![out]! })
    }
    return sum
  })
}

const relu = (maps: Maps) => maps.map(line => line.map(cell => cell.map(value => Math.max(0, value))))

/** The first greatest of each 2 × 2 cells, and which it is. */
function pool(maps: Maps) {
  const winners: [number, number][][][] = []
  const pooled = mapsOf(maps.length / 2, maps.length / 2, maps[0]![0]!.length, (row, column, channel) => {
    let best: [number, number] = [2 * row, 2 * column]
    for (const [v, u] of [[0, 1], [1, 0], [1, 1]] as const) {
      if (maps[2 * row + v]![2 * column + u]![channel]! > maps[best[0]]![best[1]]![channel]!)
        best = [2 * row + v, 2 * column + u]
    }
    ((winners[row] ??= [])[column] ??= [])[channel] = best
    return maps[best[0]]![best[1]]![channel]!
  })
  return { pooled, winners }
}

function pass(parameters: ArrayLike<number>, image: ArrayLike<number>) {
  const network = unpack(parameters)
  const input = mapsOf(28, 28, 1, (row, column) => image[28 * row + column]!)
  const firstSums = convolve(input, network.first)
  const first = relu(firstSums)
  const firstPool = pool(first)
  const secondSums = convolve(firstPool.pooled, network.second)
  const second = relu(secondSums)
  const secondPool = pool(second)
  const flat = secondPool.pooled.flat(2)
  const logits = network.bias.map((bias, digit) => flat.reduce((sum, value, index) => sum + value * network.dense[index]![digit]!, bias))
  const total = logits.reduce((sum, logit) => sum + Math.exp(logit), 0)
  return { network, input, firstSums, first, firstPool, secondSums, second, secondPool, flat, logits, probabilities: logits.map(logit => Math.exp(logit) / total) }
}

/** All stages, flat: rows, then columns, then channels. */
export function plainStages(parameters: ArrayLike<number>, image: ArrayLike<number>) {
  const { first, firstPool, second, secondPool, logits, probabilities } = pass(parameters, image)
  return {
    firstMaps: first.flat(2),
    firstPooled: firstPool.pooled.flat(2),
    secondMaps: second.flat(2),
    secondPooled: secondPool.pooled.flat(2),
    logits,
    probabilities,
  }
}

interface Labelled { image: ArrayLike<number>, digit: number }

/** Mean cross-entropy, and the weight times Σ(difference of neighbours)² of the first kernels, each inside a border of zeros. */
export function plainLoss(parameters: ArrayLike<number>, batch: readonly Labelled[], smoothness: number): number {
  const entropies = batch.map(({ image, digit }) => -Math.log(pass(parameters, image).probabilities[digit]!))
  return entropies.reduce((sum, entropy) => sum + entropy, 0) / batch.length + smoothness * differences(parameters).loss
}

function differences(parameters: ArrayLike<number>) {
  const weight = (v: number, u: number, kernel: number) => v < 0 || u < 0 || v > 4 || u > 4 ? 0 : parameters[(5 * v + u) * 6 + kernel]!
  let loss = 0
  const gradient = Array.from({ length: 150 }, () => 0)
  for (let kernel = 0; kernel < 6; kernel++) {
    for (let v = 0; v < 5; v++) {
      for (let u = 0; u < 5; u++) {
        for (const [dv, du] of [[0, 1], [1, 0], [0, -1], [-1, 0]] as const) {
          const difference = weight(v, u, kernel) - weight(v + dv, u + du, kernel)
          const isBorder = v + dv < 0 || u + du < 0 || v + dv > 4 || u + du > 4
          loss += difference ** 2 * (isBorder ? 1 : 0.5) // two cells inside are met from both
          gradient[(5 * v + u) * 6 + kernel]! += 2 * difference
        }
      }
    }
  }
  return { loss, gradient }
}

/** The gradient of `plainLoss`, by the chain rule. */
export function plainGradient(parameters: ArrayLike<number>, batch: readonly Labelled[], smoothness: number): number[] {
  const gradient = Array.from({ length: parameters.length }, (_, index) => smoothness * (differences(parameters).gradient[index] ?? 0))
  for (const { image, digit } of batch) {
    const { network, input, firstSums, first, firstPool, secondSums, second, secondPool, flat, probabilities } = pass(parameters, image)
    const dLogits = probabilities.map((probability, index) => (probability - (index === digit ? 1 : 0)) / batch.length)
    flat.forEach((value, index) => dLogits.forEach((d, to) => { gradient[2572 + 10 * index + to]! += value * d }))
    dLogits.forEach((d, to) => { gradient[5132 + to]! += d })
    const dFlat = flat.map((_, index) => dLogits.reduce((sum, d, to) => sum + d * network.dense[index]![to]!, 0))

    const dSecond = unpool(mapsOf(4, 4, 16, (row, column, channel) => dFlat[(4 * row + column) * 16 + channel]!), secondPool.winners, second, secondSums)
    const dPooled = back(firstPool.pooled, network.second, dSecond, gradient, 156, 2556)
    const dFirst = unpool(dPooled, firstPool.winners, first, firstSums)
    back(input, network.first, dFirst, gradient, 0, 150)
  }
  return gradient
}

/** Through max-pooling and the rectifier. */
function unpool(upstream: Maps, winners: [number, number][][][], maps: Maps, sums: Maps): Maps {
  const result = mapsOf(maps.length, maps.length, maps[0]![0]!.length, () => 0)
  upstream.forEach((line, row) => line.forEach((cell, column) => cell.forEach((value, channel) => {
    const [v, u] = winners[row]![column]![channel]!
    if (sums[v]![u]![channel]! > 0)
      result[v]![u]![channel]! += value
  })))
  return result
}

/** Through a convolution: adds to the gradient of its kernels and bias, and gives that of its input. */
function back(maps: Maps, { kernels }: Layer, upstream: Maps, gradient: number[], kernelsAt: number, biasAt: number): Maps {
  const ins = maps[0]![0]!.length
  const outs = upstream[0]![0]!.length
  const result = mapsOf(maps.length, maps.length, ins, () => 0)
  upstream.forEach((line, row) => line.forEach((cell, column) => cell.forEach((value, out) => {
    gradient[biasAt + out]! += value
    for (let v = 0; v < 5; v++) {
      for (let u = 0; u < 5; u++) {
        for (let channel = 0; channel < ins; channel++) {
          gradient[kernelsAt + ((5 * v + u) * ins + channel) * outs + out]! += value * maps[row + v]![column + u]![channel]!
          result[row + v]![column + u]![channel]! += value * kernels[v]![u]![channel]![out]!
        }
      }
    }
  })))
  return result
}
