import { describe, expect, test } from 'vitest'
import { bareLine, cleanLine, cut } from '../../../src/webex/text/clean'
import { pageDocument } from './page-document'

pageDocument()

const line = (text: string) => cleanLine(text, 128)

describe('a line of people’s text', () => {
  test.each([
    ['Ring\u0007 the\u0000 bell', 'Ring the bell'],
    ['Plan \u202egnp.exe', 'Plan gnp.exe'],
    ['\u202aa\u202bb\u202cc\u202dd\u2066e\u2067f\u2068g\u2069h', 'abcdefgh'],
    [
      'One\u2028two\u2029three\r\nfour\tfive\u000bsix\u0085seven',
      'One two three four five six seven',
    ],
    ['\ufeffReview\ufffe\uffff\ufdd0\u001b[31m', 'Review[31m'],
    ['Icons \ue000\uf8ff\u{f0000}gone', 'Icons gone'],
    ['half \ud83d a pair \udc4d', 'half a pair'],
    ['caf&eacute; &amp; th&eacute;', 'café & thé'],
    ['reuni&atilde;o, informa&ccedil;&otilde;es', 'reunião, informações'],
    ['&Eacute;cole &times; &rarr; &Zcaron; &hearts;', 'École × → Ž ♥'],
    ['&amp;lt;b&amp;gt; &lt;script&gt;', '&lt;b&gt; <script>'],
    ['AT&T; R&D, a &copy=1', 'AT&T; R&D, a &copy=1'],
    ['I <3 <b>this</b>', 'I <3 <b>this</b>'],
  ])('%j is shown as %j', (source, shown) => {
    expect(line(source)).toBe(shown)
  })

  test.each([
    'Grüße aus Zürich 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇳🇴',
    'اجتماع الفريق \u200f(أسبوعي)',
    'ישיבה \u200eABC',
    'می\u200cخواهم',
    'Việt Nam, हिन्दी, ไทย, 한국어',
  ])('%j is shown as it is', (text) => {
    expect(line(text)).toBe(text)
  })

  test.each([
    '',
    '   ',
    '\u00a0\u3000\u2003',
    '\u200b\u200c\u200d\u2060\ufeff',
    '\u00ad\u034f\u180e',
    '\ufffd\ufffc',
    '\u202e\u2069\u0000\u0007',
    '\u3164\u115f\uffa0\u2800',
    '\ue000\ufe0f\u{e0100}',
    '&nbsp;&#8203;&zwnj;',
  ])('%j shows nothing, so it is none', (text) => {
    expect(line(text)).toBe('')
  })

  test('marks are not stacked into a tower', () => {
    expect(line(`a${'\u0301'.repeat(100)}b`)).toBe(`a${'\u0301'.repeat(8)}b`)
  })

  test('a code or an address keeps its ampersands', () => {
    expect(bareLine(' a&amp;b\u202e@c.test ', 128)).toBe('a&amp;b@c.test')
  })
})

describe('a text that is too long', () => {
  test('ends in an ellipsis, within the bound', () => {
    expect(cut('Stand-up', 8)).toBe('Stand-up')
    expect(cut('Stand-ups', 8)).toBe('Stand-u…')
    expect(cut('Stand ups', 7)).toBe('Stand…')
    expect(cleanLine('x'.repeat(1_000_000), 256)).toHaveLength(256)
  })

  test.each([
    ['a pair', '👍', 'ab👍👍👍', 5, 'ab👍…'],
    ['a pair that does not fit', '👍', 'ab👍👍👍', 4, 'ab…'],
    ['a letter and its mark', 'e\u0301', 'abce\u0301de', 5, 'abc…'],
    ['a family', '👩‍👩‍👧', 'ab👩‍👩‍👧cd', 7, 'ab…'],
    ['a flag', '🇳🇴', 'ab🇳🇴🇸🇪cd', 9, 'ab🇳🇴…'],
    ['a skin tone', '👍🏽', 'ab👍🏽cdef', 6, 'ab…'],
    ['a variant', '❤️', 'ab❤️cdef', 4, 'ab…'],
  ])('is not cut through %s (%s)', (_, __, text, longest, expected) => {
    expect(cut(text, longest)).toBe(expected)
    expect(cut(text, longest).length).toBeLessThanOrEqual(longest)
  })

  test('is cut in time that does not grow with what is cut off', () => {
    // One "character" of a thousand joiners: nothing whole remains, and the cut gives up looking for it.
    expect(cut('\u200d'.repeat(100_000), 256).length).toBeLessThanOrEqual(256)
  })
})
