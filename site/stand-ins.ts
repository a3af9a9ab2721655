/*
 * What a browser may keep from a page, replaced by something that lasts as long as the page: storage where cookies are blocked or the page
 * stands in a sandbox, messages to other windows where there are none. Slidev asks for them while it is loaded and would stop there, so
 * `setup/stand-ins-first.ts` has this module run before it.
 */

class MemoryStorage implements Storage {
  [name: string]: unknown
  readonly #items = new Map<string, string>()

  get length(): number {
    return this.#items.size
  }

  key = (index: number): string | null => [...this.#items.keys()][index] ?? null
  getItem = (key: string): string | null => this.#items.get(key) ?? null
  setItem = (key: string, value: string): void => void this.#items.set(key, String(value))
  removeItem = (key: string): void => void this.#items.delete(key)
  clear = (): void => this.#items.clear()
}

/** A channel that leads nowhere. */
class SilentChannel extends EventTarget {
  readonly onmessage = null
  readonly onmessageerror = null
  constructor(readonly name: string) {
    super()
  }

  postMessage(): void {}
  close(): void {}
}

function works(attempt: () => unknown): boolean {
  try {
    attempt()
    return true
  }
  catch {
    return false
  }
}

for (const name of ['localStorage', 'sessionStorage'] as const) {
  // A SecurityError, or null in some embedded views.
  if (!works(() => window[name].getItem('')))
    Object.defineProperty(window, name, { value: new MemoryStorage(), configurable: true })
}

if (!works(() => new BroadcastChannel('').close()))
  Object.defineProperty(window, 'BroadcastChannel', { value: SilentChannel, configurable: true })

// A system that is low on battery lets no page keep the screen awake; Slidev would leave that refusal as an uncaught error.
if ('wakeLock' in navigator) {
  const { wakeLock } = navigator
  const request = wakeLock.request.bind(wakeLock)
  wakeLock.request = type => request(type).catch(() => new Promise<never>(() => {}))
}
