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
  it('stands before the deck’s style sheets, which would hold it up', () => {
    const page = withOpening(PAGE, '<style></style>', '<p>opening</p>')
    const order = ['a.js', '<style>', '</head>', '<body>', '<p>opening</p>', 'a.css', 'b.css', 'id="app"'].map(part => page.indexOf(part))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(order).not.toContain(-1)
    expect(page.match(/rel="stylesheet"/g)).toHaveLength(2)
  })

  it('says what is wrong with a page that has no place for it', () => {
    expect(() => withOpening('<html><body></body></html>', '', '')).toThrow('the page has no </head> or no <body> behind it')
  })
})
