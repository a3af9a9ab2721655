import type { Plugin } from 'vite'
import * as modules from 'node:module'

/** Slidev's package that asks hosts on the internet for this machine's address, and what stands in its place. */
const PACKAGE = 'public-ip'
const STAND_IN = 'data:text/javascript,export const publicIpv4 = async () => undefined'

/** Node 24's way to say where a module is; older ones run it in a thread of its own, out of text. */
const { register, registerHooks } = modules as typeof modules & { registerHooks?: (hooks: { resolve: typeof resolve }) => void }
const resolve = (name: string, context: unknown, next: (name: string, context: unknown) => unknown) =>
  name === PACKAGE ? { url: STAND_IN, shortCircuit: true } : next(name, context)
const resolveAsText = `export const resolve = (name, context, next) => name === '${PACKAGE}' ? { url: '${STAND_IN}', shortCircuit: true } : next(name, context)`

/**
 * Keeps Slidev from asking the internet for this machine's public address when a password is set. A phone in the hall does not need it; and
 * without internet Slidev complains, and ends with the server when `c` is pressed for the QR code.
 *
 * @param options - Slidev's.
 * @param options.remote - The password.
 */
export function withoutPublicAddress({ remote }: { remote?: string }): Plugin {
  return {
    name: 'without-public-address',
    apply: 'serve',
    configureServer() {
      if (!remote)
        return
      if (registerHooks)
        registerHooks({ resolve })
      else
        register(`data:text/javascript,${encodeURIComponent(resolveAsText)}`)
    },
  }
}
