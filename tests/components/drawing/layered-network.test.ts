import { expect, it } from 'vitest'
import { layeredNetwork } from '../../../components/drawing/layered-network'

const sizes = [4, 5, 3]
const { nodes, edges } = layeredNetwork({ sizes, width: 600, height: 500, radius: 20 })

it('joins every node to every node of the next layer, and to no other', () => {
  expect(edges).toHaveLength(4 * 5 + 5 * 3)
  expect(new Set(edges.map(({ from, to }) => `${from.layer}.${from.index} ${to.layer}.${to.index}`)).size).toBe(edges.length)
  expect(edges.every(({ from, to, layer }) => from.layer === layer && to.layer === layer + 1)).toBe(true)
})

it('keeps every circle inside the ground and lets the largest layer fill it', () => {
  expect(Math.min(...nodes.map(({ x }) => x))).toBe(20)
  expect(Math.max(...nodes.map(({ x }) => x))).toBe(580)
  expect(Math.min(...nodes.map(({ y }) => y))).toBe(20)
  expect(Math.max(...nodes.map(({ y }) => y))).toBe(480)
})

it('centres every layer', () => {
  for (const [layer, size] of sizes.entries()) {
    const ys = nodes.filter(node => node.layer === layer).map(({ y }) => y)
    expect(ys.reduce((sum, y) => sum + y) / size).toBeCloseTo(250)
  }
})

it('puts a lone node in the middle', () => {
  expect(layeredNetwork({ sizes: [1], width: 600, height: 500, radius: 20 }).nodes[0]).toMatchObject({ x: 300, y: 250 })
})

it('puts layers where it is told to', () => {
  const { nodes } = layeredNetwork({ sizes: [1, 1], width: 600, height: 500, columns: [50, 90] })
  expect(nodes.map(({ x }) => x)).toEqual([50, 90])
})
