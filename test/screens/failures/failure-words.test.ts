import { afterEach, describe, expect, it } from 'vitest'
import { setLanguage } from '../../../src/i18n/i18n'
import { languageTag } from '../../../src/i18n/language-tag'
import { languages } from '../../../src/i18n/languages'
import { failureText, isClockWrong, statusText } from '../../../src/screens/failures/failure-words'
import type { Failure } from '../../../src/webex/http/failure'

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
    expect(failureText(offline, now, 'signIn.noAnswer')).toMatch(/check the relay/)
  })
})

describe('an account that is signed in on too many devices', () => {
  it('is told what to do, wherever Webex says so', () => {
    const failure: Failure = { kind: 'http', status: 400, code: 'tokenlimit_reached' }
    expect(failureText(failure, at('2030-01-01T00:00:00Z'))).toMatch(/^Webex allows this account/)
  })
})

describe('what Webex reports of itself', () => {
  const now = Date.parse('2026-12-01T09:00:00Z')
  const berlin = { zone: 'Europe/Berlin', hourCycle: '24' } as const
  const since = Date.parse('2026-12-01T08:52:00Z')
  const problem = { status: 'incident', part: 'Meetings', since } as const

  it.each([
    [problem, 'Webex reports a problem with Meetings since 09:52. Foyer reconnects automatically.'],
    [{ ...problem, part: undefined }, /^Webex reports a problem since 09:52\. /],
    [{ ...problem, since: undefined }, /^Webex reports a problem with Meetings\. /],
    [{ status: 'incident' }, /^Webex reports a problem\. /],
    [
      { ...problem, status: 'maintenance' },
      /^Webex reports maintenance of Meetings since 09:52\. /,
    ],
    [{ status: 'maintenance', since }, /^Webex reports maintenance since 09:52\. /],
    [{ status: 'maintenance', part: 'Meetings' }, /^Webex reports maintenance of Meetings\. /],
    [{ status: 'maintenance' }, /^Webex reports maintenance\. /],
    [{ status: 'calm' }, 'Webex reports no problems.'],
  ] as const)('is said in plain words: %j', (status, text) => {
    expect(statusText(status, now, berlin)).toMatch(text)
  })

  it('has the viewer’s own hours, and the day of what began on another one', () => {
    const newYork = { zone: 'America/New_York', hourCycle: '12' } as const
    setLanguage(languageTag('en-US'))
    expect(statusText(problem, now, newYork)).toContain('since 3:52 AM.')
    const yesterday = { ...problem, since: since - 86_400_000 }
    expect(statusText(yesterday, now, berlin)).toContain('since Monday, November 30, 09:52.')
  })

  it('takes the place of the words for a failing server, and of no other', () => {
    const trouble: Failure = { kind: 'server_error', status: 503 }
    const on = at('2026-12-01T09:00:00Z')
    const reported = { text: 'Webex reports a problem.', isCalm: false }
    expect(failureText(trouble, { ...on, reported })).toBe('Webex reports a problem.')
    expect(failureText({ kind: 'timeout' }, { ...on, reported })).toMatch(/too long/)
    expect(failureText(trouble, on)).toMatch(/^Webex is having problems \(503\)/)
    const calm = { text: 'Webex reports no problems.', isCalm: true }
    expect(failureText(trouble, { ...on, reported: calm })).toMatch(
      /\(503\)\. Webex reports no problems\./,
    )
  })
})
