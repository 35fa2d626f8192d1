// The sandbox's faults, each on all calls, and the doctor before them: it ends, says what is wrong, and
// nothing of it breaks.

import { describe, expect, it } from 'vitest'
import { setUp, wrong } from './fixture'

const QUICK = { timeout_ms: 3000 }

const FAULTS = [
  { kind: 'offline' },
  { kind: 'delay', ms: 9000 },
  { kind: 'status', status: 503, retry_after: 5 },
  { kind: 'status', status: 500, body: '' },
  { kind: 'status', status: 404 },
  { kind: 'status', status: 401 },
  { kind: 'truncated' },
  { kind: 'cut' },
  { kind: 'stall' },
  { kind: 'html' },
]

/** How an integration or Webex can be, and the line that says so. */
const STATES: [fault: Record<string, unknown>, check: string, says: RegExp][] = [
  [{ kind: 'unknown-client' }, 'client id', /Client Id is invalid/],
  [{ kind: 'wrong-secret' }, 'client secret', /refuses the client secret/],
  [
    { kind: 'unticked', scope: 'meeting:recordings_read' },
    'scopes',
    /refuses: meeting:recordings_read\. Tick them on your integration/,
  ],
  [
    { kind: 'clock', seconds: 7200 },
    'clock',
    /clock is 2 hours behind|clock is 120 minutes behind/,
  ],
  [{ kind: 'clock', seconds: -300 }, 'clock', /clock is 5 minutes ahead/],
  [{ kind: 'discovery', wrong: 'issuer' }, 'discovery', /another server's/],
  [{ kind: 'discovery', wrong: 'S256' }, 'discovery', /code_challenge_methods_supported.*S256/],
  [{ kind: 'discovery', wrong: 'basic' }, 'discovery', /client_secret_basic/],
  [{ kind: 'discovery', wrong: 'scopes' }, 'discovery', /scopes_supported does not list openid/],
  [{ kind: 'discovery', wrong: 'keys' }, 'keys', /key/],
]

describe('with the sandbox’s state', () => {
  it.each(STATES)('%j, one line says so', async (fault, check, says) => {
    const site = await setUp()
    await site.fault(fault)
    const lines = wrong(await site.diagnose())
    expect(Object.keys(lines)).toEqual([check])
    expect(lines[check]).toMatch(says)
  })

  const SINCE = '2026-11-28T09:52:00Z'
  it.each([
    ['incident', /reports a problem with .*Meetings.* since 2026-11-28 09:52 UTC/],
    ['maintenance', /reports maintenance with Meetings/],
    ['garbage', /could not be read/],
  ])('of the status page (%s), it says what it says and asks for nothing', async (says, text) => {
    const site = await setUp()
    await site.fault({ kind: 'status-page', says, ...(says !== 'garbage' && { since: SINCE }) })
    const findings = await site.diagnose()
    expect(wrong(findings)).toEqual({})
    expect(findings.find(({ check }) => check === 'Webex status')).toMatchObject({
      status: 'hint',
      text: expect.stringMatching(text),
    })
  })

  it('no-cors, it says that only the hosted app suffers', async () => {
    const site = await setUp()
    await site.fault({ kind: 'no-cors' })
    const findings = await site.diagnose()
    expect(wrong(findings)).toEqual({})
    expect(findings).toContainEqual(
      expect.objectContaining({ check: 'hosted app', status: 'hint' }),
    )
  })
})

describe('with the sandbox’s fault', () => {
  it.each(FAULTS)('%j on all calls, it says what is wrong', async (fault) => {
    const site = await setUp()
    await site.fault({ ...fault, path: '/v1', count: 'always' })
    const findings = await site.diagnose(undefined, QUICK)
    const lines = wrong(findings)
    expect(Object.keys(lines)).not.toEqual([])
    expect(JSON.stringify(lines)).not.toContain('This check broke')
    expect(findings.find(({ check }) => check === 'relay')?.status).toBe('passed')
  })

  it.each(['offline', 'html', 'truncated', 'cut', 'stall'])(
    '%s on the request for a code, the client id is not blamed',
    async (kind) => {
      const site = await setUp()
      await site.fault({ kind, path: '/v1/device/authorize', count: 'always' })
      const lines = wrong(await site.diagnose(undefined, QUICK))
      expect(Object.keys(lines)).toEqual(['client id'])
      expect(lines['client id']).not.toMatch(/Copy the client id/)
    },
  )

  it.each([503, 502])('%i at the token endpoint, the secret is not blamed', async (status) => {
    const site = await setUp()
    await site.fault({ kind: 'status', status, path: '/v1/device/token', count: 'always' })
    const lines = wrong(await site.diagnose())
    expect(lines).toEqual({ 'client secret': expect.stringMatching(`answers ${status}`) })
    expect(lines['client secret']).not.toMatch(/Copy it/)
  })

  it('429 on the request for a code, it asks for patience and calls nothing wrong', async () => {
    const site = await setUp()
    const fault = { kind: 'status', status: 429, retry_after: 60, count: 'always' }
    await site.fault({ ...fault, path: '/v1/device' })
    const findings = await site.diagnose()
    expect(wrong(findings)).toEqual({})
    expect(findings.find(({ check }) => check === 'client id')).toMatchObject({
      status: 'hint',
      text: expect.stringContaining('asks to wait'),
    })
  })

  it('404 or half a document at discovery, its line says so and no other', async () => {
    for (const fault of [{ kind: 'status', status: 404 }, { kind: 'truncated' }]) {
      const site = await setUp()
      const path = '/v1/.well-known/openid-configuration'
      await site.fault({ ...fault, path, count: 'always' })
      expect(Object.keys(wrong(await site.diagnose()))).toEqual(['discovery'])
    }
  })

  it('a broken key set has its line', async () => {
    const site = await setUp()
    await site.fault({ kind: 'html', path: '/v1/verification', count: 'always' })
    expect(wrong(await site.diagnose())).toEqual({ keys: expect.stringContaining('no key set') })
  })
})
