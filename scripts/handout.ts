import { handoutDefaults, SLIDES_A_PAGE, toQuery } from '../paper/handout-options.ts'
import { readOptions, runCommand, UserError } from './paper/command-line.ts'
import { readSlidesAPage, readUrl } from './paper/handout-values.ts'

/* `npm run handout`: the deck on A4 sheets, with its notes or with lines to write on. */
const USAGE = `npm run handout -- [--slides ${SLIDES_A_PAGE.join('|')}] [--no-notes | --for-students] [--black-and-white] [--url ADDRESS of the published deck] [--out handout.pdf] [--from FOLDER of a built deck]`

await runCommand(async () => {
  const options = readOptions({
    'slides': { type: 'string', default: String(handoutDefaults.slidesAPage) },
    'no-notes': { type: 'boolean', default: false },
    'for-students': { type: 'boolean', default: false },
    'black-and-white': { type: 'boolean', default: false },
    'url': { type: 'string' },
    'out': { type: 'string', default: 'handout.pdf' },
    'from': { type: 'string' },
  }, USAGE)
  const query = toQuery({
    slidesAPage: readSlidesAPage(options.slides),
    notes: !options['no-notes'],
    forStudents: options['for-students'],
    blackAndWhite: options['black-and-white'],
    url: options.url === undefined ? handoutDefaults.url : readUrl(options.url),
  })
  const { writePdf } = await import('./paper/write-pdf.ts') // with all that prints: what the options say comes first
  await writePdf({
    address: `?print=true#/handout?${query}`,
    out: options.out,
    from: options.from,
    title: deckTitle => `${deckTitle} (handout)`,
    async beforePrint(page) {
      if (!options['no-notes'] && await page.locator('.paper-note').count() === 0)
        throw new UserError('The deck was built without notes; build it with them, or ask for --no-notes.')
    },
  })
})
