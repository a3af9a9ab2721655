/*
 * The translators written out from their definitions with loops, sharing nothing with demos/ but the order of the parameters. English
 * and French are tokens, of which 0 is the boundary.
 */

type Matrix = number[][]

const WORDS = { english: 99, french: 153 }

/** Takes matrices off the parameters, one after the other. */
function taker(parameters: ArrayLike<number>) {
  let next = 0
  return (rows: number, columns: number): Matrix => Array.from({ length: rows }, () => Array.from({ length: columns }, () => parameters[next++]!))
}

/** xᵀM + b */
function applied(x: readonly number[], m: Matrix, b: readonly number[] = []): number[] {
  const y: number[] = []
  for (let j = 0; j < m[0]!.length; j++) {
    let sum = b[j] ?? 0
    for (let i = 0; i < x.length; i++)
      sum += x[i]! * m[i]![j]!
    y.push(sum)
  }
  return y
}

function normalised(z: readonly number[]): number[] {
  const total = z.reduce((sum, value) => sum + Math.exp(value), 0)
  return z.map(value => Math.exp(value) / total)
}

const blend = (shares: readonly number[], rows: Matrix) => rows[0]!.map((_, j) => shares.reduce((sum, share, i) => sum + share * rows[i]![j]!, 0))
const sigma = (z: number) => 1 / (1 + Math.exp(-z))

export interface Step { scores: number[], attention: number[], probabilities: number[] }

/** What the network “alignment” or “shifted” computes for each place of the French words, from the words before it. */
export function convolutionalSteps(name: 'alignment' | 'shifted', parameters: ArrayLike<number>, english: readonly number[], french: readonly number[]): Step[] {
  const take = taker(parameters)
  const [E, F] = [take(WORDS.english, 24), take(WORDS.french, 24)]
  const [K, bK] = [take(5 * 24, 24), take(1, 24)[0]]
  const around = name === 'alignment' ? [0, 1, 2, 3, 4] : [-2, -1, 1, 2]
  const made = name === 'alignment' ? 4 : 20
  const [V, bV] = [take(around.length * 24, made), take(1, made)[0]]
  const [S, bS] = [take(6 * 24, 32), take(1, 32)[0]]
  const Q = take(32, 24)
  const Wc = take(name === 'alignment' ? 28 : 20, 24)
  const Wo = take(32, 24)
  const b = take(1, WORDS.french - 1)[0]!

  const at = (j: number) => E[j >= 0 && j < english.length ? english[j]! : 0]!
  const keys = english.map((_, j) => applied([-2, -1, 0, 1, 2].flatMap(o => at(j + o)), K, bK).map(Math.tanh))
  const values = english.map((_, j) => [...name === 'alignment' ? at(j) : [], ...applied(around.flatMap(o => at(j + o)), V, bV).map(Math.tanh)])
  return french.map((_, t) => {
    const lastFive = [5, 4, 3, 2, 1].flatMap(back => F[t - back >= 0 ? french[t - back]! : 0]!)
    const sum = Array.from({ length: 24 }, (_, column) => {
      let total = 0
      for (let i = 0; i < t; i++)
        total += 0.5 * 0.8 ** i * F[french[i]!]![column]!
      return total
    })
    const state = applied([...lastFive, ...sum], S, bS).map(Math.tanh)
    const query = applied(state, Q)
    const scores = keys.map(key => key.reduce((sum, value, index) => sum + value * query[index]!, 0))
    const attention = normalised(scores)
    const context = applied(blend(attention, values), Wc)
    const out = applied(state, Wo).map((value, index) => value + context[index]!)
    const logits = b.map((bias, word) => bias + out.reduce((sum, value, index) => sum + value * F[word + 1]![index]!, 0))
    return { scores, attention, probabilities: normalised(logits) }
  })
}

/** Bahdanau et al. (2014), appendix A: z and r are the gates of equations for h and s. */
export function recurrentSteps(parameters: ArrayLike<number>, english: readonly number[], french: readonly number[]): Step[] {
  const take = taker(parameters)
  const [E, F] = [take(WORDS.english, 16), take(WORDS.french, 16)]
  const unit = (input: number, size: number) => {
    const [W, Ugates, U, b] = [take(input, 3 * size), take(size, 2 * size), take(size, size), take(1, 3 * size)[0]!]
    return (h: readonly number[], x: readonly number[]) => {
      const w = applied(x, W, b)
      const u = applied(h, Ugates)
      const z = h.map((_, i) => sigma(w[i]! + u[i]!))
      const r = h.map((_, i) => sigma(w[size + i]! + u[size + i]!))
      const gated = applied(h.map((value, i) => r[i]! * value), U)
      return h.map((value, i) => (1 - z[i]!) * value + z[i]! * Math.tanh(w[2 * size + i]! + gated[i]!))
    }
  }
  const [forward, backward] = [unit(16, 16), unit(16, 16)]
  const [Ws, bs] = [take(16, 24), take(1, 24)[0]]
  const [Wa, Ua, va] = [take(24, 16), take(32, 16), take(16, 1).map(([v]) => v!)]
  const write = unit(16 + 32, 24)
  const [O, b] = [take(24 + 32 + 16, 16), take(1, WORDS.french - 1)[0]!]

  const sentence = Array.from({ length: 18 }, (_, j) => E[english[j] ?? 0]!)
  const zeros = Array.from({ length: 16 }, () => 0)
  const ahead: Matrix = []
  sentence.forEach((word, j) => { ahead[j] = forward(ahead[j - 1] ?? zeros, word) })
  const back: Matrix = []
  for (let j = 17; j >= 0; j--)
    back[j] = backward(back[j + 1] ?? zeros, sentence[j]!)
  const annotations = english.map((_, j) => [...ahead[j]!, ...back[j]!])

  let s = applied(back[0]!, Ws, bs).map(Math.tanh)
  return french.map((_, t) => {
    const scores = annotations.map((h) => {
      const [fromState, fromWord] = [applied(s, Wa), applied(h, Ua)]
      return va.reduce((sum, v, i) => sum + v * Math.tanh(fromState[i]! + fromWord[i]!), 0)
    })
    const attention = normalised(scores)
    const context = blend(attention, annotations)
    const previous = F[t > 0 ? french[t - 1]! : 0]!
    s = write(s, [...previous, ...context])
    const out = applied([...s, ...context, ...previous], O)
    const logits = b.map((bias, word) => bias + out.reduce((sum, value, index) => sum + value * F[word + 1]![index]!, 0))
    return { scores, attention, probabilities: normalised(logits) }
  })
}
