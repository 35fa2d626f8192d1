import { describe, expect, it } from 'vitest'
import { type HttpRequest, request, TOO_LONG } from '../../../src/webex/http/http'
import { settle } from '../../hand-clock'
import { api, says, sessionFixture } from '../../session/fixture'
import { fakeWebex } from '../fake-webex'
import { PORTAL } from '../response'

const url = `${api}/meetings`

describe('request', () => {
  it('gives the response whatever its status, body read whole', async () => {
    const { http, on } = sessionFixture()
    on('meetings', says(404, '{"message":"no"}', { trackingid: 'R' }))
    const sent = await request(http, { url })
    if (!sent.ok) throw new Error(sent.failure.kind)
    expect([sent.value.status, sent.value.text, sent.value.header('Trackingid')]).toEqual([
      404,
      '{"message":"no"}',
      'R',
    ])
  })

  it('follows no redirect and sends no cookie', async () => {
    const { http, sent } = fakeWebex(() => '')
    await request(http, { url })
    expect(sent[0]?.init).toMatchObject({
      redirect: 'error',
      credentials: 'omit',
      cache: 'no-store',
    })
  })

  it('tells of each response by its call and status, but not of files, which come from elsewhere', async () => {
    const { http, on } = sessionFixture()
    const heard: unknown[] = []
    const listening = { ...http, onResponse: (...of: unknown[]) => heard.push(of) }
    on('meetings', says(503), says(200, {}), 'offline')
    for (let time = 0; time < 3; time++) await request(listening, { url })
    on('recordings/1', says(502))
    await request(listening, { url: `${api}/recordings/1`, follow: true })
    expect(heard).toEqual([
      ['/v1/meetings', 503],
      ['/v1/meetings', 200],
    ])
  })

  it('tells of a redirect where it is asked to, and follows none', async () => {
    const { http, sent } = fakeWebex(() => '')
    await request(http, { url, noticesRedirect: true })
    expect(sent[0]?.init.redirect).toBe('manual')
  })

  it('reads no further than it is asked to, and says that there was more', async () => {
    let read = 0
    const endless = () => {
      const body = new ReadableStream({
        pull(controller) {
          read += 1
          controller.enqueue(new Uint8Array(1000).fill(65))
        },
      })
      return new Response(body)
    }
    const { http } = fakeWebex(endless)
    expect(await request(http, { url, most_bytes: 5000 })).toEqual({
      ok: false,
      failure: { kind: 'unreadable', status: 200, detail: TOO_LONG },
    })
    expect(read).toBeLessThan(10)
  })

  it('reads no more than 16 MB of any body', async () => {
    let pieces = 0
    const endless = () =>
      new Response(
        new ReadableStream({
          pull(controller) {
            pieces += 1
            controller.enqueue(new Uint8Array(1_000_000).fill(65))
          },
        }),
      )
    const { http } = fakeWebex(endless)
    expect(await request(http, { url })).toMatchObject({ failure: { detail: TOO_LONG } })
    expect(pieces).toBeLessThan(20)
  })

  it('reads what is just as long as it may be, whatever its pieces', async () => {
    const bytes = new TextEncoder().encode('"grüße"')
    const inPieces = () =>
      new Response(
        new ReadableStream({
          start(controller) {
            for (const byte of bytes) controller.enqueue(new Uint8Array([byte]))
            controller.close()
          },
        }),
      )
    const { http } = fakeWebex(inPieces)
    const sent = await request(http, { url, most_bytes: bytes.length })
    expect(sent.ok && sent.value.json()).toBe('grüße')
  })

  it('gives offline without a network', async () => {
    expect(await request(sessionFixture().http, { url })).toEqual({
      ok: false,
      failure: { kind: 'offline' },
    })
  })

  it('gives timeout after 15 s, whether or not fetch listens to an abort', async () => {
    for (const reply of ['never' as const, new Promise<Response>(() => {})]) {
      const { http, on, clock } = sessionFixture()
      on('meetings', reply)
      const sent = request(http, { url })
      await clock.advance(15_000)
      expect(await sent).toEqual({ ok: false, failure: { kind: 'timeout' } })
      expect(clock.waits()).toEqual([])
    }
  })

  it('rejects when its caller aborts, and leaves no timer', async () => {
    const { http, on, clock } = sessionFixture()
    on('meetings', 'never')
    const stop = new AbortController()
    const sent = request(http, { url, signal: stop.signal })
    await settle()
    stop.abort()
    await expect(sent).rejects.toMatchObject({ name: 'AbortError' })
    expect(clock.waits()).toEqual([])
    await expect(request(http, { url, signal: stop.signal })).rejects.toThrow()
  })
})

describe('the clock and the Date header', () => {
  const DAY_MS = 86_400_000

  /** How far an answer that is dated a day ahead sets the clock, in ms. */
  async function setBy(
    status: number,
    body: unknown,
    headers = {},
    options: Partial<HttpRequest> = {},
  ) {
    const { http, on, clock } = sessionFixture()
    const date = new Date(clock.now() + DAY_MS).toUTCString()
    on('meetings', says(status, body, { date, ...headers }))
    await request(http, { url, accessToken: 'A', ...options })
    return clock.offset()
  }

  it.each([
    ['a page of a list', 200, { items: [] }],
    ['one thing', 200, { id: 'M1' }],
    ['a new code', 200, { device_code: 'd' }],
    ['tokens', 200, { access_token: 't' }],
    ['a code that nobody has used yet, without a word', 428, ''],
    ['a code that nobody has used yet', 400, { error: 'authorization_pending' }],
    ['a refusal with a tracking id', 503, { message: 'no', trackingId: 'R' }],
  ])('corrects the clock by the date of %s', async (_, status, body) => {
    expect(await setBy(status, body)).toBe(DAY_MS)
  })

  const LIST = { items: [] }
  it.each([
    ['out of a cache', 200, LIST, { age: '21600' }],
    ['out of a cache just now', 200, LIST, { age: '0' }],
    ['that a cache warns of', 200, LIST, { warning: '110 proxy "Response is stale"' }],
    ['with nothing in it', 500, '', {}],
    ['that is a log-in page', 200, PORTAL, {}],
    ['that is a log-in page in JSON', 200, { captive: true, 'user-portal-url': 'https://a.b' }, {}],
    ['of a gateway', 502, '<html>Bad gateway</html>', {}],
    ['of a gateway in JSON', 511, { error: 'log in first', message: 'Hotel' }, {}],
    ['cut off', 200, '{"items":[', {}],
    ['that is null', 200, 'null', {}],
    ['that is a text', 200, '"items"', {}],
  ])('leaves the clock alone after an answer %s', async (_, status, body, headers) => {
    expect(await setBy(status, body, headers)).toBe(0)
  })

  it.each([{ text: true }, { follow: true, accessToken: undefined }])(
    'leaves the clock alone after files, which may be another host’s: %j',
    async (options) => {
      expect(await setBy(200, LIST, {}, options)).toBe(0)
    },
  )

  it('takes the time from Webex rather than from the relay, which is asked without a token', async () => {
    const { http, on, clock } = sessionFixture()
    const dated = (ms: number) => ({ date: new Date(clock.now() + ms).toUTCString() })
    on('meetings', says(200, LIST, dated(DAY_MS)))
    on('device/token', says(400, { error: 'slow_down' }, dated(2 * DAY_MS)))
    await request(http, { url, accessToken: 'A' })
    await request(http, { url: `${api}/device/token` })
    expect(clock.offset()).toBe(DAY_MS)
  })
})
