import { describe, expect, test } from 'vitest'
import { createRequestLog } from '../../../src/webex/http/request-log'
import {
  downloadTranscript,
  fetchTranscript,
  listTranscripts,
  parseVtt,
} from '../../../src/webex/recordings/transcripts'
import { handClock } from '../../hand-clock'
import { API, clientOf, fakeWebex } from '../fake-webex'
import { PORTAL, response } from '../response'

const clock = handClock()
const VTT = 'WEBVTT\n\n1\n00:00:20.904 --> 00:00:24.564\nThis is an s sample recording.\n'

function webex(reply: () => Response) {
  const asked: { url: string; init: RequestInit }[] = []
  const record = createRequestLog()
  const { http } = fakeWebex(({ url, init }) => {
    asked.push({ url: url.href, init })
    return reply()
  }, clock)
  return { asked, record, http: { ...http, record } }
}

describe('a list', () => {
  const of = {
    meetingId: 'm_I_1',
    from: Date.parse('2020-06-01T00:00:00Z'),
    to: Date.parse('2020-06-03T00:00:00Z'),
  }

  test('is of one meeting, and tells no address to fetch a text from', async () => {
    const item = {
      id: '8ce1f918_M_0fc6',
      startTime: '2020-06-02T20:30:15.042Z',
      vttDownloadLink:
        'http://site-example.webex.com/v1/meetingTranscripts/5e01/download?format=vtt',
      status: 'available',
    }
    const { asked, http } = webex(() =>
      Response.json({ items: [item, {}, { id: 'x', status: 1 }] }),
    )
    expect(await listTranscripts(clientOf(http), of)).toEqual({
      ok: true,
      value: [
        { id: '8ce1f918_M_0fc6', startTime: '2020-06-02T20:30:15.042Z', status: 'available' },
        { id: 'x' },
      ],
    })
    expect(asked[0]?.url).toBe(
      `${API}/meetingTranscripts?meetingId=m_I_1&from=2020-06-01T00%3A00%3A00Z&to=2020-06-03T00%3A00%3A00Z&max=100`,
    )
  })

  test.each([400, 403, 404])('%d is a refusal', async (status) => {
    const { http } = webex(() => new Response('{}', { status }))
    expect(await listTranscripts(clientOf(http), of)).toMatchObject({
      failure: { kind: 'http', status },
    })
  })
})

describe('a text', () => {
  test('comes from the API by its id, with the token, and never over a redirect', async () => {
    const { asked, http } = webex(() => new Response(VTT))
    const parsed = await downloadTranscript(clientOf(http), { transcriptId: '../x' })
    expect(parsed).toEqual({ ok: true, value: VTT })
    expect(asked[0]?.url).toBe(`${API}/meetingTranscripts/..%2Fx/download?format=vtt`)
    expect(asked[0]?.init).toMatchObject({
      redirect: 'error',
      headers: { Authorization: 'Bearer token', Accept: 'text/vtt, text/plain' },
    })
  })

  test('behind a link comes without a token or a cookie', async () => {
    const { asked, http } = webex(() => new Response(VTT))
    const parsed = await fetchTranscript(clientOf(http), { link: 'https://cdn.test/x?ticket=1' })
    expect(parsed).toEqual({ ok: true, value: VTT })
    expect(asked[0]?.url).toBe('https://cdn.test/x?ticket=1')
    expect(asked[0]?.init).toMatchObject({ redirect: 'follow', credentials: 'omit' })
    expect(asked[0]?.init.headers).not.toHaveProperty('Authorization')
  })

  test('is no failed request for not being JSON', async () => {
    const { record, http } = webex(() => new Response(VTT))
    await fetchTranscript(clientOf(http), { link: 'https://cdn.test/x' })
    expect(record.latest()).toEqual([])
  })

  test.each([VTT, 'WEBVTT', '\ufeffWEBVTT\r\n', 'WEBVTT - of a meeting\n'])(
    'is WebVTT: %j',
    (text) => {
      expect(parseVtt(response(200, text), clock)).toEqual({ ok: true, value: text })
    },
  )

  test.each([PORTAL, '', 'WEBVTTX', 'Hello', '{"items":[]}'])('is nothing else: %j', (text) => {
    expect(parseVtt(response(200, text), clock)).toMatchObject({ failure: { kind: 'unreadable' } })
  })

  test.each([
    [403, 'http'],
    [429, 'throttled'],
    [503, 'server_error'],
  ])('%d is %s', (status, kind) => {
    expect(parseVtt(response(status, '{}'), clock)).toMatchObject({ failure: { kind } })
  })
})
