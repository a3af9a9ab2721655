import type { RouteLocationNormalized, RouteLocationRaw } from 'vue-router'
import { shallowRef } from 'vue'
import { allowLead } from '../components/frame/leading'
import { PASSWORD_PATH, PROOF_EVENT } from './password-path'

/* What a window asks the dev server: whether who uses it may lead. The server of a built deck takes no word of anybody. */

/** Tells the other windows of this browser, which share its cookie. */
const CHANNEL = 'deep-learning-lecture-password'

/** Why the password that was last said opens nothing; empty if it does. */
export const complaint = shallowRef('')

async function ask(init?: RequestInit): Promise<boolean> {
  const { mayLead = false, proof, error = 'That is not the password.' } = await (await fetch(PASSWORD_PATH, init)).json() as { mayLead?: boolean, proof?: string, error?: string }
  if (init)
    complaint.value = mayLead ? '' : error
  allowLead(mayLead)
  if (proof !== undefined)
    import.meta.hot?.send(PROOF_EVENT, proof)
  return mayLead
}

/**
 * Says the password to the dev server, for all windows of this browser.
 *
 * @param text - As somebody typed it, or as it stands in an address; Slidev prints some with a slash behind it.
 * @returns Whether it is the password.
 */
export async function sayPassword(text: string): Promise<boolean> {
  for (const password of new Set([text, text.replace(/\/$/, '')])) {
    if (await ask({ method: 'POST', body: JSON.stringify({ password }) })) {
      const channel = new BroadcastChannel(CHANNEL)
      channel.postMessage('said')
      channel.close()
      return true
    }
  }
  return false
}

/** Finds out whether this window may lead, now and when another window says the password; one in `?password=` is said first. */
export async function enterByAddress(): Promise<void> {
  new BroadcastChannel(CHANNEL).addEventListener('message', () => void ask())
  const address = new URL(location.href)
  const password = address.searchParams.get('password')
  if (password === null)
    return void ask()
  await sayPassword(password)
  address.searchParams.delete('password') // not for the room to read
  history.replaceState(history.state, '', address)
}

/** Lets into the lecturer's windows who knows the password, if there is one; else asks for it, and then goes on. */
export async function askForPassword({ path, query: { password, ...query } }: RouteLocationNormalized): Promise<RouteLocationRaw | true> {
  const said = [password].flat().at(-1)
  if (typeof said === 'string' && !await ask() && !await sayPassword(said))
    return { path: '/password', query: { to: path }, replace: true }
  if (typeof said === 'string')
    return { path, query, replace: true }
  return await ask() || { path: '/password', query: { to: path }, replace: true }
}
