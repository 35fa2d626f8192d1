import { describe, expect, test } from 'vitest'
import {
  getRecording,
  listRecordings,
  parseRecording,
} from '../../../src/webex/recordings/recordings'
import { handClock } from '../../hand-clock'
import { API, clientOf, page } from '../fake-webex'
import { PORTAL, response, webex } from '../response'

const clock = handClock()
const WINDOW = {
  from: Date.parse('2026-02-02T09:00:00.123Z'),
  to: Date.parse('2026-03-02T09:00:00Z'),
}

/** As in Cisco's own example. */
const example = {
  id: '4f914b1dfe3c4d11a61730f18c0f5387',
  meetingId: 'f91b6edce9864428af084977b7c68291_I_166641849979635652',
  scheduledMeetingId: 'f91b6edce9864428af084977b7c68291_20200713T121500Z',
  meetingSeriesId: 'f91b6edce9864428af084977b7c68291',
  topic: 'Example Topic',
  createTime: '2020-07-13T17:11:35Z',
  timeRecorded: '2020-07-13T17:05:35Z',
  siteUrl: 'site4-example.webex.com',
  downloadUrl: 'https://site4-example.webex.com/site4/lsr.php?RCID=b919',
  playbackUrl: 'https://site4-example.webex.com/site4/ldr.php?RCID=6920',
  password: '********',
  format: 'ARF',
  serviceType: 'MeetingCenter',
  durationSeconds: 18416,
  sizeBytes: 168103,
  shareToMe: false,
  status: 'available',
}

describe('a list', () => {
  test('is asked for with both ends, a hundred at a time, and what was deleted left out', async () => {
    const { asked, http } = webex(() => page([example]))
    const parsed = await listRecordings(clientOf(http), { ...WINDOW, meetingId: 'm_1' })
    expect(asked).toEqual([
      `${API}/recordings?from=2026-02-02T09%3A00%3A00Z&to=2026-03-02T09%3A00%3A00Z&status=available&max=100&meetingId=m_1`,
    ])
    const { downloadUrl, password, serviceType, sizeBytes, ...passed } = example
    expect(parsed).toMatchObject({ ok: true, value: { items: [passed], unreadable: 0 } })
    expect(JSON.stringify(parsed)).not.toMatch(/\*\*\*|lsr\.php/)
  })

  test('goes on with the window that the next link lost', async () => {
    const { asked, http } = webex(() => page([], `${API}/recordings?offset=100&status=null`))
    const parsed = await listRecordings(clientOf(http), WINDOW)
    const next = parsed.ok ? parsed.value.next : undefined
    expect(next).toBe(
      `${API}/recordings?offset=100&status=available&from=2026-02-02T09%3A00%3A00Z&to=2026-03-02T09%3A00%3A00Z&max=100`,
    )
    await listRecordings(clientOf(http), { ...WINDOW, next })
    expect(asked[1]).toBe(next)
  })

  test('needs no more of a recording than its id; what has the wrong type is not there', async () => {
    const odd = { id: 'r', topic: 7, durationSeconds: '61', shareToMe: 'yes', format: null }
    const { http } = webex(() => page([odd, { id: '' }, { topic: 'x' }, 'r', null]))
    expect(await listRecordings(clientOf(http), WINDOW)).toEqual({
      ok: true,
      value: { items: [{ id: 'r', durationSeconds: 61 }], unreadable: 4 },
    })
  })

  test.each([400, 403, 404])('%d is a refusal', async (status) => {
    const { http } = webex(() => new Response('{"message":"No"}', { status }))
    expect(await listRecordings(clientOf(http), WINDOW)).toMatchObject({
      failure: { kind: 'http', status, code: 'No' },
    })
  })
})

describe('one recording', () => {
  const links = {
    recordingDownloadLink: 'https://site.webex.com/nbr/video?ticket=SDJTSwAAAIU%3D',
    audioDownloadLink: 'https://site.webex.com/nbr/audio',
    transcriptDownloadLink: 'https://site.webex.com/nbr/text',
    expiration: '2022-05-01T10:30:25Z',
  }
  const parsed = (body: unknown) => parseRecording(response(200, body), clock)
  const video = (link: unknown) =>
    parsed({ temporaryDirectDownloadLinks: { recordingDownloadLink: link } })

  test('is asked for by its id, whatever is in it', async () => {
    const { asked, http } = webex(() => new Response('{}'))
    await getRecording(clientOf(http), { recordingId: 'a/../b?c' })
    expect(asked).toEqual([`${API}/recordings/a%2F..%2Fb%3Fc`])
  })

  test('tells where its files are, and until when', () => {
    const { audioDownloadLink, ...passed } = links
    expect(parsed({ ...example, temporaryDirectDownloadLinks: links })).toEqual({
      ok: true,
      value: passed,
    })
  })

  test('that may not be downloaded has no links, and can be read all the same', () => {
    expect(parsed(example)).toEqual({ ok: true, value: {} })
    expect(parsed({ temporaryDirectDownloadLinks: null })).toEqual({ ok: true, value: {} })
  })

  test.each([
    'https://site.webex.com/x',
    'http://127.0.0.1:5180/x',
    'http://localhost/x',
    'http://[::1]:1/x',
  ])('a link by https, or to this very machine, is one: %s', (link) => {
    expect(video(link)).toEqual({ ok: true, value: { recordingDownloadLink: link } })
  })

  test.each([
    'http://site.webex.com/x',
    'http://127.0.0.1.evil.test/x',
    'javascript:alert(1)',
    'data:video/mp4,x',
    'file:///etc/passwd',
    '//site.webex.com/x',
    '',
    7,
    null,
  ])('%j is none', (link) => {
    expect(video(link)).toEqual({ ok: true, value: {} })
  })

  test.each([PORTAL, '', '[]', 'null', '"text"', '{"id":'])(
    'a 200 that is no recording is unreadable: %s',
    (body) => {
      expect(parsed(body)).toMatchObject({ failure: { kind: 'unreadable', status: 200 } })
    },
  )

  test.each([403, 404])('%d is a refusal', (status) => {
    expect(parseRecording(response(status, { message: 'No' }), clock)).toEqual({
      ok: false,
      failure: { kind: 'http', status, code: 'No' },
    })
  })
})
