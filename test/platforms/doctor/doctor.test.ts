import { describe, expect, it } from 'vitest'
import { issue } from './authority'
import {
  CLIENT_ID,
  CLIENT_SECRET,
  file,
  middle,
  own,
  SCOPES,
  setUp,
  type Wish,
  wrong,
} from './fixture'

it('finds nothing to do in a right set-up', async () => {
  const { diagnose } = await setUp()
  const findings = await diagnose()
  expect(wrong(findings)).toEqual({})
  expect(findings.filter(({ status }) => status === 'passed').map(({ check }) => check)).toEqual(
    expect.arrayContaining([
      'host',
      'certificate',
      'TLS',
      'relay',
      'packaged apps',
      'headers',
      'client id',
      'scopes',
      'client secret',
      'Webex',
      'clock',
      'Webex status',
    ]),
  )
})

/** A wrong set-up, the check whose line says so, and what must stand in it. */
interface WrongOne {
  name: string
  wish?: Wish
  settings?: Record<string, unknown>
  text?: string
  /** Of the web server that has the hosted app. */
  origin?: string
  says: [check: string, pattern: RegExp]
}

const WRONG: WrongOne[] = [
  {
    name: 'settings that are not JavaScript',
    text: 'window.foyerSettings = {',
    says: ['settings', /does not run/],
  },
  {
    name: 'a setting that does not exist',
    settings: { timezone: 'Europe/Berlin' },
    says: ['settings', /timezone\. This setting does not exist/],
  },
  {
    name: 'a setting in other letters',
    text: 'window.foyerSettings = { clientID: "C1", relay: "https://relay.example.org/v1" }',
    says: ['settings', /clientID\. This setting does not exist\. It is called clientId/],
  },
  {
    name: 'a relay without its /v1',
    settings: { relay: 'https://relay.example.org' },
    says: ['settings', /relay/],
  },
  {
    name: 'the file that a relay gives out, without that relay',
    text: `window.foyerSettings = { scopes: ${JSON.stringify(SCOPES)} }`,
    says: ['settings', /neither a client id nor a relay.*--relay URL/],
  },
  {
    name: 'a relay on a host that there is not',
    settings: { relay: 'https://relay.invalid/v1' },
    says: ['host', /no host of the name relay\.invalid|could not be resolved/],
  },
  {
    name: 'a relay at a port where nobody listens',
    settings: { relay: 'https://localhost:2/v1' },
    says: ['host', /Nothing listens at localhost:2/],
  },
  {
    name: 'a web server that does not send the intermediate certificate',
    wish: { certificates: [own] },
    says: ['certificate', /does not send the certificate of Middle CA.*fullchain\.pem/],
  },
  {
    name: 'a certificate that is over',
    wish: {
      certificates: [
        issue('a', { by: middle, hosts: ['localhost'], from: '2025-01-01', until: '2026-01-01' }),
        middle,
      ],
    },
    says: ['certificate', /ended on 2026-01-01\. Renew it/],
  },
  {
    name: 'a certificate that vouches for itself',
    wish: { certificates: [issue('localhost', { hosts: ['localhost'] })] },
    says: ['certificate', /vouches for itself/],
  },
  {
    name: 'a certificate for another host',
    wish: {
      certificates: [issue('a', { by: middle, hosts: ['www.example.org'] }), middle],
    },
    says: ['certificate', /for www\.example\.org, not for localhost/],
  },
  {
    name: 'an authority of one’s own',
    wish: {
      certificates: ((home) => [issue('a', { by: home, hosts: ['localhost'] }), home])(
        issue('Home CA'),
      ) as never,
    },
    says: ['certificate', /leads to Home CA/],
  },
  {
    name: 'a web server with TLS 1.3 alone',
    wish: { tls: { minVersion: 'TLSv1.3' } },
    says: ['TLS', /does not speak TLS 1\.2/],
  },
  {
    name: 'a web server whose relay is off',
    wish: { front: (_, response) => !!response.writeHead(502).end('<h1>Bad Gateway</h1>') },
    says: ['relay', /answers 502.*Start the relay/],
  },
  {
    name: 'a web server without the relay',
    wish: { front: (_, response) => !!response.writeHead(404).end('<h1>Not Found</h1>') },
    says: ['relay', /Something else than Foyer's relay/],
  },
  {
    name: 'a web server that leads on to another host',
    wish: {
      front: (_, response) =>
        !!response.writeHead(301, { Location: 'https://www.example.org/v1' }).end(),
    },
    says: ['relay', /leads on to https:\/\/www\.example\.org/],
  },
  {
    name: 'a web server that takes the CORS headers out',
    wish: { headers: (headers) => headers.delete('access-control-allow-origin') },
    says: ['packaged apps', /"null", may not read/],
  },
  {
    name: 'a web server that adds a CORS header of its own',
    wish: { headers: (headers) => headers.set('access-control-allow-origin', 'null, *') },
    says: ['packaged apps', /sent twice/],
  },
  {
    name: 'a web server that hides the headers',
    wish: { headers: (headers) => headers.set('access-control-expose-headers', 'Date, Age') },
    says: ['headers', /lacks Retry-After, Trackingid/],
  },
  {
    name: 'a hosted app on a web server that the relay was not told of',
    wish: { relay: { origins: ['https://other.example.org'] } },
    origin: 'https://tv.example.org',
    says: [
      'hosted page',
      /pages of https:\/\/tv\.example\.org\. Start it with --origin https:\/\/tv\./,
    ],
  },
  {
    name: 'a web server that lets packaged apps read and no page',
    wish: {
      relay: { origins: ['https://tv.example.org'] },
      headers(headers) {
        if (headers.get('access-control-allow-origin')?.startsWith('http'))
          headers.delete('access-control-allow-origin')
      },
    },
    origin: 'https://tv.example.org',
    says: ['hosted page', /tv\.example\.org may not read.*pass the header Origin on/],
  },
  {
    name: 'another client id in the settings than at the relay',
    settings: { clientId: 'another' },
    says: ['client id', /serves another client id/],
  },
  {
    name: 'a client id that Webex does not know',
    settings: { clientId: 'unknown' },
    wish: { relay: { clientId: 'unknown' } },
    says: ['client id', /\(Client Id is invalid\)\. Copy the client id/],
  },
  {
    name: 'a wrong secret at the relay',
    wish: { relay: { clientSecret: 'wrong' } },
    says: ['client secret', /refuses the client secret.*WEBEX_CLIENT_SECRET of the relay/],
  },
  {
    name: 'a scope with a slip',
    settings: { scopes: `${SCOPES} meeting:recording_read` },
    says: ['scopes', /refuses: meeting:recording_read\. .*correct the spelling/],
  },
  {
    name: 'OpenID’s scopes, of which the device sign-in knows none',
    settings: { scopes: `openid ${SCOPES} email` },
    says: ['scopes', /refuses: openid, email\. Take openid, email out/],
  },
  {
    name: 'scopes without the one for meetings',
    settings: { scopes: 'spark:people_read' },
    says: ['scopes', /without meeting:schedules_read/],
  },
  {
    name: 'an address of the API where something else is',
    settings: { api: 'http://localhost:2/v1' },
    says: ['Webex', /Nothing listens at localhost:2/],
  },
  {
    name: 'a computer whose clock is wrong',
    wish: { sandbox: { now_ms: Date.now() - 26 * 3_600_000 } },
    says: ['clock', /26 hours ahead/],
  },
]

describe('has one line of its own for', () => {
  it.each(WRONG)('$name', async ({ wish, settings, text, origin, says: [check, pattern] }) => {
    const { diagnose, settings: right } = await setUp(wish)
    const findings = await diagnose({ settings: file(text ?? { ...right, ...settings }), origin })
    const lines = wrong(findings)
    expect(Object.keys(lines)).toEqual([check])
    expect(lines[check]).toMatch(pattern)
    expect(JSON.stringify(findings)).not.toContain(CLIENT_SECRET)
  })
})

describe('of a hosted app', () => {
  const origin = 'https://tv.example.org'
  const page = (findings: { check: string }[]) =>
    findings.filter(({ check }) => check === 'hosted page')

  it('finds nothing to do where the relay was told of its web server', async () => {
    const { diagnose, relay } = await setUp({ relay: { origins: [origin] } })
    const findings = await diagnose({ relay, origin })
    expect(wrong(findings)).toEqual({})
    expect(page(findings)).toEqual([
      {
        check: 'hosted page',
        status: 'passed',
        text: 'The hosted app may call from https://tv.example.org.',
      },
    ])
  })

  it('says nothing of one where no web server was named', async () => {
    const { diagnose } = await setUp()
    expect(page(await diagnose())).toEqual([])
  })
})

describe('of a relay alone', () => {
  it('takes the settings that it gives', async () => {
    const { diagnose, relay } = await setUp()
    const findings = await diagnose({ relay })
    expect(wrong(findings)).toEqual({})
    for (const check of ['settings it gives', 'client id', 'scopes', 'client secret', 'clock'])
      expect(findings).toContainEqual(expect.objectContaining({ check, status: 'passed' }))
    // A sealed package could not reach a relay that is typed later.
    expect(findings.find(({ check }) => check === 'settings it gives')?.text).toContain(
      '--any-relay',
    )
  })

  it('takes its address without the /v1, with a slash behind, and without the scheme', async () => {
    const { diagnose, relay } = await setUp()
    // Loopback without a scheme is http, as the relay speaks it.
    const { host } = new URL(relay)
    expect(Object.keys(wrong(await diagnose({ relay: host })))).toEqual(['relay'])
    for (const typed of [relay.replace('/v1', ''), `${relay}/`])
      expect(wrong(await diagnose({ relay: typed }))).toEqual({})
  })

  const giving = (status: number, body: unknown): Wish => ({
    front(request, response) {
      if (request.url !== '/v1/settings') return false
      response.writeHead(status, { 'Content-Type': 'application/json' })
      response.end(JSON.stringify(body))
      return true
    },
  })
  const GIVEN = { clientId: CLIENT_ID, scopes: SCOPES, api: 'https://webexapis.com/v1' }

  it.each([
    ['none', giving(404, {}), /gives no settings.*Update the relay/],
    ['none for now', giving(503, {}), /could not be had \(503\)/],
    ['no object', giving(200, []), /not a JSON object with a client id/],
    ['the secret', giving(200, { ...GIVEN, clientSecret: 'oh-no' }), /hold the client secret/],
    ['http for the API', giving(200, { ...GIVEN, api: 'http://api.example/v1' }), /accept: api/],
    [
      'no client id',
      giving(200, { ...GIVEN, clientId: '' }),
      /with a client id, scopes and an API/,
    ],
    [
      'a foreign API',
      giving(200, { ...GIVEN, api: 'https://evil.example/v1' }),
      /API at evil\.example/,
    ],
    [
      'a language that there is not',
      giving(200, { ...GIVEN, language: 'tlh' }),
      /accept: language/,
    ],
  ])('that gives %s says so in one line', async (_, wish, says) => {
    const { diagnose, relay } = await setUp(wish)
    const lines = wrong(await diagnose({ relay }))
    expect(lines).toEqual({ 'settings it gives': expect.stringMatching(says) })
    expect(JSON.stringify(lines)).not.toContain('oh-no')
  })

  it('takes the file that the relay gives out, which need not name a client id', async () => {
    const { diagnose, relay } = await setUp({ relay: { settings: { language: 'de' } } })
    const settings = file({ language: 'de' }, 'for-the-relay.json')
    expect(wrong(await diagnose({ settings, relay }))).toEqual({})
    const spoilt = file({ language: 'tlh' }, 'for-the-relay.json')
    expect(wrong(await diagnose({ settings: spoilt, relay }))).toEqual({
      settings: expect.stringContaining('language'),
    })
  })

  it('goes on with a file’s settings where an older one gives none', async () => {
    const { diagnose } = await setUp(giving(404, {}))
    const findings = await diagnose()
    expect(wrong(findings)).toEqual({})
    expect(findings).toContainEqual(
      expect.objectContaining({ check: 'settings it gives', status: 'hint' }),
    )
  })
})

describe('without a relay', () => {
  it('asks with the secret of the settings, and says what that costs', async () => {
    const { diagnose, settings } = await setUp()
    const { relay: _, ...direct } = { ...settings, clientSecret: CLIENT_SECRET }
    const findings = await diagnose({ settings: file(direct) })
    expect(wrong(findings)).toEqual({})
    expect(findings).toContainEqual({
      check: 'client secret',
      status: 'passed',
      text: 'The client secret is right.',
    })
    expect(findings.some(({ check }) => check === 'relay')).toBe(false)
    const bad = await diagnose({ settings: file({ ...direct, clientSecret: 'not-mine' }) })
    expect(Object.keys(wrong(bad))).toEqual(['client secret'])
    expect(JSON.stringify(bad)).not.toContain('not-mine')
  })

  it('takes the integration in .env', async () => {
    const { diagnose } = await setUp()
    const WEBEX = 'https://webexapis.com/v1'
    const env = { WEBEX_CLIENT_ID: CLIENT_ID, WEBEX_CLIENT_SECRET: CLIENT_SECRET }
    const asked: string[] = []
    const findings = await diagnose(
      {},
      {
        env,
        fetch: async (url) => {
          asked.push(String(url))
          return new Response(null, { status: 503 })
        },
      },
    )
    const STATUS_PAGE = 'https://status.webex.com/index.json'
    expect(asked.filter((url) => !url.startsWith(WEBEX))).toEqual([STATUS_PAGE])
    expect(findings[0]).toMatchObject({ check: 'settings', status: 'passed' })
  })

  it('says that there is no such file', async () => {
    const { diagnose } = await setUp()
    const findings = await diagnose({ settings: '/nowhere/my-settings.js' })
    expect(wrong(findings)).toEqual({
      settings: expect.stringMatching(/no settings file.*Check the path/),
    })
  })

  it('says that there is nothing to check', async () => {
    const { diagnose } = await setUp()
    const findings = await diagnose({}, { envFile: '/nowhere/.env' })
    expect(wrong(findings)).toEqual({ settings: expect.stringContaining('--settings FILE') })
  })
})
