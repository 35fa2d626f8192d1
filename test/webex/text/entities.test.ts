import { afterEach, describe, expect, it, vi } from 'vitest'
import { decodeEntities } from '../../../src/webex/text/entities'
import { pageDocument } from './page-document'

describe('entities', () => {
  pageDocument()
  afterEach(() => vi.unstubAllGlobals())

  it.each([
    ['Q&amp;A &lt;3 &#8211; &#xe9;&nbsp;&apos;', "Q&A <3 \u2013 \u00e9\u00a0'"],
    ['&#0; &#9999999; &#xD800; &#128;', '\ufffd \ufffd \ufffd \u20ac'],
    ['caf&eacute; &NotEqualTilde; &#233 &#X1F680;', 'caf\u00e9 \u2242\u0338 \u00e9 \u{1f680}'],
    ['&copy 2026, &copy', '\u00a9 2026, \u00a9'],
    // A link, and names that begin like one.
    ['?a&copy=1&mtid=d', '?a&copy=1&mtid=d'],
    ['&copyx=1 &copyx &notit; &no-name; &;&', '&copyx=1 &copyx &notit; &no-name; &;&'],
    ['"&quot;" <b title="&lt;">', '""" <b title="<">'],
    ['R&D, AT&T; a & b', 'R&D, AT&T; a & b'],
    ['&constructor; &__proto__; &toString', '&constructor; &__proto__; &toString'],
    // Once: what comes out of one is no other.
    ['&amp;lt;', '&lt;'],
  ])('are decoded by HTML’s own table: %s', (text, decoded) => {
    expect(decodeEntities(text)).toBe(decoded)
  })

  it('run and fetch nothing', () => {
    expect(decodeEntities('&lt;img src=x onerror=alert(1)&gt;&eacute;')).toBe(
      '<img src=x onerror=alert(1)>\u00e9',
    )
    expect(document.images).toHaveLength(0)
  })

  it('stay as they were written outside of a page, but for the most common', () => {
    vi.stubGlobal('document', undefined)
    expect(decodeEntities('Q&amp;A caf&eacute; &#233;')).toBe('Q&A caf&eacute; &#233;')
  })
})
