import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'

/** The browser would find these late: Slidev's page when its client runs, and the first slide when that page runs. */
const SOON = ['node_modules/@slidev/client/pages/play.vue', '@slidev/slides/1/md']

/** Spares the first page on the development server what it need not wait for. */
export function fastFirstPage({ utils }: Pick<ResolvedSlidevOptions, 'utils'>): Plugin[] {
  return [{
    // Slidev's server sends its page as it is; the lecture's title and the links that follow are added to it by way of Vite.
    name: 'page-by-vite',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use(async (request, response, next) => {
        const path = request.url?.split('?')[0]
        if (path !== '/' && path !== server.config.base)
          return next()
        try {
          const page = await server.transformIndexHtml('/index.html', utils.indexHtml)
          response.setHeader('Content-Type', 'text/html')
          response.end(page)
        }
        catch (error) {
          next(error)
        }
      })
    },
  }, {
    name: 'preload-first-slide',
    apply: 'serve',
    transformIndexHtml: (_html, { server }) => SOON.map(path => ({ tag: 'link', attrs: { rel: 'modulepreload', href: `${server!.config.base}${path}` } })),
  }, {
    // Nobody debugs the packages in the browser, which would read their source maps with every page.
    name: 'no-maps-of-packages',
    apply: 'serve',
    enforce: 'post',
    transform: {
      filter: { id: /\/node_modules\// },
      handler: code => ({ code, map: { mappings: '' } }),
    },
  }]
}
