import { createServer, resolveOptions } from '@slidev/cli'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import process from 'node:process'
import { expect, it } from 'vitest'
import { dependencies, neverUsed } from '../../setup/dev-server/dependencies.ts'
import { packagesImportedBy } from './support/browser-imports.ts'

const sourcesIn = (folder: string) => readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(file => /\.(ts|vue)$/.test(file) && !file.endsWith('.d.ts') && !file.includes('node_modules'))
  .map(file => join(folder, file))

/** What Slidev and this deck tell Vite of packages. */
async function packageSettings() {
  const server = await createServer(await resolveOptions({ entry: 'slides.md' }, 'dev'), { logLevel: 'silent', server: { ws: false } })
  await server.close()
  const { include = [], exclude = [] } = server.environments.client.config.optimizeDeps
  return {
    isBundled: (name: string) => include.some(entry => entry === name || entry.endsWith(` > ${name}`)),
    isServedAsItIs: (name: string) => exclude.some(entry => name === entry || name.startsWith(`${entry}/`)),
  }
}

const { isBundled, isServedAsItIs } = await packageSettings()

it('lists every package that the deck’s own code imports in the browser, and no other', () => {
  const folders = ['components', 'demos', 'layouts', 'pages', 'paper', 'setup', 'site', 'styles']
  const notInTheBrowser = /^(site\/(build\/|reading\/|service-worker)|setup\/(?!main|routes|left-out\/(?!index)))/
  const files = [...folders.flatMap(sourcesIn), 'custom-nav-controls.vue'].filter(file => !notInTheBrowser.test(file))
  const imported = new Set(files.flatMap(packagesImportedBy))
  expect(files.length).toBeGreaterThan(200)
  expect([...dependencies].sort()).toEqual([...imported].filter(name => !isServedAsItIs(name) && !name.startsWith('@slidev/')).sort())
})

it('leaves nothing of Slidev’s client unbundled that a browser cannot read', () => {
  const client = dirname(createRequire(import.meta.url).resolve('@slidev/client/package.json'))
  const files = sourcesIn(client).filter(file => !relative(client, file).startsWith('scripts')) // those run in Node
  const rest = [...new Set(files.flatMap(packagesImportedBy))].filter(name => !isServedAsItIs(name) && !isBundled(name) && !neverUsed.includes(name) && !name.startsWith('@slidev/'))
  expect(files.length).toBeGreaterThan(100)
  expect(rest.filter(name => !isModule(name, client))).toEqual([])
})

/** Whether a package is written as modules, which a browser takes as they are. */
function isModule(name: string, client: string): boolean {
  const folder = name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/')
  const file = [client, process.cwd()].map(place => join(place, 'node_modules', folder, 'package.json')).find(existsSync)
  if (!file)
    throw new Error(`${name}, which Slidev's client imports, is not installed; it can be told neither to be a module nor not.`)
  const { type, module } = JSON.parse(readFileSync(file, 'utf8')) as { type?: string, module?: string }
  return type === 'module' || module !== undefined
}
