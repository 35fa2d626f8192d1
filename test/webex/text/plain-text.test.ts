import { describe, expect, test } from 'vitest'
import { plainText } from '../../../src/webex/text/plain-text'
import { processorTime_ms } from '../../processor-time'
import { pageDocument } from './page-document'

pageDocument()

describe('text', () => {
  test('stays as it is, with its lines', () => {
    expect(plainText('1. Open defects\r\n2. Roll-out\n\n\n\nBring tea\t!')).toBe(
      '1. Open defects\n2. Roll-out\n\nBring tea !',
    )
  })

  test.each([
    'a < b and c > d',
    'I <3 this',
    '<ada@example.com>',
    'see <https://webex.com/x>',
    'AT&T; R&D',
  ])('that only looks like markup stays: %s', (text) => {
    expect(plainText(text)).toBe(text)
  })

  test('with an entity in it is what its author meant', () => {
    expect(plainText('R&amp;D, 5&nbsp;&euro;, &#x1F680; &#8211; &lt;b&gt;')).toBe(
      'R&D, 5 €, 🚀 – <b>',
    )
  })
})

describe('HTML', () => {
  test.each([
    ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['One<br>Two<br/>Three<BR />Four', 'One\nTwo\nThree\nFour'],
    ['<div>One</div><div>Two</div>end', 'One\nTwo\nend'],
    ['<ul><li>One</li><li>Two</li></ul>After', '• One\n• Two\n\nAfter'],
    ['<p>A  line\n broken in the source</p>', 'A line broken in the source'],
    ['<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', 'a b\nc'],
    ['<p class="MsoNormal">Hi<o:p></o:p></p>', 'Hi'],
    ['<a title="x > y" href=\'#\'>link</a><br>', 'link'],
    ['<!-- [if mso]><p>no</p><![endif] --><p>yes</p>', 'yes'],
    ['<!DOCTYPE html><html><head><title>no</title></head><body>yes</body></html>', 'yes'],
  ])('%s', (html, text) => {
    expect(plainText(html)).toBe(text)
  })
})

describe('hostile text', () => {
  test.each([
    ['<script>alert(1)</script>ok', 'ok'],
    ['<SCRIPT src="//evil.test/x.js"\n>alert(1)</ScRiPt >ok', 'ok'],
    ['<script>alert(1)', ''],
    ['<style>p{}</style><p>ok</p>', 'ok'],
    ['<img src=x onerror=alert(1)>ok', 'ok'],
    ['<svg/onload=alert(1)>ok', 'ok'],
    ['<!-- <script>alert(1)</script> ok', ''],
    ['<p>ok</p><!--', 'ok'],
    ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>'],
    ['&amp;lt;b&amp;gt;', '&lt;b&gt;'],
    ['a\u0000b\u0007c\u202ed\ufeff\ue001', 'abcd'],
    ['&#1;&#x202e;&#xe001;ok', 'ok'],
    // HTML's own table has the stand-in for what is no character.
    ['&#0;', '\ufffd'],
    ['&#xD800;&#x110000;&#9999999;', '\ufffd\ufffd\ufffd'],
    ['&constructor;&toString;', '&constructor;&toString;'],
  ])('%j is %j', (hostile, text) => {
    expect(plainText(hostile)).toBe(text)
  })

  test('a tag of tags leaves no script behind', () => {
    expect(plainText('<scr<script>ipt>alert(1)</scr</script>ipt>')).not.toMatch(/<\/?script/i)
  })

  test('is cut at 1300, and never through a character', () => {
    expect(plainText('x'.repeat(1300))).toHaveLength(1300)
    expect(plainText(`${'x'.repeat(1298)}🚀🚀`)).toBe(`${'x'.repeat(1298)}…`)
    expect(plainText('🚀'.repeat(5000)).length).toBeLessThanOrEqual(1300)
  })

  test.each(['<', '<a "', '<a \'"', '<!--', '<script ', '&#', '<p>', '\ue000 ', '</script'])(
    'a megabyte of %j is read in no time',
    (part) => {
      const text = part.repeat(1_000_000 / part.length)
      expect(processorTime_ms(() => plainText(text))).toBeLessThan(500)
    },
  )
})
