// Whatever Webex, or something in its place, sends: no text that leaves a parser is longer than a
// television bears.

import { describe, expect, test } from 'vitest'
import { parseMeeting } from '../../../src/webex/meetings/meeting-details'
import { listInvitees } from '../../../src/webex/meetings/meeting-invitees'
import { listMeetings } from '../../../src/webex/meetings/meetings'
import { listRecordings, parseRecording } from '../../../src/webex/recordings/recordings'
import { getSummary } from '../../../src/webex/recordings/summaries'
import { parseVtt } from '../../../src/webex/recordings/transcripts'
import { parseMe } from '../../../src/webex/sign-in/people'
import { LONGEST } from '../../../src/webex/text/bounds'
import { handClock } from '../../hand-clock'
import { clientOf, page } from '../fake-webex'
import { response, webex } from '../response'

const HUGE = 'x'.repeat(100_000)
const clock = handClock()
const window = { from: 0, to: 1 }

type Item = Record<string, unknown>

async function first(list: Promise<unknown>): Promise<Item | undefined> {
  const parsed = (await list) as { value: { items?: Item[]; meetings?: Item[] | undefined } }
  return (parsed.value.items ?? parsed.value.meetings)?.[0]
}

const meeting = (more: object) => {
  const { http } = webex(() => page([{ id: 'm', start: '2026-03-02T10:00:00Z', ...more }]))
  return first(listMeetings(clientOf(http), window))
}
const recording = (more: object) => {
  const { http } = webex(() => page([{ id: 'r', ...more }]))
  return first(listRecordings(clientOf(http), window))
}

/** The longest text anywhere in a value. */
function longest(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 0
  return Math.max(0, ...Object.values(value).map(longest))
}

const MEETING_TEXTS = [
  'title',
  'state',
  'end',
  'meetingType',
  'hostDisplayName',
  'hostEmail',
  'meetingNumber',
  'sipAddress',
  'scheduledType',
  'meetingSeriesId',
  'siteUrl',
  'timezone',
  'agenda',
  'recurrence',
]

describe('a text that is far too long', () => {
  test.each(MEETING_TEXTS)('as %s of a meeting costs the meeting nothing', async (field) => {
    const found = await meeting({ [field]: HUGE })
    expect(found?.id).toBe('m')
    expect(longest(found)).toBeLessThanOrEqual(LONGEST.prose)
  })

  test('as an id is no id', async () => {
    expect(await meeting({ id: HUGE })).toBeUndefined()
    expect(await recording({ id: HUGE })).toBeUndefined()
    expect((await recording({ meetingId: HUGE }))?.meetingId).toBeUndefined()
    expect(parseMe(response(200, { id: HUGE }), clock)).toMatchObject({ ok: false })
  })

  test('as a title or a name is cut', async () => {
    expect((await meeting({ title: HUGE }))?.title).toMatch(/^x{255}…$/)
    expect((await recording({ topic: HUGE }))?.topic).toMatch(/^x{255}…$/)
    const me = parseMe(response(200, { id: 'p', displayName: HUGE }), clock)
    expect(me).toMatchObject({ value: { displayName: expect.stringMatching(/^x{127}…$/) } })
  })

  test('as an address, a number or a password is none, since half of it is another one', async () => {
    const found = await meeting({
      hostEmail: `${HUGE}@a.test`,
      sipAddress: HUGE,
      meetingNumber: '1'.repeat(65),
      telephony: {
        accessCode: HUGE,
        callInNumbers: [{ callInNumber: HUGE }, { callInNumber: '1' }],
      },
    })
    expect(found).toMatchObject({
      sipAddress: undefined,
      meetingNumber: undefined,
      telephony: { accessCode: undefined, callInNumbers: [{ callInNumber: '1' }] },
    })
    const details = parseMeeting(response(200, { password: HUGE, meetingNumber: '123' }), clock)
    expect(details).toMatchObject({ value: { password: undefined, meetingNumber: '123' } })
  })

  test('as the link of a meeting still tells that there is one, and where it leads', async () => {
    const webLink = `https://site.webex.com/j?${HUGE}`
    for (const link of [await meeting({ webLink }), await recording({ playbackUrl: webLink })])
      expect(longest(link)).toBe(LONGEST.pageLink)
  })

  test('as a link of a file or a picture is none', () => {
    const link = `https://files.webex.com/${HUGE}`
    const links = { recordingDownloadLink: link, transcriptDownloadLink: 'https://a.test/t' }
    expect(
      parseRecording(response(200, { temporaryDirectDownloadLinks: links }), clock),
    ).toMatchObject({
      value: { recordingDownloadLink: undefined, transcriptDownloadLink: 'https://a.test/t' },
    })
    expect(parseMe(response(200, { id: 'p', avatar: link }), clock)).toEqual({
      ok: true,
      value: { id: 'p', displayName: '' },
    })
  })

  test('as an invitee costs the others nothing', async () => {
    const { http } = webex(() =>
      page([{ email: HUGE }, { email: 'a@a.test', displayName: HUGE }, { email: 'b@a.test' }]),
    )
    const parsed = await listInvitees(clientOf(http), { meetingId: 'm' })
    expect(parsed).toMatchObject({ value: { unreadable: 1, items: [{ email: 'a@a.test' }, {}] } })
    expect(longest(parsed)).toBeLessThanOrEqual(LONGEST.address)
  })

  test('as a transcript or a summary is cut', async () => {
    const vtt = `WEBVTT\n\n00:00.000 --> 00:01.000\n${'x'.repeat(10_000_000)}`
    expect(longest(parseVtt(response(200, vtt), clock))).toBe(LONGEST.transcript)
    const { http } = webex(() =>
      page([
        {
          notes: { content: `<p>${'x '.repeat(1_000_000)}` },
          actionItems: Array(2000).fill({ content: 'x'.repeat(5000) }),
        },
      ]),
    )
    const summary = await getSummary(clientOf(http), { meetingId: 'm' })
    expect(longest(summary)).toBeLessThanOrEqual(LONGEST.notesHtml)
    expect(summary).toMatchObject({ value: { actionItems: { length: 1000 } } })
  })
})

test('half of a pair of characters is no id, since no address can have it', async () => {
  expect(await meeting({ id: 'm\ud83d' })).toBeUndefined()
  expect((await meeting({ id: 'm\ud83d\udc4d' }))?.id).toBe('m\ud83d\udc4d')
  expect((await recording({ meetingId: '\udc4d' }))?.meetingId).toBeUndefined()
})

describe('a person', () => {
  test.each([
    [{ displayName: null, nickName: 7, emails: ['a@a.test'] }, 'a@a.test'],
    [{ displayName: '\u202e\u200b', nickName: 'Ada' }, 'Ada'],
    [{ displayName: 'Ada\u0000 Brandt' }, 'Ada Brandt'],
    [{ emails: [null, 7, '', 'a@a.test'] }, 'a@a.test'],
    [{ emails: 'a@a.test' }, ''],
    [{ timezone: [], avatar: 5 }, ''],
  ])('of %j is called %j', (more, displayName) => {
    expect(parseMe(response(200, { id: 'p', ...more }), clock)).toMatchObject({
      ok: true,
      value: { id: 'p', displayName },
    })
  })
})
