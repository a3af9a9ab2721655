import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UserError } from '../../scripts/paper/command-line'
import { keepToOneProcess } from '../../scripts/train/one-at-a-time'
import { readTrainOptions } from '../../scripts/train/options'

describe('npm run train', () => {
  it.each([
    [['--only', 'gpt'], '--only names “gpt”, which is no network; name some of readable, word-values, standard'],
    [['--only', 'readable,toString'], '--only names “toString”, which is no network'],
    [['--seeds', '11,x'], '--seeds takes integers from 1 on; got “x”.'],
    [['--seeds', ''], '--seeds takes integers from 1 on; got “”.'],
    [['--seeds', '0'], '--seeds takes integers from 1 on; got “0”.'],
    [['--steps', '2.5'], '--steps takes integers from 1 on; got “2.5”.'],
    [['--jobs', '-1'], '--jobs'],
    [['--jobs', 'many'], '--jobs takes integers from 1 on; got “many”.'],
    [['--job', '2'], 'Use: npm run train -- [--only NAMES]'],
  ])('answers %j in a sentence', (args, sentence) => {
    expect(() => readTrainOptions(args)).toThrow(UserError)
    expect(() => readTrainOptions(args)).toThrow(sentence)
  })

  it('takes all networks and five seeds by itself', () => {
    expect(readTrainOptions([])).toMatchObject({ names: ['readable', 'word-values', 'standard', 'four-heads', 'one-layer', 'causal', 'digits', 'digits-ordinary', 'alignment', 'shifted', 'recurrent'], seeds: [11, 12, 13, 14, 15], steps: undefined })
  })
})

describe('a folder of runs', () => {
  let folder: string
  beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'runs-')) })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('is one process’s alone', () => {
    writeFileSync(join(folder, 'process'), String(process.ppid))
    expect(() => keepToOneProcess(folder)).toThrow(`Process ${process.ppid} trains in ${folder} already; wait for it, or name another folder with --out.`)
  })

  it('is free again after one that was killed, and after one that has ended', () => {
    const ended = spawnSync(process.execPath, ['--version'])
    writeFileSync(join(folder, 'process'), String(ended.pid))
    expect(() => keepToOneProcess(folder)).not.toThrow()
    rmSync(join(folder, 'process'))
    const script = `import { keepToOneProcess } from './scripts/train/one-at-a-time.ts'; keepToOneProcess(${JSON.stringify(folder)})`
    expect(spawnSync(process.execPath, ['--import', 'tsx', '--input-type', 'module', '--eval', script]).status).toBe(0)
    expect(existsSync(join(folder, 'process'))).toBe(false)
  })
})
