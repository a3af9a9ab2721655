import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { loadRun } from '../../../demos/digits/recorded-run'

const recorded = JSON.parse(readFileSync('public/weights/digits-run.json', 'utf8')) as Record<string, unknown>
const answering = (content: unknown) => () => Promise.resolve(Response.json(content))

it('loads both recorded runs, of a thousand losses, from the shipped seed', async () => {
  for (const name of ['digits', 'digits-ordinary']) {
    const run = await loadRun(name, () => Promise.resolve(new Response(readFileSync(`public/weights/${name}-run.json`))))
    expect(run.losses).toHaveLength(1000)
    expect(run.steps.at(-1)!.step).toBe(1000)
    expect(run.seed).toBe(11)
  }
})

it.each([
  ['no steps', { ...recorded, steps: [] }],
  ['a kernel too few', { ...recorded, steps: [{ step: 1, accuracy: 1, kernels: [] }] }],
  ['a loss that is no number', { ...recorded, losses: ['1'] }],
  ['nothing', null],
])('refuses %s', async (_, content) => {
  await expect(loadRun('r.json', answering(content))).rejects.toThrow('the file r.json holds no recorded run; run npm run train.')
})

it('says when it cannot be had', async () => {
  await expect(loadRun('r.json', () => Promise.resolve(new Response('', { status: 404 })))).rejects.toThrow('the recorded run r.json could not be fetched (the server answers 404); reload the page.')
})
