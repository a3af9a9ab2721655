/** From here on a row of digits is too long, below here it is mostly zeros. */
const LARGE = 1e5
const SMALL = 1e-3
/** Below here it is what rounding in double precision leaves: −0.2 + 0.1 · 2. */
const NOISE = 1e-12

const withDigits = (digits: number) => (value: number): string => {
  const size = Math.abs(value)
  if (size < NOISE)
    return '0'
  const text = size < SMALL || size >= LARGE
    ? Number(value.toPrecision(3)).toExponential().replace('e+', 'e')
    : String(Number(value.toPrecision(digits)))
  return text.replaceAll('-', '−')
}

/** Four digits, or powers of ten where these would not be enough: `0.0169`, `−1.6`, `2.13e−11`. With a true minus sign. */
export const valueText = withDigits(4)

/** The same with three digits, for where there is little room. */
export const shortText = withDigits(3)

/** Eight digits: as many as can be told from rounding. */
export const longText = (value: number): string =>
  Math.abs(value) < NOISE ? '0' : String(Number(value.toPrecision(8))).replaceAll('-', '−')
