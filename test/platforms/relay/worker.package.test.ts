// The packed relay where it is to run: the same contract that it holds under Node, and a television that
// signs in through it.

import { afterEach, describe, expect, it } from 'vitest'
import { SANDBOX } from '../../../platforms/cli/credentials'
import type { Listening } from '../../../platforms/cli/listen'
import { packRelay } from '../../../platforms/relay/pack'
import type { Variables } from '../../../platforms/relay/worker'
import { startSandbox } from '../../../platforms/sandbox/server'
import { canRunPackaged } from '../../engines/obtain/obtain'
import { relayContract } from './contract'
import { CLIENT_ID, CLIENT_SECRET, DEVICE_CODE_GRANT, POLL } from './fake-upstream'
import { openWorkerd, relayOnWorkerd } from './workerd'

const [module] = Object.values(await packRelay()) as [Uint8Array]

describe('the packed relay', () => {
  it('imports nothing', () => {
    expect(Buffer.from(module).toString()).not.toMatch(/^import\b|\bimport\(|\brequire\(/m)
  })
})

// workerd is to be had for more systems, but pinned for one.
describe.skipIf(!canRunPackaged)('on Workers', () => {
  relayContract(relayOnWorkerd(module))
})

describe.skipIf(!canRunPackaged)('on Workers, set up', () => {
  const opened: { close(): Promise<void> }[] = []
  afterEach(() => Promise.all(opened.splice(0).map((one) => one.close())))
  const storage = <T extends { close(): Promise<void> }>(one: T): T => {
    opened.push(one)
    return one
  }
  const set = { WEBEX_CLIENT_ID: CLIENT_ID, WEBEX_CLIENT_SECRET: CLIENT_SECRET }
  const open = async (variables: Variables): Promise<Listening> =>
    storage(await openWorkerd(module, variables))
  const post = async (relay: Listening, path: string, form: Record<string, string>, headers = {}) =>
    fetch(`${relay.url}/v1${path}`, { method: 'POST', body: new URLSearchParams(form), headers })

  it('for the sandbox, it signs a television in and renews', async () => {
    const sandbox = storage(await startSandbox({ port: 0 }))
    const relay = await open({
      WEBEX_CLIENT_ID: SANDBOX.clientId,
      WEBEX_CLIENT_SECRET: SANDBOX.clientSecret,
      UPSTREAM: `${sandbox.url}/v1/`,
    })
    const client_id = SANDBOX.clientId
    const scope = 'meeting:schedules_read spark:people_read'
    const code = await (await post(relay, '/device/authorize', { client_id, scope })).json()
    const poll = { client_id, grant_type: DEVICE_CODE_GRANT, device_code: code.device_code }
    await fetch(`${sandbox.url}/sandbox/approve`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ user_code: code.user_code, account: 'ada' }),
    })
    const approved = await post(relay, '/device/token', poll)
    const token = await approved.json()
    expect(token).toMatchObject({ access_token: expect.any(String), expires_in: 64_799 })

    const { refresh_token } = token
    const renewal = { client_id, grant_type: 'refresh_token', refresh_token }
    expect((await post(relay, '/access_token', renewal)).status).toBe(200)
  })

  it.each([
    ['no secret', { WEBEX_CLIENT_ID: CLIENT_ID }, /lacks WEBEX_CLIENT_ID or WEBEX_CLIENT_SECRET/],
    [
      'origins that are none',
      { ...set, ORIGINS: 'https://tv.example tv.example' },
      /ORIGINS is an address such as/,
    ],
    [
      'settings that are no JSON',
      { ...set, SETTINGS: '{ "clientSecret": s3cret }' },
      /^SETTINGS is not JSON\.$/,
    ],
    [
      'settings that hold the secret',
      { ...set, SETTINGS: JSON.stringify({ clientSecret: CLIENT_SECRET }) },
      /^SETTINGS: clientSecret\. Everybody can read what the relay gives out\. Remove it;/,
    ],
    [
      'clear text to another machine',
      { ...set, UPSTREAM: 'http://example.com/v1' },
      /UPSTREAM is the https address/,
    ],
  ])('with %s, it says so to whoever asks', async (_, variables, message) => {
    const answer = await post(await open(variables), '/device/token', POLL)
    expect(answer.status).toBe(500)
    const text = await answer.text()
    expect(JSON.parse(text)).toMatchObject({ message: expect.stringMatching(message) })
    expect(text).not.toContain(CLIENT_SECRET)
  })

  it('counts the requests of each address that Cloudflare names', async () => {
    const relay = await open({ ...set, UPSTREAM: 'http://localhost:1/v1' })
    const from = (address: string) =>
      post(relay, '/device/token', {}, { 'CF-Connecting-IP': address }).then(({ status }) => status)
    const flood = await Promise.all(Array.from({ length: 260 }, () => from('192.0.2.1')))
    expect(flood.filter((status) => status === 429).length).toBeGreaterThan(0)
    expect(await from('192.0.2.2')).toBe(400)
  })
})
