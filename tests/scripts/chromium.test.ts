import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { findChromium } from '../../scripts/chromium'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'chromium-'))
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(folder, { recursive: true })
})

function program(name: string): string {
  const path = join(folder, name)
  writeFileSync(path, '#!/bin/sh\n')
  chmodSync(path, 0o755)
  return path
}

it('takes the one that CHROMIUM_PATH names before any other', () => {
  program('chromium')
  const named = program('my-chromium')
  vi.stubEnv('PATH', folder)
  vi.stubEnv('CHROMIUM_PATH', named)
  expect(findChromium()).toBe(named)
})

it('finds an installed one by its name', () => {
  vi.stubEnv('CHROMIUM_PATH', '')
  vi.stubEnv('PATH', folder)
  const installed = program('google-chrome')
  expect(findChromium()).toBe(installed)
})

it('says what to do when CHROMIUM_PATH names no program', () => {
  vi.stubEnv('CHROMIUM_PATH', join(folder, 'nothing'))
  expect(() => findChromium()).toThrow(/CHROMIUM_PATH is .*nothing, which is no program that can be run; set it to/)
})

it.each([
  ['npm run export', 'tsx', ['scripts/export.ts']],
  ['npm run look', 'tsx', ['scripts/look.ts']],
  ['npm test', 'vitest', ['run', '--project', 'webgpu', '--project', 'built']],
])('so does %s, in that sentence alone and before anything is built', async (_, program, args) => {
  const env = { ...process.env, CHROMIUM_PATH: join(folder, 'nothing'), NO_COLOR: '1' }
  const { stdout, stderr, code } = await promisify(execFile)(join('node_modules/.bin', program), args, { env }).then(({ stdout, stderr }) => ({ stdout, stderr, code: 0 }), (error: { stdout: string, stderr: string, code: number }) => error)
  expect(code).toBe(1)
  expect(stderr).toContain(`CHROMIUM_PATH is ${env.CHROMIUM_PATH}, which is no program that can be run; set it to`)
  expect(`${stdout}${stderr}`).not.toMatch(/^ +at |Building/m)
})
