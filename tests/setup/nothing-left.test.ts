import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { changes, nothingLeft } from '../../setup/nothing-left'

/** The plugin, as Vite runs it; its error is thrown. */
function transform(code: string, file: string): string {
  const { handler } = nothingLeft().transform as { handler: (code: string, id: string) => string }
  return handler.call({ error: (sentence: string) => { throw new Error(sentence) } }, code, `/node_modules/@slidev/client/${file}`)
}

describe.each(changes)('Slidev’s $file', ({ file, theirs, ours }) => {
  const source = readFileSync(`node_modules/@slidev/client/${file}`, 'utf8')

  it('keeps what belongs to a page, in the one place that is changed', () => {
    expect(source.split(theirs)).toHaveLength(2)
    expect(source).not.toContain(ours)
    expect(transform(source, file)).toBe(source.replace(theirs, ours))
  })

  it('stops the build once it is written in another way', () => {
    expect(() => transform(source.replace(theirs, ''), file)).toThrow(`Slidev’s ${file} keeps what belongs to a page in another way than 52.20.1; look whether setup/nothing-left.ts is still needed.`)
  })
})
