import { expect, it } from 'vitest'
import { equalSign } from '../../../components/drawing/arithmetic'

it.each([
  [3, '3', '='],
  [3.4, '3', '='],
  [3.6, '3', '≈'],
  [0.5961, '0.59', '≈'],
  [0.5949, '0.59', '='],
  [-2.105, '−2.11', '='],
  [4.1e-4, '4.10e−4', '='],
  [4.2e-4, '4.10e−4', '≈'],
  [2.004e10, '2.00e10', '='],
  [2.006e10, '2.00e10', '≈'],
])('between %f and %s stands %s', (total, printed, sign) => {
  expect(equalSign(total, printed)).toBe(sign)
})
