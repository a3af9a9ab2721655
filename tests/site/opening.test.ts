import { describe, expect, it } from 'vitest'
import { withOpening } from '../../site/build/opening'

const PAGE = `<html><head>
  <script type="module" src="a.js"></script>
  <link rel="stylesheet" crossorigin href="a.css">
  <link rel="stylesheet" href="b.css">
</head>
<body>
  <div id="app"></div>
</body></html>`

describe('the opening', () => {
  it('asks for the deck’s style sheets by script, in their order, for a link would hold it up', () => {
    const page = withOpening(PAGE, '<style></style>', 'first()', '<p>opening</p>')
    const order = ['a.js', '<style>', '<script>first()', '["a.css","b.css"]', '</head>', '<body>', '<p>opening</p>', 'id="app"'].map(part => page.indexOf(part))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(order).not.toContain(-1)
    expect(page).not.toContain('<link rel="stylesheet"')
  })

  it('says what is wrong with a page that has no place for it', () => {
    expect(() => withOpening('<html><body></body></html>', '', '', '')).toThrow('the page has no </head> or no <body> behind it')
  })
})
