import { createHmac, timingSafeEqual } from 'node:crypto'
import { Guesses } from './guesses.ts'

const COOKIE = 'lecture-password'

/** What a browser that has said the password keeps, instead of the password. It outlives a restart of the server. */
const proofOf = (password: string) => createHmac('sha256', password).update('deep-learning-lecture').digest('hex')

/** Anything else cannot be one. */
const PROOF = /^[0-9a-f]{64}$/

/** The check of the password, for windows that write or lead. */
export class Lock {
  readonly #proof: string | undefined
  readonly #guesses: Guesses

  /**
   * @param password - As given with `--remote`; without one the lock is open to all.
   * @param guesses - Those that were made.
   */
  constructor(password: string | undefined, guesses = new Guesses()) {
    this.#proof = password ? proofOf(password) : undefined
    this.#guesses = guesses
  }

  get isOpen(): boolean {
    return this.#proof === undefined
  }

  /** What a browser at an address keeps once it has said the password; undefined if it is not the password. */
  proofFor(password: string, address: string): string | undefined {
    return this.accepts(proofOf(password), address) ? this.#proof : undefined
  }

  /** Whether this is the proof. Who knows how it is made could guess with proofs as well as with passwords: it is one count. */
  accepts(proof: unknown, address: string): boolean {
    if (this.#proof === undefined)
      return true
    if (typeof proof !== 'string' || !PROOF.test(proof) || this.waitOf(address) > 0)
      return false
    const isRight = timingSafeEqual(Buffer.from(proof), Buffer.from(this.#proof))
    this.#guesses.note(address, proof, isRight)
    return isRight
  }

  /** Seconds that an address must wait after too many wrong guesses; until then nothing from there is accepted. */
  waitOf(address: string): number {
    return this.#guesses.waitOf(address)
  }

  /** The proof among the cookies of a request, if there is one. */
  static proofIn(cookies = ''): string | undefined {
    return new RegExp(`(?:^|; *)${COOKIE}=([0-9a-f]+)`).exec(cookies)?.[1]
  }

  /** The cookie for a browser that has said the password: until it is closed, for this server's own pages only. */
  static cookieOf(proof: string): string {
    return `${COOKIE}=${proof}; Path=/; HttpOnly; SameSite=Strict`
  }
}
