/** A slip of the finger, or two, is nobody's attack. */
const FREE = 5
/** Between two guesses from then on: 4,000 a day, where a program would try as many in a second. */
const WAIT_MS = 20_000

/** Slows down who guesses a password: after five wrong ones from an address, each next one has to wait. */
export class Guesses {
  readonly #wrong = new Map<string, { distinct: Set<string>, at: number }>()
  readonly #now: () => number

  /** @param now - The time in ms; by the machine's clock unless told. */
  constructor(now = () => performance.now()) {
    this.#now = now
  }

  /** Seconds until the next guess from an address is looked at. */
  waitOf(address: string): number {
    const wrong = this.#wrong.get(address)
    return wrong && wrong.distinct.size >= FREE ? Math.max(0, Math.ceil((wrong.at + WAIT_MS - this.#now()) / 1000)) : 0
  }

  /** Notes a guess that was looked at. A right one clears its address; one that was wrong before, such as an old cookie, tells nobody more. */
  note(address: string, guess: string, isRight: boolean): void {
    const { distinct } = this.#wrong.get(address) ?? { distinct: new Set() }
    if (isRight)
      this.#wrong.delete(address)
    else if (!distinct.has(guess))
      this.#wrong.set(address, { distinct: distinct.add(guess), at: this.#now() })
  }
}
