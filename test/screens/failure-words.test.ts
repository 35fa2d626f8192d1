import { afterEach, describe, expect, it } from 'vitest'
import { setLanguage } from '../../src/i18n/i18n'
import { languageTag } from '../../src/i18n/language-tag'
import { languages } from '../../src/i18n/languages'
import { failureText, isClockWrong } from '../../src/screens/failure-words'
import type { Failure } from '../../src/webex/failure'

const BUILT = Date.parse('2026-11-28T17:00:00Z')
const offline: Failure = { kind: 'offline' }
const at = (date: string, isConnected = true) => ({ isConnected, setTime: Date.parse(date) })

afterEach(() => void setLanguage(languageTag('en')))

describe('a set whose clock is wrong', () => {
  it.each([
    ['2019-01-01T00:00:00Z', true],
    ['1970-01-01T00:00:00Z', true],
    ['2026-11-28T16:59:59Z', true],
    ['2026-11-28T17:00:00Z', false],
    ['2036-06-01T00:00:00Z', false],
    ['2099-01-01T00:00:00Z', true],
  ])('is known by its date: %s', (date, isWrong) => {
    expect(isClockWrong(Date.parse(date), BUILT)).toBe(isWrong)
  })

  it.each(Object.keys(languages))('is told so, and what to do, in the language %s', (language) => {
    setLanguage(languageTag(language))
    const text = failureText(offline, at('2019-01-15T00:00:00Z'))
    expect(text).toMatch(/2019|٢٠١٩/)
    expect(failureText(offline, at('2019-01-15T00:00:00Z'), 'signIn.noAnswer')).toBe(text)
  })

  it('is not blamed where there is no network at all, or an answer', () => {
    expect(failureText(offline, at('2019-01-15T00:00:00Z', false))).toMatch(
      /^No network connection/,
    )
    const trouble: Failure = { kind: 'server_error', status: 503 }
    expect(failureText(trouble, at('2019-01-15T00:00:00Z'))).toMatch(/503/)
  })
})

describe('no answer in spite of a network', () => {
  it('is not blamed on the cable, and at the sign-in on the relay', () => {
    const now = at('2030-01-01T00:00:00Z')
    expect(failureText(offline, now)).toMatch(/^This TV is online, but Webex does not answer/)
    expect(failureText(offline, now, 'signIn.noAnswer')).toMatch(/relay address/)
  })
})

describe('an account that is signed in on too many devices', () => {
  it('is told what to do, wherever Webex says so', () => {
    const failure: Failure = { kind: 'http', status: 400, code: 'tokenlimit_reached' }
    expect(failureText(failure, at('2030-01-01T00:00:00Z'))).toMatch(/^Webex allows this account/)
  })
})
