import type { Plugin } from 'vite'
import { lectureServer } from '../lecture-server.ts'
import { Lock } from './password.ts'
import { guardRequests } from './requests.ts'

const HEAD = 'export default '

/**
 * Lets nothing foreign in while `npm start` runs: neither a page of another site nor, where a password is set, anybody who does not know it.
 *
 * @param options - Slidev's.
 * @param options.remote - The password, as given with `--remote`.
 * @param options.data - The deck.
 */
export function guard({ remote, data }: { remote?: string, data: { slides: readonly unknown[] } }): Plugin[] {
  const lock = new Lock(remote)
  return [{
    name: 'guard-requests',
    apply: 'serve',
    config: () => ({ server: { cors: false } }), // Vite lets any page of this machine read its answers
    configureServer: {
      order: 'pre',
      handler: ({ middlewares }) => void middlewares.use(guardRequests(lock, () => data.slides.length)),
    },
  }, {
    // Slidev hands the password to every page, and compares it there.
    name: 'keep-password',
    enforce: 'pre',
    transform: {
      filter: { id: /^\/@slidev\/configs/ },
      handler(code) {
        if (!code.startsWith(HEAD))
          this.error('Slidev’s /@slidev/configs is written in another way than by 52.20.1; look whether setup/guard/plugin.ts still keeps the password out of it.')
        const configs = JSON.parse(code.slice(HEAD.length)) as Record<string, unknown>
        return { code: `${HEAD}${JSON.stringify({ ...configs, remote: undefined })}`, map: null }
      },
    },
  }, lectureServer(lock)]
}
