import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

/** A phone upright, a large phone, a tablet; in pixels. */
const BREAKPOINTS = [480, 640, 900]
/** Stands in the presenter's window alone, beside Slidev's own buttons. */
const ELSEWHERE = 'site/PacingLine.vue'

const files = ['components', 'site', 'styles', 'layouts', 'paper']
  .flatMap(folder => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(file => join(folder, file)))
  .filter(file => /\.(vue|css|ts)$/.test(file) && file !== ELSEWHERE)

it('lays pages out anew at the same few widths everywhere', () => {
  const widths = files.flatMap(file => [...readFileSync(file, 'utf8').matchAll(/\((?:(?:min|max)-)?width\s*[:<>=]+\s*([^)]+)\)/g)].map(([, width]) => `${file} ${width}`))
  expect(widths.length).toBeGreaterThan(10)
  expect(widths.filter(width => !BREAKPOINTS.some(breakpoint => width.endsWith(` ${breakpoint}px`)))).toEqual([])
})
