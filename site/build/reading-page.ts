import type { DrawnSlides } from './drawn-slides.ts'
import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import { Buffer } from 'node:buffer'
import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import process from 'node:process'
import sirv from 'sirv'
import { slidePage, lecturePage } from './reading-html.ts'

/** The style sheet lies beside the page. `html.dark` is set by a script; where none runs, the system says it. Paper is white. */
export const styleWithoutScript = (css: string): string => css.replaceAll('url(/assets/', 'url(../assets/').replace(/html\.dark\s*\{([^}]*)\}/g, (dark, rules) =>
  `@media screen{${dark}}@media screen and (prefers-color-scheme:dark){html:not(.light){${rules}}}`)

/** The lecture as pages to read, `read/` and one a slide: written beside the built deck, and for everybody who asks the development server. */
export function readingPage({ data, withoutNotes }: Pick<ResolvedSlidevOptions, 'data' | 'withoutNotes'>, draw: () => Promise<DrawnSlides>, url = process.env.SITE_URL): Plugin {
  let folder = ''

  function write(path: string, content: string | Uint8Array): void {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }

  async function writePages(): Promise<void> {
    const { config: { title, info }, headmatter } = data
    const lecture = { title, date: String(headmatter.date), description: info === false ? '' : String(info), url }
    const drawn = await draw()
    const slides = withoutNotes ? drawn.slides.map(slide => ({ ...slide, note: '', erratum: '' })) : drawn.slides
    for (const [path, base64] of Object.entries(drawn.files)) {
      const content = Buffer.from(base64, 'base64')
      write(path, path.endsWith('.css') ? styleWithoutScript(content.toString()) : content)
    }
    const styleSheet = basename(Object.keys(drawn.files).find(path => path.endsWith('.css'))!)
    write('read/index.html', lecturePage(slides, lecture, styleSheet))
    slides.forEach(({ alias }, index) => write(`read/${alias}/index.html`, slidePage(slides, index, lecture, styleSheet)))
  }

  return {
    name: 'reading-page',
    configResolved({ command, cacheDir, root, build }) {
      folder = command === 'serve' ? join(cacheDir, 'read') : resolve(root, build.outDir)
    },
    writeBundle: { order: 'post', sequential: true, handler: writePages },
    configureServer({ middlewares }) {
      const send = sirv(folder, { dev: true })
      middlewares.use((request, response, next) => {
        if (!/^\/read\/(?:$|[^.]*\/$)/.test(request.url?.split('?')[0] ?? ''))
          return send(request, response, next)
        writePages().then(() => send(request, response, next), next)
      })
    },
  }
}
