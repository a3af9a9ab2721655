import { readOptions, runCommand } from './paper/command-line.ts'

/* `npm run export`: the slides as a PDF, one page per slide, or with `--with-clicks` one page per click. */
const USAGE = 'npm run export -- [--with-clicks] [--out deck.pdf] [--from FOLDER of a built deck]'

await runCommand(async () => {
  const options = readOptions({
    'with-clicks': { type: 'boolean', default: false },
    'out': { type: 'string', default: 'deck.pdf' },
    'from': { type: 'string' },
  }, USAGE)
  const { writePdf } = await import('./paper/write-pdf.ts') // with all that prints: what the options say comes first
  await writePdf({
    address: `?print=${options['with-clicks'] ? 'clicks' : 'true'}#/print`,
    out: options.out,
    from: options.from,
    isPagePicture: true,
  })
})
