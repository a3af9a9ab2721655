import type { Plugin } from 'vite'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { filesToPrecache } from './precache.ts'

const SERVICE_WORKER = fileURLToPath(new URL('../service-worker.ts', import.meta.url))

/**
 * Makes the built deck one that can be installed and opened without network: a manifest, and a service worker that knows all files.
 *
 * Slidev 52.20.1 has an option for it, `pwa`. It keeps no .wasm, .bin and .json file, so no demo would compute without
 * network; its worker takes over a lecture that is under way and never checks what it keeps; and the installed deck is named
 * "Slidev". Vite PWA, which it uses, could build our worker in the place of the last twenty lines here; it would bring
 * workbox-build, and with that Babel and Rollup.
 */
export function offline({ title, shortTitle, description }: { title: string, shortTitle: string, description: string }): Plugin {
  let folder = ''
  return {
    name: 'offline',
    apply: 'build',
    configResolved({ root, build: { outDir } }) {
      folder = resolve(root, outDir)
    },
    transformIndexHtml: () => [
      { tag: 'link', attrs: { rel: 'manifest', href: './manifest.webmanifest' }, injectTo: 'head' },
      { tag: 'link', attrs: { rel: 'apple-touch-icon', href: './icons/180.png' }, injectTo: 'head' },
      { tag: 'meta', attrs: { name: 'theme-color', content: '#1b1f24' }, injectTo: 'head' },
    ],
    generateBundle() {
      this.emitFile({
        type: 'asset',
        fileName: 'manifest.webmanifest',
        source: JSON.stringify({
          name: title,
          short_name: shortTitle,
          description,
          lang: 'en',
          id: './',
          start_url: './',
          scope: './',
          display: 'standalone',
          background_color: '#ffffff',
          theme_color: '#1b1f24',
          icons: [
            { src: './icons/192.png', sizes: '192x192', type: 'image/png' },
            { src: './icons/512.png', sizes: '512x512', type: 'image/png' },
            { src: './icons/512-maskable.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
            { src: './favicon.svg', sizes: 'any', type: 'image/svg+xml' },
          ],
        }),
      })
    },
    // The folder is whole by now: what lies in public/ is in it too.
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler(_, bundle) {
        await build({
          configFile: false,
          publicDir: false,
          logLevel: 'warn',
          define: {
            '__PRECACHED_FILES__': JSON.stringify(filesToPrecache(folder, new Set(Object.keys(bundle)))),
            'process.env.NODE_ENV': '"production"',
          },
          build: {
            outDir: folder,
            emptyOutDir: false,
            license: { fileName: 'licences-offline.md' },
            lib: { entry: SERVICE_WORKER, formats: ['iife'], name: 'serviceWorker', fileName: () => 'service-worker.js' },
          },
        })
      },
    },
  }
}
