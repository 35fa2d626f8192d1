import { describe, expect, test } from 'vitest'
import { htmlBlocks } from '../../../src/webex/text/html-blocks'
import { processorTime_ms } from '../../processor-time'
import { pageDocument } from './page-document'

pageDocument()

/** Blocks as lines: "# heading", "- item", or text. */
const lines = (html: string) =>
  htmlBlocks(html).map(({ type, text }) => ({ heading: '# ', item: '- ', text: '' })[type] + text)

describe('HTML', () => {
  test.each([
    ['<p>One</p><p>Two</p>', ['One', 'Two']],
    ['<h2>Plan</h2><p>We meet.</p>', ['# Plan', 'We meet.']],
    ['<H1 class="x">A <b>bold</b> plan</H1>', ['# A bold plan']],
    ['<ul><li>One</li><li>Two</li></ul>After', ['- One', '- Two', 'After']],
    [
      '<ul><li>One<ul><li>Inner</li></ul>more</li><li>Two</li></ul>',
      ['- One', '- Inner', 'more', '- Two'],
    ],
    ['<ol><li><p>One</p></li><li><div>Two</div></li></ol>', ['- One', '- Two']],
    ['<li>One<li>Two</ul><p>End', ['- One', '- Two', 'End']],
    ['<h3></h3><p>No heading</p>', ['No heading']],
    ['One<br>Two<br/>', ['One', 'Two']],
    ['<div><div>One</div> two</div>', ['One', 'two']],
    ['<p>A  line\n broken in the\tsource</p>', ['A line broken in the source']],
    ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', ['a b', 'c']],
    ['<p>R&amp;D &ndash; 5&nbsp;&euro; &lt;b&gt;</p>', ['R&D – 5 € <b>']],
    ['<p>a < b, <3, <ada@foyer.example></p>', ['a < b, <3, <ada@foyer.example>']],
    ['<p> </p><p>&nbsp;</p><ul><li></li></ul>', []],
  ])('%s', (html, blocks) => {
    expect(lines(html)).toEqual(blocks)
  })
})

describe('text without markup', () => {
  test.each([
    ['One\r\nTwo\n\nThree', ['One', 'Two', 'Three']],
    [
      'Done:\n- one\n• two\n3. three\n4) four\n– five',
      ['Done:', '- one', '- two', '- three', '- four', '- five'],
    ],
    ['2026 was long\n-5 degrees', ['2026 was long', '-5 degrees']],
    ['<b>One</b> two', ['One two']],
    ['', []],
    [' \n\n ', []],
  ])('%j', (text, blocks) => {
    expect(lines(text)).toEqual(blocks)
  })
})

describe('hostile HTML', () => {
  test.each([
    ['<p>ok</p><script>alert(1)</script>', ['ok']],
    ['<p>a<script>x</script>b</p>', ['a b']],
    ['<p>ok</p><style>p{}</style>', ['ok']],
    ['<p>ok</p><script>alert(1)', ['ok']],
    ['<p>ok<img src=x onerror=alert(1)></p>', ['ok']],
    ['<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>', ['<script>alert(1)</script>']],
    ['<p>&amp;lt;b&amp;gt;</p>', ['&lt;b&gt;']],
    ['<p>a\u0000b\u202ec&#x202e;d</p>', ['abcd']],
    ['<!-- <p>no</p> --><p>yes</p>', ['yes']],
    ['<p>yes</p><!--', ['yes']],
  ])('%j', (hostile, blocks) => {
    expect(lines(hostile)).toEqual(blocks)
  })

  test('a tag of tags leaves no script behind', () => {
    const html = '<p><scr<script>ipt>alert(1)</scr</script>ipt></p>'
    expect(lines(html).join()).not.toMatch(/<\/?script/i)
  })

  test.each(['<', '<a "', '<a \'"', '<!--', '<script ', '&#', '<p>', '<li>', '</script', '<p>x'])(
    'a megabyte of %j is read in no time',
    (part) => {
      const html = `<p>${part.repeat(1_000_000 / part.length)}`
      expect(processorTime_ms(() => htmlBlocks(html))).toBeLessThan(1500)
    },
  )
})
