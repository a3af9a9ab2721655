import { existsSync, readdirSync } from 'node:fs'
import { basename, extname, join } from 'node:path'

/** Paths of the files below a folder, by the name that Slidev gives to what is in each; empty where there is no such folder. */
function named(folder: string, extensions: readonly string[]): [name: string, path: string][] {
  if (!existsSync(folder))
    return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => extensions.includes(extname(path)))
    .map(path => [basename(path, extname(path)), join(folder, path)])
}

/** What a slide can use: Slidev's own and the deck's. */
export interface Parts {
  components: Map<string, string>
  layouts: Map<string, string>
}

/** @param roots - Slidev's client, then the theme's and the deck's folder. */
export const partsOf = (clientRoot: string, roots: readonly string[]): Parts => ({
  components: new Map([
    ...named(join(clientRoot, 'builtin'), ['.vue', '.ts']),
    ...roots.flatMap(root => named(join(root, 'components'), ['.vue'])),
  ]),
  layouts: new Map([clientRoot, ...roots].flatMap(root => named(join(root, 'layouts'), ['.vue', '.ts', '.js']))),
})
