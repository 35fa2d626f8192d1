import { describe, expect, test } from 'vitest'
import { failureText, noRightText } from '../../../src/screens/failures/failure-words'
import { failureOf } from '../../../src/webex/http/response'
import { parsePoll } from '../../../src/webex/sign-in/device-grant'
import { handClock } from '../../hand-clock'
import { response } from '../response'

const clock = handClock()
const failure = (status: number, body: unknown) => {
  const found = failureOf(response(status, body), clock)
  if (!found) throw new Error('no failure')
  return found
}
const SENTENCE = 'Your organization does not allow this app. Ask your Webex administrator.'

/** A set that has a network and the right time. */
const SET = { isConnected: true, setTime: Date.parse('2030-01-01T00:00:00Z') }

describe('a 403 by the organization', () => {
  test.each([
    'Access denied - Your administrator denied access to the integration you selected.',
    'This application is blocked by your organization.',
    "Your organization's policy does not permit this app.",
    'The organisation has disabled this integration',
    'Integration not allowed by org policy',
    'The app was not approved by an administrator.',
    'Access to this app is restricted by tenant policy',
  ])('has its own sentence: %s', (message) => {
    expect(failureText(failure(403, { message }), SET)).toBe(SENTENCE)
    const later = { message: 'Forbidden', errors: [{ description: 'x' }, { description: message }] }
    expect(noRightText(failure(403, later), 'else')).toBe(SENTENCE)
  })

  test('has it while signing in, too', () => {
    const body = { error: 'access_forbidden', message: 'Blocked by organization policy' }
    const polled = parsePoll(response(403, body), clock)
    expect('failure' in polled && failureText(polled.failure, SET)).toBe(SENTENCE)
  })
})

describe('a 403 by anything else has not', () => {
  test.each([
    // Cisco's own, of a missing scope, role or licence alike.
    'The server understood the request, but refused to fulfill it because the access token is missing required scopes or the user is missing required roles or licenses.',
    'Caller must have an Administrator role in this organization; access denied',
    'Meeting is not visible to you',
    'Failed to get activity.',
    'Organization 42',
    'You are not allowed to see this recording',
    '',
  ])('%s', (message) => {
    expect(noRightText(failure(403, { message }), 'else')).toBe('else')
  })

  test('nor has another status with the same words', () => {
    const message = 'Blocked by organization policy'
    expect(failureText(failure(400, { message }), SET)).not.toBe(SENTENCE)
    expect(failureText(failure(404, { message }), SET)).not.toBe(SENTENCE)
  })
})
