import type { HmrContext } from 'vite'
import { describe, expect, it } from 'vitest'
import { wholeFiles } from '../../setup/author/whole-files'

/** What the next plugin reads of a file that answers so, look after look. */
async function readAfter(file: string, ...answers: string[]): Promise<string> {
  const context = { file, read: () => answers.length > 1 ? answers.shift()! : answers[0]! } as HmrContext
  await wholeFiles().handleHotUpdate.handler(context)
  return context.read()
}

describe('a saved page', () => {
  it('is read when it has its text, however late it was emptied', async () => {
    expect(await readAfter('pages/a.md', '', '', 'text')).toBe('text')
  })

  it('is read when it has all of its text', async () => {
    expect(await readAfter('pages/a.md', '', 'half of ', 'half of the text')).toBe('half of the text')
  })

  it('is read when it has its text, written once more after the first look', async () => {
    expect(await readAfter('pages/a.md', 'text', 'text', '', 'other', 'other text')).toBe('other text')
  })

  it('is read as it is, if it stays empty', async () => {
    expect(await readAfter('pages/a.md', '')).toBe('')
  })
})

it('another file is not waited for', async () => {
  expect(await readAfter('components/a.vue', '', 'text')).toBe('')
})
