import { requireIntegers } from './checks'

/** A seeded generator: the same seed gives the same numbers on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  uniform: () => number
  /** An integer from 0 to `below − 1`, each as likely as any other. */
  integer: (below: number) => number
  /** One of the items, each as likely as any other. */
  pick: <Item>(items: readonly Item[]) => Item
  /** The items in a random order, each order as likely as any other. */
  shuffled: <Item>(items: readonly Item[]) => Item[]
  /** From the normal distribution with mean 0 and variance 1. */
  normal: () => number
}

/** 2³² divided by the golden ratio, odd: adding it again and again visits every number before one comes back. */
const STRIDE = 0x9E3779B9

/**
 * Makes a generator.
 *
 * @param seed - At least 1; TensorFlow.js takes a seed of 0 for none.
 * @param stream - Numbers of at least 0 that tell apart what one seed is used for, such as the step of a training run. Each stream
 * is a generator of its own, so that a run can go on from any step.
 * @throws {RangeError} If the seed or a number of the stream is not such a number.
 * @see Steele, Lea & Flood (2014), Fast splittable pseudorandom number generators; this is the like with 32 bits.
 */
export function createRandom(seed: number, ...stream: readonly number[]): Random {
  requireIntegers({ seed }, 1)
  stream.forEach(part => requireIntegers({ stream: part }, 0))
  let state = stream.reduce((mixed, part) => mix(mix(mixed + STRIDE) + part), mix(seed))

  const uniform = () => {
    state = (state + STRIDE) | 0
    return mix(state) / 2 ** 32
  }
  const integer = (below: number) => Math.floor(uniform() * below)
  return {
    uniform,
    integer,
    pick: items => items[integer(items.length)]!,
    shuffled: (items) => {
      const result = [...items]
      for (let last = result.length - 1; last > 0; last--) { // Fisher–Yates
        const other = integer(last + 1);
        [result[last], result[other]] = [result[other]!, result[last]!]
      }
      return result
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()), // Box–Muller
  }
}

/**
 * Scrambles 32 bits: each bit of the result depends on every bit of the number, and no two numbers give the same.
 *
 * @see https://github.com/skeeto/hash-prospector: its best function of two rounds.
 */
function mix(number: number): number {
  let bits = number | 0
  bits = Math.imul(bits ^ (bits >>> 16), 0x21F0AAAD)
  bits = Math.imul(bits ^ (bits >>> 15), 0x735A2D97)
  return (bits ^ (bits >>> 15)) >>> 0
}
