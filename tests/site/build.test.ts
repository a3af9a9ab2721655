import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { policyOf, styleAttributesIn } from '../../site/build/content-security-policy'
import { filesToPrecache } from '../../site/build/precache'

const sha256 = (text: string) => `sha256-${createHash('sha256').update(text).digest('base64')}`

describe('the files to keep', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'built-'))
    for (const file of ['index.html', '404.html', '_redirects', 'service-worker.js', 'deck.pdf', 'weights/causal.bin', 'assets/index-1.js', 'assets/index-0.js', 'assets/font.ttf']) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), file)
    }
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('are those of this build that a browser asks for, with what they must be', () => {
    expect(filesToPrecache(folder, new Set(['assets/index-1.js', 'assets/font.ttf']))).toEqual([
      { url: 'assets/index-1.js', revision: null, integrity: sha256('assets/index-1.js') },
      { url: 'index.html', revision: sha256('index.html'), integrity: sha256('index.html') },
      { url: 'weights/causal.bin', revision: sha256('weights/causal.bin'), integrity: sha256('weights/causal.bin') },
    ])
  })
})

describe('the policy', () => {
  it('finds style attributes in code that holds HTML, each once', () => {
    expect(styleAttributesIn(['`<span style="height:1em">`, "<i style=\\"top:2px\\">"', '<b style="height:1em">'])).toEqual(['height:1em', 'top:2px'])
  })

  it('allows these by their hash, and no inline style without them', () => {
    expect(policyOf(['top:2px'])).toContain(`style-src-attr 'unsafe-hashes' '${sha256('top:2px')}';`)
    expect(policyOf([])).toContain('style-src-attr \'none\';')
  })

  it('allows scripts and styles that stand in the page by their hash', () => {
    const policy = policyOf([], '<style>p{top:2px}</style><script src="a.js"></script><script>a = 1</script>')
    expect(policy).toContain(`script-src 'self' 'wasm-unsafe-eval' '${sha256('a = 1')}';`)
    expect(policy).toMatch(new RegExp(`style-src-elem [^;]* '${sha256('p{top:2px}').replaceAll(/[+/]/g, '\\$&')}';`))
  })

  it('allows no other inline script and no eval, but for wasm', () => {
    expect(policyOf([])).toMatch(/(?:^|; )script-src 'self' 'wasm-unsafe-eval';/)
    expect(policyOf([])).not.toMatch(/'unsafe-(?:inline|eval)'/)
  })
})
