/** The largest digit in base 36. */
const LIGHTEST = 35

/** Numbers from 0 to 1 that were recorded as one digit in base 36 each. */
export const shadesIn = (digits: string): Float32Array => Float32Array.from(digits, digit => Number.parseInt(digit, 36) / LIGHTEST)
