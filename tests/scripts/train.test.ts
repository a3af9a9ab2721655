import type { Run, RunSoFar } from '../../scripts/train/run'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { deserialize } from 'node:v8'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { loadRun } from '../../demos/alignment/recorded-run'
import { decodeWeights as decodeTranslator } from '../../demos/alignment/weights'
import { decodeWeights } from '../../demos/transformer/weights'

let folder: string
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'train-')) })
afterEach(() => rmSync(folder, { recursive: true }))

function start(...options: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'scripts/train.ts', '--out', folder, '--jobs', '1', ...options])
  let output = ''
  child.stdout.on('data', (text) => { output += text })
  child.stderr.on('data', (text) => { output += text })
  const ended = once(child, 'exit').then(([code]: unknown[]) => ({ code, output }))
  return { child, ended }
}

it('trains, measures, writes and prints, and leaves nothing else behind', async () => {
  const { code, output } = await start('--only', 'readable,one-layer', '--seeds', '1,2', '--steps', '20').ended
  expect(code, output).toBe(0)
  expect(output).toMatch(/\| network \| on held-out pairs \| seed 1 \| seed 2 \|\n/)
  expect(output).toMatch(/\| readable \(13\.1 k parameters, 28 kB\) \| accuracy \| [*\d.]+ \| [*\d.]+ \|\n/)
  expect(readdirSync(join(folder, 'public/weights')).sort()).toEqual(['one-layer.bin', 'readable.bin', 'recorded'])
  expect(decodeWeights(readFileSync(join(folder, 'public/weights/one-layer.bin'))).origin).toEqual({ name: 'one-layer', seed: 1, step: 20 })
  expect(existsSync(join(folder, '.train'))).toBe(false)
})

it('trains translators, with the recorded run of the one that is scrubbed through', async () => {
  const { code, output } = await start('--only', 'alignment,shifted', '--seeds', '1', '--steps', '20').ended
  expect(code, output).toBe(0)
  expect(output).toMatch(/\| network \| seed \| words right \| sentences right \| alignment \| one word beside \| alignment error rate \| mean largest share \| the lecture's sentence \|\n/)
  expect(output).toMatch(/\| alignment \| 1 (?:\| [01]\.\d{4} ){6}\| wrong, \d+ of 14 words aligned \|\n/)
  expect(readdirSync(join(folder, 'public/weights')).sort()).toEqual(['alignment-run.json', 'alignment.bin', 'shifted.bin'])
  expect(readdirSync(join(folder, 'demos/alignment')).sort()).toEqual(['alignment-metrics.json', 'recorded-translations.json'])
  expect(decodeTranslator(readFileSync(join(folder, 'public/weights/shifted.bin'))).origin).toEqual({ name: 'shifted', seed: 1, step: 20 })
  const run = await loadRun('run.json', () => Promise.resolve(new Response(readFileSync(join(folder, 'public/weights/alignment-run.json')))))
  expect(run.steps.map(({ step }) => step)).toEqual([0, 10, 20])
})

it('keeps what it has when it is interrupted, and goes on from there', async () => {
  const part = join(folder, '.train', 'one-layer-1-5000.part')
  const readPart = () => deserialize(readFileSync(part)) as { run: Run, soFar: RunSoFar }
  const stepOf = () => existsSync(part) ? readPart().soFar.state!.step : 0
  const interruptAfter = async (step: number) => {
    const { child, ended } = start('--only', 'one-layer', '--seeds', '1', '--steps', '5000')
    while (stepOf() <= step && child.exitCode === null)
      await sleep(50)
    child.kill('SIGINT')
    return ended
  }

  expect(await interruptAfter(0)).toMatchObject({ code: 130, output: expect.stringContaining('Stopped with 0 of 1 networks trained; run npm run train again to go on.') })
  const { soFar: first } = readPart()
  expect((await interruptAfter(first.state!.step)).code).toBe(130)
  const { soFar: second } = readPart()
  expect(second.state!.step).toBeGreaterThan(first.state!.step)
  expect(second.losses).toHaveLength(second.state!.step)
  expect(second.losses.slice(0, first.losses.length)).toEqual(first.losses)
})
