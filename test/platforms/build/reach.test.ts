// What each package lets the app reach: the hosts that Webex serves from, by the scopes asked for, and no
// other. The packages themselves are opened in packages' own tests; here are the rules that go into them.

import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { withPolicy } from '../../../platforms/build/policy'
import { ANYWHERE, reachOf } from '../../../platforms/build/reach'
import { product } from '../../../platforms/pack/product'
import { packSettings } from '../../../platforms/pack/settings'
import { configXml } from '../../../platforms/tizen/config'
import { settingsFile } from '../pack/made'
import { accessAllows, policyAllows, policyIn } from '../pack/rules'
import { EXAMPLES, type Example, FOREIGN, REPORTED, type Use } from '../pack/webex-examples'
import { startTv } from '../sandbox/tv'

const PAGE = '<html><head><meta charset="utf-8" /></head><body><script>run()</script></body></html>'

const DIRECTIVE = { connect: 'connect-src', pictures: 'img-src', videos: 'media-src' } as const

/** The rules of a package with such settings, one check for each place where they stand. */
async function rulesOf(settings: object) {
  const { reach } = await packSettings(settingsFile(settings), '')
  const policy = policyIn(withPolicy(PAGE, reach))
  const config = configXml(product(), reach)
  return (url: string, use: Exclude<Use, 'phone'>) => ({
    policy: policyAllows(policy, DIRECTIVE[use], url),
    access: accessAllows(config, url),
  })
}

const OPEN = { policy: true, access: true }
const SHUT = { policy: false, access: false }

const RELAY = 'https://relay.example.org/v1'
const ALL = 'meeting:schedules_read spark:people_read meeting:recordings_read'

/** The settings that the README shows, those of step 2 with a client id and a relay. */
function readmesOwn(): object[] {
  const readme = readFileSync(resolve(import.meta.dirname, '../../../README.md'), 'utf8')
  const blocks = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = '']) => code)
  const examples = blocks.filter((code) => code.includes('foyerSettings'))
  expect(examples.length).toBeGreaterThan(1)
  return examples.map((code) => {
    const window: { foyerSettings?: object } = {}
    runInNewContext(code, { window })
    return { clientId: 'C1', relay: RELAY, ...window.foyerSettings }
  })
}

const asked = (scopes: string) => (example: Example) =>
  example.scope === undefined || scopes.split(' ').includes(example.scope)

type OnTelevision = Example & { use: Exclude<Use, 'phone'> }

/** Those that a television opens itself. */
const forTelevisions = (examples: Example[]) =>
  examples.filter((example): example is OnTelevision => example.use !== 'phone')

describe('a package', () => {
  it('with a client id and a relay alone reaches the API, by its default', async () => {
    const allows = await rulesOf({ clientId: 'C1', relay: RELAY })
    expect(allows('https://webexapis.com/v1/meetings', 'connect')).toEqual(OPEN)
    expect(allows(`${RELAY}/device/token`, 'connect')).toEqual(OPEN)
  })

  it.each([
    ...readmesOwn(),
    { clientId: 'C1', relay: RELAY, scopes: 'meeting:schedules_read' },
    { clientId: 'C1', relay: RELAY, scopes: 'meeting:recordings_read' },
    { clientId: 'C1', relay: RELAY, scopes: ` ${ALL}\nmeeting:summaries_read ` },
  ])(
    'with %j reaches what Cisco’s examples have for its scopes, and nothing else',
    async (settings) => {
      const { scopes = 'meeting:schedules_read spark:people_read' } = settings as {
        scopes?: string
      }
      const allows = await rulesOf(settings)
      const isAsked = asked(scopes.trim().replace(/\s+/g, ' '))
      const examples = forTelevisions([...EXAMPLES, ...REPORTED])
      for (const { url, use } of examples.filter(isAsked))
        expect(allows(url, use), url).toEqual(OPEN)
      for (const { url, use } of examples.filter((example) => !isAsked(example)))
        expect(allows(url, use).policy, url).toBe(false)
      for (const url of FOREIGN)
        for (const use of ['connect', 'pictures', 'videos'] as const)
          expect(allows(url, use), url).toEqual(SHUT)
      // An access rule opens a host for all uses; without a scope that needs the host there is no rule.
      const closed = /people|recordings/.test(scopes) ? [] : EXAMPLES.filter(({ scope }) => scope)
      for (const { url } of closed) expect(allows(url, 'connect'), url).toEqual(SHUT)
      // Phones open these; the television has no business there.
      expect(allows('https://oauth-helper-r.wbx2.com/verify', 'connect')).toEqual(SHUT)
    },
  )

  it('reaches an API and a relay of one’s own, ports included, and not Webex’s in their place', async () => {
    const own = { api: 'https://api.example.org:8443/v1', relay: 'https://bücher.example/r/v1' }
    const allows = await rulesOf({ clientId: 'C1', ...own })
    expect(allows(`${own.api}/meetings`, 'connect')).toEqual(OPEN)
    expect(allows(`${own.relay}/device/token`, 'connect')).toEqual(OPEN)
    expect(allows('https://api.example.org/v1', 'connect')).toEqual(SHUT)
    expect(allows('https://webexapis.com/v1', 'connect')).toEqual(SHUT)
  })

  it('with a secret of one’s own asks the API alone', async () => {
    const { reach } = await packSettings(
      settingsFile({ clientId: 'C1', clientSecret: 'S', relay: '' }),
      '',
      true,
    )
    expect(reach.connect).toEqual(['https://webexapis.com'])
  })

  it('keeps videos out of `fetch`’s way and pictures out of the videos’', async () => {
    const { reach } = await packSettings(
      settingsFile({ clientId: 'C1', relay: RELAY, scopes: ALL }),
      '',
    )
    const policy = policyIn(withPolicy(PAGE, reach))
    for (const { url, use } of [...EXAMPLES, ...REPORTED])
      if (use === 'pictures') {
        expect(policyAllows(policy, 'media-src', url), url).toBe(url.includes('webexcontent'))
        expect(policyAllows(policy, 'connect-src', url), url).toBe(url.includes('webexcontent'))
      }
    expect(policyAllows(policy, 'img-src', 'https://site4-example.webex.com/a.png')).toBe(false)
    expect(policyAllows(policy, 'script-src', 'https://site4-example.webex.com/a.js')).toBe(false)
    expect(policyAllows(policy, 'frame-src', 'https://site4-example.webex.com/')).toBe(false)
  })

  it('cannot name an IPv6 address, and says so', () => {
    expect(() =>
      reachOf({ api: 'https://webexapis.com/v1', relay: 'https://[2001:db8::1]/v1', scopes: ALL }),
    ).toThrow('https://[2001:db8::1]/v1: a package cannot name an IPv6 address')
  })

  it('reaches every origin in the sandbox’s answers when the sandbox is its API', async () => {
    const tv = await startTv()
    const api = `${tv.sandbox.url}/v1`
    const allows = await rulesOf({ clientId: 'C1', relay: api, api, scopes: ALL })
    const found = new Map<string, Exclude<Use, 'phone'>>([[`${api}/meetings`, 'connect']])
    for (const account of ['ada', 'bo', 'cy', 'di']) {
      const user = await tv.signIn(account)
      const { avatar } = (await user.get('/people/me')).body
      if (avatar) found.set(avatar, 'pictures')
      const window = 'from=2026-01-01T00:00:00Z&to=2026-03-05T00:00:00Z&max=5'
      for (const { id } of (await user.get(`/recordings?${window}`)).body.items) {
        const { temporaryDirectDownloadLinks: links } = (await user.get(`/recordings/${id}`)).body
        if (!links) continue
        found.set(links.recordingDownloadLink, 'videos')
        found.set(links.transcriptDownloadLink, 'connect')
      }
    }
    expect(new Set([...found].map(([url]) => new URL(url).origin))).toEqual(
      new Set([tv.sandbox.url, tv.sandbox.mediaUrl]),
    )
    expect(new Set(found.values())).toEqual(new Set(['connect', 'pictures', 'videos']))
    for (const [url, use] of found) expect(allows(url, use), url).toEqual(OPEN)
    expect(allows('https://evil.example/', 'connect').policy).toBe(false)
  })
})

describe('the page of the hosted zip', () => {
  const policy = policyIn(withPolicy(PAGE, ANYWHERE))

  it('reaches any https host, since its settings can be changed, and no other in clear text', () => {
    for (const { url, use } of [...EXAMPLES, ...REPORTED])
      if (use !== 'phone') expect(policyAllows(policy, DIRECTIVE[use], url), url).toBe(true)
    for (const directive of Object.values(DIRECTIVE)) {
      expect(policyAllows(policy, directive, 'https://relay.example.net:8443/v1')).toBe(true)
      expect(policyAllows(policy, directive, 'http://localhost:5180/v1')).toBe(true)
      expect(policyAllows(policy, directive, 'http://127.0.0.1:5181/v1')).toBe(true)
      expect(policyAllows(policy, directive, 'http://relay.example.net/v1')).toBe(false)
      expect(policyAllows(policy, directive, 'http://192.168.1.5/v1')).toBe(false)
    }
  })

  it('runs no script of another host all the same', () => {
    expect(policyAllows(policy, 'script-src', 'https://evil.example/a.js')).toBe(false)
    expect(policyAllows(policy, 'style-src', 'https://evil.example/a.css')).toBe(false)
  })
})
