import { ESLint } from 'eslint'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const eslint = new ESLint()

/** Rules that a file breaks if a line is added to it. */
async function broken(path: string, line: string): Promise<string[]> {
  const text = readFileSync(path, 'utf8')
  const changed = path.endsWith('.vue') ? text.replace('<script setup lang="ts">\n', `$&${line}\n`) : `${line}\n${text}`
  const [{ messages }] = await eslint.lintText(changed, { filePath: path }) as [ESLint.LintResult]
  return [...new Set(messages.map(({ ruleId }) => ruleId!))].filter(rule => !rule.includes('order') && !rule.includes('unused'))
}

describe('lint fails on', () => {
  it.each([
    ['a circle of two files', 'components/kit/fields.ts', 'import \'./useDemo\'', 'import-x/no-cycle'],
    ['a circle through a Vue file', 'components/kit/useDemo.ts', 'import \'./DemoFrame.vue\'', 'import-x/no-cycle'],
    ['a circle of folders', 'components/drawing/NumberGrid.vue', 'import \'../kit/PlayBar.vue\'', 'import-x/no-restricted-paths'],
    ['a topic that imports another', 'components/convolution/Convolution.vue', 'import \'../pooling/values\'', 'import-x/no-restricted-paths'],
    ['a topic of demos that imports another', 'demos/pooling/pooling.ts', 'import \'../convolution/convolution\'', 'import-x/no-restricted-paths'],
    ['a component in demos', 'demos/pooling/pooling.ts', 'import \'../../components/kit/fields\'', 'import-x/no-restricted-paths'],
    ['a page in demos', 'demos/pooling/pooling.ts', 'document.title = \'\'', 'no-restricted-globals'],
    ['Vue in demos', 'demos/pooling/pooling.ts', 'import \'vue\'', 'no-restricted-imports'],
    ['Slidev outside of its file', 'components/kit/useDemo.ts', 'import \'@slidev/client\'', 'no-restricted-imports'],
  ])('%s', async (_, path, line, rule) => {
    expect(await broken(path, line)).toEqual([rule])
  })
})
