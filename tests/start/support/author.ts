import type { FreshCopy } from '../../../scripts/dev-server/fresh-copy.ts'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** One change in one file of a copy, as an author saves it. */
export interface Change {
  file: string
  from: string
  to: string
}

/** Makes it; gives back what takes it back. */
export function save({ folder }: FreshCopy, { file, from, to }: Change): () => void {
  const path = join(folder, file)
  const text = readFileSync(path, 'utf8')
  if (!text.includes(from))
    throw new Error(`${file} has no “${from}” any more; name what it has in tests/start/support/authors-loop.ts.`)
  writeFileSync(path, text.replace(from, () => to))
  return () => writeFileSync(path, text)
}
