import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/*
 * Begins a live demo: `npm run new-demo -- drop-out`. What it writes shows the square of a number, and passes lint, types and its
 * own tests; from there on it is changed.
 */

const template = fileURLToPath(new URL('./new-demo/template/', import.meta.url))

const [name = ''] = process.argv.slice(2)
if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name))
  giveUp(`A demo's name is words in small letters with hyphens between them, such as drop-out; got “${name}”.`)

const words = name.split('-').map(word => word[0]!.toUpperCase() + word.slice(1))
const componentName = words.join('')
if (words.length < 2)
  giveUp(`A component's name needs two words or more, to differ from every HTML tag; got “${name}”. Try ${name}-demo.`)
const taken = [`components/${name}`, `demos/${name}`].find(path => existsSync(path))
if (taken)
  giveUp(`${taken} is there already; choose another name.`)

const fill = (text: string) => text
  .replaceAll('__name__', name)
  .replaceAll('__Name__', componentName)
  .replaceAll('__title__', words.map((word, index) => index === 0 ? word : word.toLowerCase()).join(' '))

for (const path of readdirSync(template, { recursive: true, encoding: 'utf8' }).filter(path => /\.\w+$/.test(path)).sort()) {
  mkdirSync(dirname(fill(path)), { recursive: true })
  writeFileSync(fill(path), fill(readFileSync(join(template, path), 'utf8')))
  console.log(fill(path))
}
console.log(`\nPut <${componentName} :clicks="$clicks" /> into a slide of pages/.`)

function giveUp(sentence: string): never {
  console.error(sentence)
  process.exit(1)
}
