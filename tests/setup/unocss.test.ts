import { expect, it } from 'vitest'
import { registered } from '../../setup/unocss'

it('registers every custom property with the value that elements had, an empty one too', () => {
  expect(registered(':not(*){--un-rotate:0;--un-pan-x: ;--un-ring-offset-shadow:0 0 rgb(0 0 0 / 0);}')).toBe([
    '@property --un-rotate{syntax:"*";inherits:false;initial-value:0}',
    '@property --un-pan-x{syntax:"*";inherits:false;initial-value: }',
    '@property --un-ring-offset-shadow{syntax:"*";inherits:false;initial-value:0 0 rgb(0 0 0 / 0)}',
  ].join(''))
})
