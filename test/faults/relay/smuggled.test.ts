// Requests that two servers in a row may take for two different ones (RFC 9112 11.2), by real sockets, to each
// runtime. What the relay forwards could be read in one way alone. Forms are in
// test/platforms/relay/callers/forms.test.ts.

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { POLL, type Relayed, relayBeforeStandIn } from '../../platforms/relay/fake-upstream'
import { sendRaw, statusesIn } from './raw'
import { byName, RUNTIMES, type Runtime } from './runtimes'

const FORM = new URLSearchParams(POLL).toString()
const LINE = 'POST /v1/device/token HTTP/1.1'
const TYPE = 'Content-Type: application/x-www-form-urlencoded'
const LENGTH = `Content-Length: ${FORM.length}`
const CHUNKED = 'Transfer-Encoding: chunked'
const CHUNKS = `${FORM.length.toString(16)}\r\n${FORM}\r\n0\r\n\r\n`
const HOST = 'Host: relay.example'

const head = (...lines: string[]) => `${[LINE, HOST, TYPE, ...lines].join('\r\n')}\r\n\r\n`

/** The last request on a connection, which the relay answers by itself. */
const LAST = 'GET /v1 HTTP/1.1\r\nHost: relay.example\r\nConnection: close\r\n\r\n'

/** Another request, which stands where a body may. */
const SECOND = `${head('Content-Length: 4')}a=b\n`

const AMBIGUOUS: [name: string, text: string][] = [
  ['two lengths', head(LENGTH, 'Content-Length: 5') + FORM],
  ['a length twice', head(LENGTH, LENGTH) + FORM],
  ['two lengths in one line', head(`${LENGTH}, 5`) + FORM],
  ['a length with a sign', head(`Content-Length: +${FORM.length}`) + FORM],
  ['a negative length', head('Content-Length: -1') + FORM],
  ['a length in another base', head(`Content-Length: 0x${FORM.length.toString(16)}`) + FORM],
  ['a length without an end', head(`Content-Length: ${'9'.repeat(40)}`) + FORM],
  ['a length that is none', head('Content-Length: a') + FORM],
  ['a length and chunks', head(LENGTH, CHUNKED) + CHUNKS],
  ['chunks and a length', head(CHUNKED, 'Content-Length: 4') + CHUNKS],
  ['a length, chunks and a second request', `${head(LENGTH, CHUNKED)}0\r\n\r\n${SECOND}`],
  ['chunks that are not the last coding', head(`${CHUNKED}, identity`) + CHUNKS],
  ['a coding that nobody knows', head('Transfer-Encoding: xchunked') + CHUNKS],
  ['chunks twice', head(CHUNKED, CHUNKED) + CHUNKS],
  ['a space before the colon', head('Transfer-Encoding : chunked') + CHUNKS],
  ['a header that goes on in the next line', head('Transfer-Encoding:\r\n chunked') + CHUNKS],
  ['a line before all headers that is none', head(' chunked', CHUNKED) + CHUNKS],
  ['a size of a chunk that is none', `${head(CHUNKED)}0x${CHUNKS}`],
  ['a size of a chunk without an end', `${head(CHUNKED)}${'f'.repeat(40)}\r\n${FORM}`],
  ['a chunk longer than it says', `${head(CHUNKED)}4\r\n${FORM}\r\n0\r\n\r\n`],
  [
    'a chunk without an end of its line',
    `${head(CHUNKED)}${FORM.length.toString(16)}\r\n${FORM}0\r\n\r\n`,
  ],
  ['no host', `${[LINE, TYPE, LENGTH].join('\r\n')}\r\n\r\n${FORM}`],
  ['a NUL in a header', head('X-A: a\0b', LENGTH) + FORM],
  ['a line end in a header', head('X-A: a\rb', LENGTH) + FORM],
  ['headers without an end', head(`X-A: ${'a'.repeat(100_000)}`, LENGTH) + FORM],
  ['another version', head(LENGTH).replace('HTTP/1.1', 'HTTP/3.7') + FORM],
  ['no version', `POST /v1/device/token\r\n\r\n${FORM}`],
]

/**
 * What workerd's own server reads in one way, and which answers follow, also to the last request: a length that is
 * said twice is one (RFC 9110 8.6); chunks count before a length, and the connection is over after them (RFC 9112
 * 6.3); chunked twice in two lines is chunked; and headers may be as long as here.
 */
const READ_BY_WORKERD: Record<string, number[]> = {
  'a length twice': [200, 200],
  'a length and chunks': [200],
  'chunks and a length': [200],
  'chunks twice': [200, 200],
  'headers without an end': [200, 200],
}
/** What answers for itself: the connection is in order, and goes on. */
const REFUSED_ALONE: Record<Runtime['name'], string[]> = { Node: [], Workers: ['no host'] }

const isRefusal = (status: number) => status >= 400 && status < 500

describe.each(byName(RUNTIMES))(
  'a request that may be read in two ways, on %s',
  (_, { name, open }) => {
    let relayed: Relayed
    beforeAll(async () => {
      const limits = { perMinute: 100_000 }
      // Of a request that never ends.
      const patience = { headers_ms: 300, request_ms: 600, check_ms: 50 }
      relayed = await relayBeforeStandIn({ limits, patience }, open)
    })
    afterEach(() => {
      relayed.received.length = 0
    })
    afterAll(() => relayed.close())

    /** Sends it, and one that ends the connection. @returns the statuses of all answers, also of that one */
    async function statusesOf(text: string): Promise<number[]> {
      return statusesIn(await sendRaw(relayed.relay.port, text + LAST).answered)
    }

    const read = name === 'Workers' ? READ_BY_WORKERD : {}

    it('is not forwarded, while the same one in order is', async () => {
      expect(await statusesOf(head(LENGTH) + FORM)).toEqual([200, 200])
      expect(await statusesOf(head(CHUNKED) + CHUNKS)).toEqual([200, 200])
      expect(relayed.received.map(({ form }) => form.get('device_code'))).toEqual([
        POLL.device_code,
        POLL.device_code,
      ])
    })

    it.each(AMBIGUOUS.filter(([what]) => !read[what]))(
      'is refused with %s, and nothing is forwarded',
      async (what, text) => {
        // None of the last request either: the connection is over.
        const after = REFUSED_ALONE[name].includes(what) ? [200] : []
        expect(await statusesOf(text)).toEqual([expect.toSatisfy(isRefusal), ...after])
        expect(relayed.received).toEqual([])
        // The next caller gets what is theirs.
        expect((await relayed.post('/device/token', POLL)).status).toBe(200)
      },
    )

    it.each(AMBIGUOUS.filter(([what]) => read[what]))(
      'is read in one way: %s',
      async (what, text) => {
        expect(await statusesOf(text)).toEqual(read[what])
        expect(relayed.received.map(({ form }) => form.toString())).toEqual([FORM])
      },
    )

    it.each([
      [
        'GET with a body',
        `GET /v1/settings HTTP/1.1\r\n${HOST}\r\nContent-Length: ${SECOND.length}\r\n\r\n${SECOND}`,
      ],
      [
        'an upgrade to HTTP/2',
        head(
          'Connection: Upgrade, HTTP2-Settings',
          'Upgrade: h2c',
          'HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA',
          `Content-Length: ${SECOND.length}`,
        ) + SECOND,
      ],
      [
        'a tunnel',
        `CONNECT webexapis.com:443 HTTP/1.1\r\nHost: webexapis.com:443\r\n\r\n${SECOND}`,
      ],
      [
        'trailers',
        head(CHUNKED, 'Trailer: Content-Length') +
          CHUNKS.replace('0\r\n\r\n', '0\r\nContent-Length: 5\r\n\r\n'),
      ],
      ['chunks after another coding', head('Transfer-Encoding: identity', CHUNKED) + CHUNKS],
      ['an expectation that nobody knows', head('Expect: 200-ok', LENGTH) + FORM],
      ['a body of its own kind', head('Content-Encoding: gzip', LENGTH) + FORM],
    ])('is one request: %s', async (_, text) => {
      expect((await statusesOf(text)).length).toBeLessThanOrEqual(2)
      for (const { form } of relayed.received)
        expect(form.get('device_code')).toBe(POLL.device_code)
      expect(relayed.received.length).toBeLessThanOrEqual(1)
    })

    it('may follow another on one connection, and each is checked for itself', async () => {
      const other = FORM.replace(POLL.client_id, 'another')
      const second = head(`Content-Length: ${other.length}`) + other
      expect(await statusesOf(head(LENGTH) + FORM + second)).toEqual([200, 400, 200])
      expect(relayed.received).toHaveLength(1)
    })
  },
)
