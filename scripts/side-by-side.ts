import { spawn } from 'node:child_process'
import { once } from 'node:events'
import process from 'node:process'

/*
 * `tsx scripts/side-by-side.ts lint types`: runs npm scripts that take one core each at the same time. Fails if one of them does,
 * when all have said what they have to say.
 */
const codes = await Promise.all(process.argv.slice(2).map(async (script) => {
  const child = spawn('npm', ['run', script, '--silent'], { stdio: 'inherit', shell: process.platform === 'win32' })
  const [code] = await once(child, 'exit') as [number | null]
  return code ?? 1
}))
process.exitCode = Math.max(0, ...codes)
