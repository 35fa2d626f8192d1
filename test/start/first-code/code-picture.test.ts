import { describe, expect, it } from 'vitest'
import { codeWords } from '../../../platforms/build/code-words'
import { setLanguage } from '../../../src/i18n/i18n'
import { languageOf, languageTag } from '../../../src/i18n/language-tag'
import { codeHtml, spokenCode } from '../../../src/start/first-code/code-picture'
import { fc } from '../../generated'

const ALL = codeWords()
const words = ALL.en as NonNullable<(typeof ALL)[string]>
const ANSWER = {
  user_code: '123456',
  verification_uri: 'https://login.example/verify/',
  expires_in: 300,
}

describe('the picture of the first code', () => {
  it('shows the code in two groups, the address as one types it, and the time that is left', () => {
    const text = codeHtml(words, ANSWER)?.replace(/<[^>]*>/g, '|')
    expect(text).toContain('|123||456|')
    expect(text).toContain('|login.example/verify|')
    expect(text).toContain('|Expires in 5:00|')
  })

  it('shows what stands in an address as text', () => {
    const answer = { ...ANSWER, verification_uri: 'https://login.example/?a=<b>&c="d"#<i>' }
    expect(codeHtml(words, answer)).not.toMatch(/<b>|<i>|"d"/)
  })

  it.each([
    ['a code of letters', { user_code: 'WDJB-MJHT' }],
    ['no code', { user_code: undefined }],
    ['an address by plain http', { verification_uri: 'http://login.example/verify' }],
    ['an address that is a script', { verification_uri: 'javascript:alert(1)' }],
    ['no lifetime', { expires_in: undefined }],
    ['a lifetime of a month', { expires_in: 2_592_000 }],
  ])('leaves %s to the app', (_, more) => {
    expect(codeHtml(words, { ...ANSWER, ...more })).toBeUndefined()
  })

  it('leaves everything else to the app, whatever it is', () => {
    fc.assert(fc.property(fc.anything(), (answer) => codeHtml(words, answer) === undefined))
  })

  it.each(['en-GB', 'de', 'de_AT.UTF-8', 'ger', 'ARA', 'ar-EG', 'fr-FR', 'arn', '', 'x-klingon'])(
    'speaks the language that the app will speak on a television that says %o',
    (own) => {
      expect(spokenCode(ALL, 'auto', own)).toBe(setLanguage(languageTag(own)))
      expect(languageOf(languageTag(spokenCode(ALL, 'auto', own)))).toBe(
        spokenCode(ALL, 'auto', own),
      )
    },
  )

  it('speaks the language of the settings, where it is one', () => {
    expect(spokenCode(ALL, 'de', 'en-GB')).toBe('de')
    expect(spokenCode(ALL, 'constructor', 'ar')).toBe('ar')
  })
})
