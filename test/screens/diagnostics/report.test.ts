import { describe, expect, it } from 'vitest'
import { qrDrawing } from '../../../src/components/qr-code/qr-code'
import { type ReportFacts, reportText } from '../../../src/screens/diagnostics/report'
import { crashText } from '../../../src/screens/failures/crash-text'
import { request } from '../../../src/webex/http/http'
import { blockedRequest, createRequestLog } from '../../../src/webex/http/request-log'
import { fc } from '../../generated'
import { handClock } from '../../hand-clock'
import { fakeWebex } from '../../webex/fake-webex'

const NOW = Date.UTC(2026, 2, 2, 9, 30, 12)
const facts: ReportFacts = {
  version: '0.1.0',
  television: 'Tizen 5.5',
  engine: 'Chromium 69',
  screen: '1280 x 720 x 1.5',
  zone: 'America/Argentina/Buenos_Aires',
  rules: '2026f',
  behind_s: -185,
  language: 'en-GB',
  textSize: 'XL',
  hours: '24',
  storage: 'works',
  network: 'connected',
  voiceGuide: 'unknown',
  missingScopes: 'meeting:recordings_read meeting:summaries_read',
  webexStatus: 'incident',
}
const failed = { at: NOW - 75_400, path: '/v1/meetings', what: '503' }
const trackingId = 'ROUTER_5F8A9C7E-01BB-00AE-AC12-D7F500AE2A01'

describe('the report', () => {
  it('tells what this television is, and its failures by how long ago they were', () => {
    const blocked = { at: NOW, path: 'avatar.webexcontent.com', what: 'blocked img-src' }
    const crash = { at: NOW - 1000, path: 'meeting', what: 'TypeError 1:20344' }
    expect(reportText(facts, [blocked, crash, { ...failed, trackingId }], NOW).split('\n')).toEqual(
      [
        'Foyer report 1',
        'Foyer: 0.1.0',
        'Television: Tizen 5.5',
        'Engine: Chromium 69',
        'Screen: 1280 x 720 x 1.5',
        'Zone: America/Argentina/Buenos_Aires',
        'Zone rules: 2026f',
        'Clock, seconds behind: -185',
        'Language: en-GB',
        'Text size: XL',
        'Hours: 24',
        'Storage: works',
        'Network: connected',
        'Voice guide: unknown',
        'Missing scopes: meeting:recordings_read meeting:summaries_read',
        'Webex status: incident',
        'Errors, seconds before this report:',
        '0 blocked img-src webexcontent.com',
        '1 TypeError 1:20344 meeting',
        `75 503 /v1/meetings ${trackingId}`,
      ],
    )
  })

  it('has no line for what there is nothing to say of', () => {
    const text = reportText({ ...facts, missingScopes: 'none', webexStatus: 'not asked' }, [], NOW)
    expect(text).toMatch(/\nVoice guide: unknown$/)
  })

  it('leaves out the oldest failures where all would be too much for a QR code', () => {
    const many = Array.from({ length: 10 }, (_, n) => ({
      at: NOW - n * 1000,
      path: `/v1/meetingTranscripts/{id}/download`,
      what: '503',
      trackingId: `ROUTER_${'6A'.repeat(24)}`,
    }))
    const text = reportText(facts, many, NOW)
    expect(qrDrawing(text, 480)?.module_px).toBeGreaterThanOrEqual(4)
    expect(text).toMatch(/\n0 503 /)
    expect(text).not.toMatch(/\n9 503 /)
  })

  it('fits a QR code that a phone reads off a TV with ten ordinary failures', () => {
    const many = Array.from({ length: 10 }, () => ({ ...failed, trackingId }))
    const text = reportText(facts, many, NOW)
    expect(text.split('\n').filter((line) => line.startsWith('75 503'))).toHaveLength(10)
    expect(qrDrawing(text, 480)?.module_px).toBeGreaterThanOrEqual(4)
  })

  it.each([
    [{ engine: 'MAG250 stbapp ver 2 rev 250 Serial 062014N012345' }, 'Engine: unknown'],
    [{ television: 'webOS LGE_NETCAST <ada@example.com>' }, 'Television: unknown'],
    [{ zone: 'local' }, 'Zone: local'],
    [{ zone: 'UTC+05:30' }, 'Zone: UTC+05:30'],
    [{ missingScopes: 'Ada Brandt' }, 'Missing scopes: unknown'],
  ])('does not repeat what Foyer did not write itself: %j', (change, line) => {
    expect(reportText({ ...facts, ...change }, [], NOW).split('\n')).toContain(line)
  })
})

/** What is somebody's: names, titles, addresses of all kinds, codes, ids, tokens. */
const words = fc.constantFrom('Ada', 'Brandt', 'Übergabe', 'Entlassung', 'مراجعة', 'payroll', 'Q3')
const hex = fc.stringMatching(/^[0-9a-f]{24,40}$/)
const secret = fc.oneof(
  fc.string({ minLength: 6, maxLength: 24 }),
  fc.tuple(words, words, fc.nat(9999)).map(([a, b, n]) => `${a} ${b} ${n}`),
  fc.emailAddress(),
  fc.webPath(),
  fc.stringMatching(/^[0-9]{6,11}$/),
  hex,
  hex.map((it) => `eyJ${it}.${it}`),
)
const status = fc.constantFrom(200, 400, 401, 403, 404, 429, 451, 500, 502, 503)
const CALLS = ['meetings', 'recordings', 'people', 'meetingTranscripts', 'device', '']

/** One thing that goes wrong, with somebody's things in every place that the app does not write itself. */
const trouble = fc.record({
  kind: fc.constantFrom('request', 'file', 'crash', 'blocked'),
  call: fc.constantFrom(...CALLS),
  prefix: fc.boolean(),
  status: fc.oneof(status, fc.constant('offline' as const)),
  isJson: fc.boolean(),
  secrets: fc.array(secret, { minLength: 3, maxLength: 3 }),
})
type Trouble = typeof trouble extends fc.Arbitrary<infer T> ? T : never

/** A header holds a byte a letter. */
const header = (text: string) => text.replace(/[^ -~]/g, '') || 'x'

async function happen(it: Trouble, log: ReturnType<typeof createRequestLog>) {
  const [id = '', message = '', host = ''] = it.secrets
  const [query, type, tracking] = [message, host, id]
  const clock = handClock(NOW)
  if (it.kind === 'crash') {
    const error = Object.assign(new TypeError(message), {
      stack: `TypeError: ${message}\n at ${id}`,
    })
    return log.note({ at: NOW, path: 'meeting', what: crashText(error) })
  }
  const name =
    encodeURIComponent(host)
      .replace(/[^a-z0-9]/gi, '')
      .slice(0, 40) || 'host'
  if (it.kind === 'blocked') {
    const blockedURI = `https://${name}.example/${encodeURIComponent(id)}?${encodeURIComponent(query)}`
    return log.note(blockedRequest({ blockedURI, effectiveDirective: 'img-src' }, NOW))
  }
  const { http } = fakeWebex(() =>
    it.status === 'offline'
      ? 'offline'
      : new Response(it.isJson ? JSON.stringify({ message, error: message }) : message, {
          status: it.status,
          headers: { 'Content-Type': header(type), Trackingid: header(tracking) },
        }),
  )
  const base = `https://${name}.example${it.prefix ? `/${encodeURIComponent(host)}` : ''}`
  const call = it.kind === 'file' ? 'nbr' : `v1/${it.call}`
  await request(
    { fetch: http.fetch, clock, requestLog: log },
    {
      url: `${base}/${call}/${encodeURIComponent(id)}?q=${encodeURIComponent(query)}`,
      accessToken: 'x',
    },
  )
}

it('holds nobody’s name, title, address, code or token, whatever goes wrong', {
  timeout: 240_000,
}, async () => {
  const allowed = JSON.stringify(facts)
  let seen = 0
  await fc.assert(
    fc.asyncProperty(fc.array(trouble, { minLength: 1, maxLength: 2 }), async (troubles) => {
      const log = createRequestLog()
      for (const it of troubles) await happen(it, log)
      seen += log.latest().length
      const text = reportText(facts, log.latest(), NOW)
      expect(text).toMatch(/^[ -~\n]*$/)
      const secrets = troubles.flatMap((it) => it.secrets.flatMap(waysToWrite))
      expect(secrets.filter((one) => text.includes(one) && !allowed.includes(one))).toEqual([])
    }),
    { numRuns: 10_000 },
  )
  expect(seen).toBeGreaterThan(10_000)
})

/** As it is, as an address has it, and its parts, which are telling enough. */
function waysToWrite(secret: string): string[] {
  const parts = secret.split(/[^\p{L}\p{N}]+/u).filter((part) => part.length > 5)
  const whole = [secret, encodeURIComponent(secret), secret.toLowerCase()]
  return [...whole, ...parts].filter((one) => one.trim().length > 5)
}
