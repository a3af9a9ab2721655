/** Where a window asks the dev server whether it may lead, and says the password. */
export const PASSWORD_PATH = '/__lecture/password'

/** By it a window's socket shows that its browser has said the password. */
export const PROOF_EVENT = 'lecture:proof'
