import { describe, expect, it } from 'vitest'
import { formEncoded } from '../../../src/webex/http/form'
import { fc } from '../../generated'

describe('form-encoded fields', () => {
  it('form-encoded fields stand in their order, with what would part them escaped', () => {
    expect(formEncoded({ scope: 'a b', code: 'x&y=z', '': 'ü+%' })).toBe(
      'scope=a+b&code=x%26y%3Dz&=%C3%BC%2B%25',
    )
  })

  it('form-encoded fields are read again as they were', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.string({ unit: 'grapheme' })), (fields) => {
        expect([...new URLSearchParams(formEncoded(fields))]).toEqual(Object.entries(fields))
      }),
    )
  })

  it('form-encoded fields need no constructor that takes an object', () => {
    const Whole = URLSearchParams
    class Old extends Whole {
      constructor(init?: string) {
        super(typeof init === 'string' ? init : '')
      }
    }
    globalThis.URLSearchParams = Old as typeof URLSearchParams
    try {
      expect(formEncoded({ a: '1' })).toBe('a=1')
    } finally {
      globalThis.URLSearchParams = Whole
    }
  })
})
