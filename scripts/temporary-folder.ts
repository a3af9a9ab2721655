import { mkdtempSync, rmSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'

/** A new folder that is gone when the process ends, after an error and after Ctrl + C too. */
export function temporaryFolder(prefix: string): string {
  const folder = mkdtempSync(join(tmpdir(), prefix))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    if (process.listenerCount(signal) === 0) // by itself a signal ends the process without its exit being told
      process.once(signal, () => process.exit(128 + constants.signals[signal]))
  }
  return folder
}
