import { describe, expect, it } from 'vitest'
import { asksForTable, decodeEntities, loadEntities } from '../../../src/webex/text/entities'

describe('entities', () => {
  it('entities that most texts have are known before the table is', () => {
    expect(decodeEntities('Q&amp;A &lt;3 &#8211; &#xe9;&nbsp;&apos;&#0;&#9999999;')).toBe(
      "Q&A <3 \u2013 \u00e9\u00a0'\ufffd\ufffd",
    )
  })

  it('entities are decoded once', () => {
    expect(decodeEntities('&amp;lt;')).toBe('&lt;')
  })

  it('entities beyond the common ones ask for the table, also as JSON may write them', () => {
    for (const text of ['caf&eacute;', 'caf\\u0026eacute;', '&copy 2026', 'R&D'])
      expect(asksForTable(text), text).toBe(true)
  })

  it('entities that are common, numbers and links ask for no table', () => {
    for (const text of ['a & b', 'Q&amp;A', '&#233;', 'https://a.example/?b=c&mtid=d&e=f', ''])
      expect(asksForTable(text), text).toBe(false)
  })

  it('entities of all names are known once the table was fetched', async () => {
    await loadEntities()
    expect(decodeEntities('caf&eacute; &copy 2026 &NotEqualTilde; ?a&copy=1')).toBe(
      'caf\u00e9 \u00a9 2026 \u2242\u0338 ?a&copy=1',
    )
  })
})
