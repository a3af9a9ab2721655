import { constants } from 'node:fs'
import { copyFile, cp, link, mkdir, mkdtemp, readdir, readlink, realpath, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../..')
const LEFT_BEHIND = ['.cache', '.git', '.look', '.slidev', '.train', '.vite', 'coverage', 'dist', 'node_modules']

export interface FreshCopy {
  folder: string
  remove: () => Promise<void>
}

/** A copy of the project as it is after `npm ci`: its files and packages, and nothing that a server or a build has kept. */
export async function freshCopy(): Promise<FreshCopy> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'deck-copy-')))
  await cp(ROOT, folder, { recursive: true, filter: source => !LEFT_BEHIND.includes(basename(source)) })
  const packages = await realpath(join(ROOT, 'node_modules'))
  const caches = (await readdir(packages)).filter(name => name.startsWith('.') && name !== '.bin')
  await linkFolder(packages, join(folder, 'node_modules'), caches)
  return { folder, remove: () => rm(folder, { recursive: true, maxRetries: 5 }) }
}

/** Hard links take a second for some thirty thousand files; across file systems they are copies. */
async function linkFolder(from: string, to: string, leftOut: readonly string[] = []): Promise<void> {
  await mkdir(to)
  const entries = await readdir(from, { withFileTypes: true })
  await Promise.all(entries.filter(({ name }) => !leftOut.includes(name)).map(async (entry) => {
    const source = join(from, entry.name)
    const target = join(to, entry.name)
    if (entry.isDirectory())
      return linkFolder(source, target)
    if (entry.isSymbolicLink())
      return symlink(await readlink(source), target)
    return link(source, target).catch(() => copyFile(source, target, constants.COPYFILE_FICLONE))
  }))
}
