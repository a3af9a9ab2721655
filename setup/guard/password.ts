import { createHmac, timingSafeEqual } from 'node:crypto'

const COOKIE = 'lecture-password'

/** What a browser that has said the password keeps, instead of the password. It outlives a restart of the server. */
const proofOf = (password: string) => createHmac('sha256', password).update('deep-learning-lecture').digest('hex')

const isSame = (one: string, other: string) => Buffer.byteLength(one) === Buffer.byteLength(other) && timingSafeEqual(Buffer.from(one), Buffer.from(other))

/** The check of the password, for windows that write or lead. */
export class Lock {
  readonly #proof: string | undefined

  /** @param password - As given with `--remote`; without one the lock is open to all. */
  constructor(password: string | undefined) {
    this.#proof = password ? proofOf(password) : undefined
  }

  get isOpen(): boolean {
    return this.#proof === undefined
  }

  /** What a browser keeps once it has said the password; undefined if it is not the password. */
  proofFor(password: string): string | undefined {
    return this.accepts(proofOf(password)) ? this.#proof : undefined
  }

  accepts(proof: unknown): boolean {
    return this.#proof === undefined || (typeof proof === 'string' && isSame(proof, this.#proof))
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
