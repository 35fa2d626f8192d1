import { describe, expect, it } from 'vitest'
import { languageOf, languageTag, regionOf } from '../../src/i18n/language-tag'
import { fc, seed } from '../generated'

describe('the language of a television', () => {
  it.each([
    ['en-US', 'en-US'],
    ['de', 'de'],
    ['zh-Hant-TW', 'zh-Hant-TW'],
    ['es-419', 'es-419'],
    ['EN-us', 'en-US'],
    ['en_GB', 'en-GB'],
    ['en-US@posix', 'en-US'],
    ['en_US.UTF-8', 'en-US'],
    ['de_AT.ISO-8859-15@euro', 'de-AT'],
    ['sr@latin', 'sr-Latn'],
    ['sr_RS@cyrillic', 'sr-Cyrl-RS'],
    ['ca_ES.UTF-8@valencia', 'ca-ES'],
    ['de-CH-1996', 'de-CH'],
    ['de-DE-u-co-phonebk', 'de-DE'],
    ['en-x-US', 'en'],
    ['ar-u-nu-arab', 'ar'],
    ['ger', 'de'],
    ['deu-AT', 'de-AT'],
    ['ara', 'ar'],
    ['eng', 'en'],
    [' de-DE\n', 'de-DE'],
    ['C', 'en'],
    ['C.UTF-8', 'en'],
    ['POSIX', 'en'],
    ['x-klingon', 'en'],
    ['i-default', 'en'],
    ['english', 'en'],
    ['', 'en'],
    ['-', 'en'],
    ['*', 'en'],
    ['undefined', 'en'],
    ['de'.repeat(5000), 'en'],
    [undefined, 'en'],
    [null, 'en'],
    [7, 'en'],
    [['de'], 'en'],
  ])('%j is taken as %s', (text, tag) => {
    expect(languageTag(text)).toBe(tag)
  })

  it('is known as a tag again', () => {
    for (const text of ['en-US@posix', 'sr@latin', 'es_419', 'C', 'zh_Hant_TW'])
      expect(languageTag(languageTag(text))).toBe(languageTag(text))
  })

  it('has a language, and a region where it names one', () => {
    expect([languageOf(languageTag('zh-Hant-TW')), regionOf(languageTag('zh-Hant-TW'))]).toEqual([
      'zh',
      'TW',
    ])
    expect(regionOf(languageTag('sr-Latn'))).toBe(undefined)
    expect(regionOf(languageTag('es-419'))).toBe('419')
  })

  it(`is taken by every call of Intl, whatever it was written as (SEED=${seed})`, () => {
    const pieces = ['en', 'de', 'US', 'us', 'Latn', 'x', 'u', '1996', 'posix', '', 'ä', '\u0000']
    const marks = ['-', '_', '.', '@', '--', ' ']
    const part = fc.tuple(fc.constantFrom(...pieces), fc.constantFrom(...marks))
    const text = fc.array(part, { maxLength: 5 }).map((parts) => parts.flat().join(''))
    fc.assert(
      fc.property(text, (written) => {
        const tag = languageTag(written)
        expect(Intl.getCanonicalLocales(tag)).toEqual([tag])
      }),
      { numRuns: 10_000 },
    )
  })
})
