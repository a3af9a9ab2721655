import { expect, it } from 'vitest'
import { deepLink } from '../../site/deep-link'

it.each([
  ['https://example.org/deck/#/convolution?clicks=3', 'https://example.org/deck/#/convolution?clicks=3'],
  ['https://example.org/deck/#/presenter/convolution?clicks=3', 'https://example.org/deck/#/convolution?clicks=3'],
  ['https://example.org/deck/?backend=cpu#/max-pooling?stride=1', 'https://example.org/deck/?backend=cpu#/max-pooling?stride=1'],
])('the link to %s is %s', (address, link) => {
  expect(deepLink(address)).toBe(link)
})
