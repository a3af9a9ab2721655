import { execFileSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { chromium } from 'playwright'
import { pagesToRead, robotsOf, sitemapOf } from '../site/build/crawlers.ts'
import { SHARE_PICTURE } from '../site/build/share-preview.ts'
import { chromiumFlags, findChromium } from './chromium.ts'
import { openBuiltDeck } from './paper/built-deck.ts'
import { readOptions, runCommand, UserError } from './paper/command-line.ts'
import { readUrl } from './paper/handout-values.ts'

/* `npm run site`: the built deck with all that students get from it: slides and handout as PDF, a picture for shared links, and at an address a sitemap. */
const USAGE = 'npm run site -- [--url ADDRESS where it will be published] [--without-notes] [--out dist]'

const PRINTED_FILES = ['deck.pdf', 'handout.pdf']

await runCommand(async () => {
  const { url, out, ...options } = readOptions({
    'url': { type: 'string' },
    'without-notes': { type: 'boolean', default: false },
    'out': { type: 'string', default: 'dist' },
  }, USAGE)
  const address = url === undefined ? undefined : readUrl(url)
  const withoutNotes = options['without-notes']

  findChromium() // if there is none, that is said now and not after minutes
  console.log('Building the deck …')
  npm('build', ['--out', out, ...withoutNotes ? ['--without-notes'] : []], { VITE_PRINTED_FILES: PRINTED_FILES.join(), ...address === undefined ? {} : { SITE_URL: address } }, 'pipe')
  npm('export', ['--from', out, '--out', join(out, 'deck.pdf')])
  npm('handout', ['--from', out, '--out', join(out, 'handout.pdf'), ...withoutNotes ? ['--no-notes'] : ['--for-students'], ...address === undefined ? [] : ['--url', address]])
  await takeSharePicture(out)
  if (address !== undefined) {
    writeFileSync(join(out, 'robots.txt'), robotsOf(address))
    writeFileSync(join(out, 'sitemap.xml'), sitemapOf(address, [...pagesToRead(out), ...PRINTED_FILES]))
  }
  const missing = [...PRINTED_FILES, SHARE_PICTURE.file].filter(file => !existsSync(join(out, file)))
  if (missing.length > 0)
    throw new UserError(`${out} lacks ${missing.join(', ')}.`)
  console.log(`${out} is ready to be published${address === undefined ? '; say --url to have a picture where the link is shared' : ` at ${address}`}.`)
})

function npm(script: string, args: string[], env: Record<string, string> = {}, stdio: 'inherit' | 'pipe' = 'inherit'): void {
  execFileSync('npm', ['run', script, '--silent', '--', ...args], { stdio, env: { ...process.env, ...env } })
}

/** The cover as it is shown, cut to the shape of a share preview. */
async function takeSharePicture(folder: string): Promise<void> {
  const { file, width, height } = SHARE_PICTURE
  const slideHeight = width * 9 / 16
  const deck = await openBuiltDeck(folder)
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags })
  try {
    const page = await browser.newPage({ viewport: { width, height: slideHeight }, reducedMotion: 'reduce' })
    await page.goto(deck.url)
    await page.locator('#slideshow h1').first().waitFor()
    await page.evaluate(() => document.fonts.ready)
    await page.screenshot({ path: join(folder, file), clip: { x: 0, y: (slideHeight - height) / 2, width, height } })
  }
  finally {
    await browser.close()
    deck.close()
  }
}
