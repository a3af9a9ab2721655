import type { FreshCopy } from '../../scripts/dev-server/fresh-copy'
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshCopy } from '../../scripts/dev-server/fresh-copy'

let copy: FreshCopy
beforeAll(async () => {
  copy = await freshCopy()
})
afterAll(() => copy?.remove())

/** Runs a command in the copy; gives its exit code, and what it printed. */
const run = (...command: string[]) => promisify(execFile)(command[0]!, command.slice(1), { cwd: copy.folder, env: { ...process.env, NODE_ENV: undefined, VITEST: undefined } })
  .then(({ stdout, stderr }) => ({ code: 0, output: stdout + stderr }), ({ code, stdout, stderr }: { code: number, stdout: string, stderr: string }) => ({ code, output: stdout + stderr }))

describe('a new demo', () => {
  it('passes lint, types and its own tests as it is written', async () => {
    const written = await run('npm', 'run', 'new-demo', '--', 'drop-out')
    expect(written.code, written.output).toBe(0)
    const files = written.output.match(/^\S+\.(?:ts|vue)$/gm)!
    expect(files).toContain('components/drop-out/DropOut.vue')
    // Of the types nothing but the new files and what they import: no other file knows them.
    await writeFile(join(copy.folder, 'new.json'), JSON.stringify({ extends: './tsconfig.json', include: files, compilerOptions: { incremental: false, tsBuildInfoFile: null } }))
    for (const command of [['npx', 'eslint', '--max-warnings', '0', ...files], ['npx', 'vue-tsc', '-p', 'new.json'], ['npm', 'run', 'test:unit', '--', 'drop-out']]) {
      const { code, output } = await run(...command)
      expect(code, output).toBe(0)
    }
  })

  it.each([
    ['Drop out', 'A demo\'s name is words in small letters with hyphens between them, such as drop-out; got “Drop out”.'],
    ['dropout', 'A component\'s name needs two words or more, to differ from every HTML tag; got “dropout”. Try dropout-demo.'],
    ['gradient-descent', 'components/gradient-descent is there already; choose another name.'],
  ])('is not begun with the name “%s”', async (name, sentence) => {
    const { code, output } = await run('npm', 'run', 'new-demo', '--', name)
    expect([code, output]).toEqual([1, expect.stringContaining(sentence)])
  })
})
