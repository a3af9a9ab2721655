import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { UserError } from '../paper/command-line.ts'

/**
 * Keeps a folder to this process: two that train in it would overwrite each other's runs.
 *
 * @throws {UserError} If another process that still runs has it.
 */
export function keepToOneProcess(folder: string): void {
  const file = join(folder, 'process')
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' })
  }
  catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw error
    const owner = Number(readFileSync(file, 'utf8'))
    if (isRunning(owner))
      throw new UserError(`Process ${owner} trains in ${folder} already; wait for it, or name another folder with --out.`)
    writeFileSync(file, String(process.pid)) // left over by one that was killed
  }
  process.once('exit', () => rmSync(file, { force: true }))
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  }
  catch {
    return false
  }
}
