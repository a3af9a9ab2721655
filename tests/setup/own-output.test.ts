import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { resolveConfig } from 'vite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ownOutput } from '../../setup/own-output'

let root: string
beforeEach(() => { root = mkdtempSync(join(tmpdir(), 'output-')) })
afterEach(() => rmSync(root, { recursive: true }))

const build = (outDir: string) => resolveConfig({ configFile: false, root, logLevel: 'silent', plugins: [ownOutput()], build: { outDir } }, 'build')
const put = (...path: string[]) => {
  mkdirSync(join(root, ...path.slice(0, -1)), { recursive: true })
  writeFileSync(join(root, ...path), '')
}

describe('a build', () => {
  it('goes into a folder that is new or empty, or where a deck was built before', async () => {
    await expect(build('dist')).resolves.toBeDefined()
    mkdirSync(join(root, 'dist'))
    await expect(build('dist')).resolves.toBeDefined()
    put('dist', 'index.html')
    put('dist', 'assets', 'index.js')
    await expect(build('dist')).resolves.toBeDefined()
  })

  it.each([
    ['the pages', 'pages', ['pages', 'lecture.md']],
    ['a folder of somebody', 'holidays', ['holidays', 'index.html']],
    ['the project itself', '.', ['slides.md']],
    ['the folder above it', '..', ['slides.md']],
  ])('does not go into %s', async (_, outDir, file) => {
    put(...file)
    await expect(build(outDir)).rejects.toThrow(/would delete what is in .*; name a folder that is new or empty\./)
  })

  it('does not go into a project that has an index.html and assets', async () => {
    put('index.html')
    put('assets', 'a.js')
    put('package.json')
    await expect(build('.')).rejects.toThrow('would delete')
  })
})
