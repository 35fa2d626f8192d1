import { describe, expect, test } from 'vitest'
import { getMeeting, parseMeeting } from '../../../src/webex/meetings/meeting-details'
import { handClock } from '../../hand-clock'
import { clientOf, fakeWebex } from '../fake-webex'
import { PORTAL, response } from '../response'

const clock = handClock()

/** As in Cisco's own example. */
const example = {
  id: '870f51ff287b41be84648412901e0402',
  password: 'BgJep@43',
  phoneAndVideoSystemPassword: '12345678',
  meetingNumber: '123456789',
  agenda: '<p>Example</p>',
  recurrence: 'FREQ=DAILY;COUNT=10;INTERVAL=1',
  hostKey: '654321',
  telephony: {
    accessCode: '1234567890',
    callInNumbers: [{ label: 'US Toll', callInNumber: '123456789', tollType: 'toll' }],
  },
}

test('the meeting is asked for by its id, whatever is in it', async () => {
  const { http, sent } = fakeWebex(() => example)
  await getMeeting(clientOf(http), { meetingId: 'a/../b?c' })
  expect(sent.map(({ url }) => url.href)).toEqual(['https://webex.test/v1/meetings/a%2F..%2Fb%3Fc'])
})

test('an abort by the caller is an AbortError and no failure of Webex', async () => {
  const stop = new AbortController()
  stop.abort()
  const { http } = fakeWebex(() => new Promise(() => {}))
  const asked = getMeeting(clientOf(http), {
    meetingId: 'a',
    signal: stop.signal,
  })
  await expect(asked).rejects.toHaveProperty('name', 'AbortError')
})

describe('parsing', () => {
  test('the password and numbers are told, the host key and the password in digits are not', () => {
    const parsed = parseMeeting(response(200, example), clock)
    expect(parsed).toMatchObject({
      ok: true,
      value: {
        password: 'BgJep@43',
        agenda: 'Example',
        telephony: { accessCode: '1234567890', callInNumbers: [{ callInNumber: '123456789' }] },
      },
    })
    expect(JSON.stringify(parsed)).not.toContain('654321')
    expect(parsed).not.toHaveProperty('value.phoneAndVideoSystemPassword')
  })

  test('an ended instance has none of it, and can be read all the same', () => {
    const ended = response(200, { id: 'a_I_1', state: 'ended', password: null })
    expect(parseMeeting(ended, clock)).toEqual({ ok: true, value: {} })
  })

  test.each([PORTAL, '', '[]', 'null', '"text"', '{"password":'])(
    'a 200 that is no meeting is unreadable: %s',
    (body) => {
      expect(parseMeeting(response(200, body), clock)).toMatchObject({
        failure: { kind: 'unreadable', status: 200 },
      })
    },
  )

  test.each([403, 404])('%d is a refusal', (status) => {
    expect(parseMeeting(response(status, { message: 'No' }), clock)).toEqual({
      ok: false,
      failure: { kind: 'http', status, code: 'No' },
    })
  })
})
