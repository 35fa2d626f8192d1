import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  type BrowserSignInStart,
  loadAgain,
  takeStart,
} from '../../../src/session/browser/pending-browser-sign-in'
import { createSession, type SessionState } from '../../../src/session/session'
import { settle } from '../../hand-clock'
import { type FakePage, fakePage } from '../../tv/fake-page'
import { memoryDisk } from '../../tv/memory-storage'
import { idToken, jwks, provider } from '../../webex/openid/openid-provider'
import { api, code, endpoints, oauthClient, says, sessionFixture, token } from '../fixture'

const NOW = Date.parse('2026-03-02T09:00:00Z')
const DISCOVERY = '.well-known/openid-configuration'
const forbidden = says(403, { message: 'Missing scopes' })

beforeEach(() => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

function fixture(values = new Map<string, unknown>()) {
  const on = sessionFixture()
  on.on('device/authorize', code())
  on.on('device/token', says(428))
  on.on(DISCOVERY, says(200, provider))
  on.on('verification', () => Response.json(jwks()))
  on.on('userinfo', says(200, { sub: 'ana-sub', name: 'Ana', email: 'ana@x.test' }))
  on.on('people/me', says(200, { id: 'p1', displayName: 'Ana' }))
  const { storage } = memoryDisk(values)
  const open = async (window: FakePage, start?: BrowserSignInStart, loginHint?: string) => {
    let untaken = start
    const session = createSession({
      http: on.http,
      storage,
      oauthClient,
      endpoints,
      api,
      browserSignIn: {
        page: window.page,
        profile: 1,
        loginHint: () => loginHint,
        takeStart() {
          const taken = untaken
          untaken = undefined
          return taken
        },
      },
    })
    await session.open()
    await settled(session.state)
    return session
  }
  return { ...on, values, open }
}

/** Crypto takes turns of its own. */
async function settled(state: () => SessionState) {
  await vi.waitFor(async () => {
    await settle()
    const now = state()
    if (now.status === 'signed_out' && now.browserSignIn?.status === 'finishing')
      throw new Error('busy')
  })
}

const browserSignInOf = (state: SessionState) =>
  state.status === 'signed_out' ? state.browserSignIn : state

/** Leaves for Webex, and gives the address that it was led to. */
async function leave(window: FakePage, session: { signInInBrowser(): void }) {
  const before = window.left.length
  session.signInInBrowser()
  await vi.waitFor(() => expect(window.left.length).toBe(before + 1))
  return window.left[before]?.searchParams as URLSearchParams
}

/** The start of the page that has come back with this. */
const back = (window: FakePage, query: object) =>
  takeStart(window.page, `?${new URLSearchParams({ ...query })}`, false)

/** A session whose page was at Webex, and what it was asked for there. */
async function returning(on: ReturnType<typeof fixture>, window = fakePage()) {
  const asked = await leave(window, await on.open(window))
  const state = asked.get('state') ?? ''
  const nonce = asked.get('nonce') ?? ''
  on.on('access_token', token(1, { id_token: idToken(NOW, { nonce }) }))
  return { window, asked, state, nonce }
}

describe('signing in here', () => {
  it('leads to Webex, and the code stays beside it and is polled', async () => {
    const on = fixture()
    const window = fakePage()
    const session = await on.open(window)
    const asked = await leave(window, session)
    expect(asked.get('prompt')).toBe('select_account')
    expect(browserSignInOf(session.state())).toMatchObject({ status: 'leaving' })
    expect(session.state()).toMatchObject({ signIn: { status: 'waiting' } })
    await on.clock.advance(5000)
    expect(on.to('device/token')).toHaveLength(1)
  })

  it('names whose sign-in has expired', async () => {
    const window = fakePage()
    const session = await fixture().open(window, undefined, 'ana@x.test')
    const asked = await leave(window, session)
    expect([asked.get('login_hint'), asked.get('prompt')]).toEqual(['ana@x.test', null])
  })

  it('signs in with what comes back, and keeps nothing of the way there', async () => {
    const on = fixture()
    const { window, state } = await returning(on)
    const session = await on.open(window, back(window, { code: 'code-1', state }))
    expect(session.state()).toMatchObject({ status: 'signed_in', person: { id: 'p1' } })
    expect(on.values.get('tokens')).toMatchObject({ access_token: 'access-1' })
    expect(window.values.size).toBe(0)
    expect(JSON.stringify([...on.values])).not.toContain('code_verifier')
  })

  it('takes the name from the ID token and userinfo when people/me is refused', async () => {
    const on = fixture()
    on.on('people/me', forbidden)
    const { window, state } = await returning(on)
    const session = await on.open(window, back(window, { code: 'code-1', state }))
    await vi.waitFor(() =>
      expect(session.state()).toMatchObject({ person: { id: 'ana-sub', displayName: 'Ana' } }),
    )
  })

  it('asks once more without OpenID when the integration lacks its scopes', async () => {
    const on = fixture()
    const { window, state } = await returning(on)
    await on.open(window, back(window, { error: 'invalid_scope', state }))
    await vi.waitFor(() => expect(window.left).toHaveLength(2))
    const again = window.left[1]?.searchParams
    expect(again?.get('scope')).toBe(oauthClient.scope)
    on.on('access_token', token())
    const query = { code: 'code-2', state: again?.get('state') }
    const session = await on.open(window, back(window, query))
    expect(session.state()).toMatchObject({ status: 'signed_in', person: { id: 'p1' } })
  })

  it('renews where the tokens come from, when there is no relay', async () => {
    const on = fixture()
    const token_endpoint = 'https://webex.test/token'
    on.on(DISCOVERY, says(200, { ...provider, token_endpoint }))
    const { window, state, nonce } = await returning(on)
    on.on(token_endpoint, token(1, { id_token: idToken(NOW, { nonce }), expires_in: 3600 }))
    const session = await on.open(window, back(window, { code: 'code-1', state }))
    expect(session.state().status).toBe('signed_in')
    expect(on.values.get('tokens')).toMatchObject({ token_endpoint })
    on.on(token_endpoint, token(2))
    await on.clock.advance(3_600_000)
    await session.client.request({ url: session.client.url('meetings') }, () => ({
      ok: true,
      value: 1,
    }))
    expect(on.to(token_endpoint).map(({ form }) => form.grant_type)).toEqual([
      'authorization_code',
      'refresh_token',
    ])
    expect(on.values.get('tokens')).toMatchObject({ access_token: 'access-2', token_endpoint })
  })
})

describe('nobody is signed in', () => {
  const ends = async (
    reason: string,
    spoil: (on: ReturnType<typeof fixture>, asked: { nonce: string }) => void,
    query: object = {},
  ) => {
    const on = fixture()
    const { window, state, nonce } = await returning(on)
    spoil(on, { nonce })
    const session = await on.open(window, back(window, { code: 'code-1', state, ...query }))
    expect(browserSignInOf(session.state())).toMatchObject({ status: 'failed', reason })
    expect(on.values.has('tokens')).toBe(false)
    expect(window.values.size).toBe(0)
    // The code is there all the same.
    expect(session.state()).toMatchObject({ signIn: { status: 'waiting' } })
  }
  const tokenWith =
    (claims: object, options?: object) =>
    ({ on }: ReturnType<typeof fixture>, { nonce }: { nonce: string }) =>
      on('access_token', token(1, { id_token: idToken(NOW, { nonce, ...claims }, options) }))

  it.each([
    ['a wrong nonce', tokenWith({ nonce: 'another' })],
    ['a wrong audience', tokenWith({ aud: 'C2' })],
    ['a wrong issuer', tokenWith({ iss: 'https://idbroker.evil.test/idb' })],
    ['a token that is over', tokenWith({ iat: NOW / 1000 - 7200, exp: NOW / 1000 - 3600 })],
    ['a foreign key', tokenWith({}, { isForeign: true })],
    ['no ID token', ({ on }: ReturnType<typeof fixture>) => on('access_token', token())],
    [
      'userinfo of somebody else',
      ({ on }: ReturnType<typeof fixture>) => on('userinfo', says(200, { sub: 'bob-sub' })),
    ],
  ])('by %s', (_, spoil) => ends('unverified', spoil))

  it('by a code that is over', () =>
    ends('expired_token', ({ on }) => on('access_token', says(400, { error: 'invalid_grant' }))))
  it('by a wrong secret at the relay', () =>
    ends('misconfigured', ({ on }) => on('access_token', says(401, { error: 'invalid_client' }))))
  it('without a network', () => ends('failed', ({ on }) => on('access_token', 'offline')))
  it('by another state', () => ends('unasked', () => {}, { state: 'another' }))
  it('when it was declined', () =>
    ends('access_denied', () => {}, { code: '', error: 'access_denied' }))

  it('by a code that nobody asked for', async () => {
    const on = fixture()
    const window = fakePage()
    const session = await on.open(window, back(window, { code: 'code-1', state: 'state-1' }))
    expect(browserSignInOf(session.state())).toMatchObject({ reason: 'unasked' })
    expect(on.to('access_token')).toEqual([])
  })

  it('when the page comes back without an answer', async () => {
    const on = fixture()
    const { window } = await returning(on)
    const session = await on.open(window, takeStart(window.page, '', false))
    expect(browserSignInOf(session.state())).toMatchObject({ reason: 'not_finished' })
  })

  it('when the page is shown again as it was left, and its answer then counts no more', async () => {
    const on = fixture()
    const window = fakePage()
    const session = await on.open(window)
    const state = (await leave(window, session)).get('state')
    window.showAgain()
    expect(browserSignInOf(session.state())).toMatchObject({ reason: 'not_finished' })
    expect(back(window, { code: 'code-1', state })).not.toHaveProperty('pending.profile')
  })

  it('by an answer that is given twice', async () => {
    const on = fixture()
    const { window, state } = await returning(on)
    const query = { code: 'code-1', state }
    expect(back(window, query)).toMatchObject({ pending: { profile: 1 } })
    const session = await on.open(window, back(window, query))
    expect(browserSignInOf(session.state())).toMatchObject({ reason: 'unasked' })
  })

  it('by the answer to another window', async () => {
    const on = fixture()
    const [one, two] = [await returning(on), await returning(on)]
    const crossed = back(two.window, { code: 'code-1', state: one.state })
    const session = await on.open(two.window, crossed)
    expect(browserSignInOf(session.state())).toMatchObject({ reason: 'unasked' })
    const own = back(one.window, { code: 'code-1', state: one.state })
    expect(own).toMatchObject({ pending: { request: { state: one.state } } })
  })
})

describe('two ways at once', () => {
  it('the code that is approved while the page is at Webex signs in', async () => {
    const on = fixture()
    const { window, state } = await returning(on)
    on.on('device/token', token(7))
    const session = await on.open(window)
    await on.clock.advance(5000)
    expect(on.values.get('tokens')).toMatchObject({ access_token: 'access-7' })
    // The window that comes back later finds somebody signed in.
    session.close()
    const later = await on.open(window, back(window, { code: 'code-1', state }))
    expect(later.state().status).toBe('signed_in')
    expect(on.to('access_token')).toEqual([])
  })

  it('what another window has stored meanwhile stands', async () => {
    const on = fixture()
    const { window, state, nonce } = await returning(on)
    on.on('access_token', () => {
      on.values.set('tokens', { access_token: 'theirs', expiresAt: NOW + 3_600_000 })
      return Response.json({ access_token: 'access-1', id_token: idToken(NOW, { nonce }) })
    })
    const session = await on.open(window, back(window, { code: 'code-1', state }))
    expect(session.state().status).toBe('signed_in')
    expect(on.values.get('tokens')).toMatchObject({ access_token: 'theirs' })
  })

  it('giving it up leads back to the code', async () => {
    const on = fixture()
    const window = fakePage()
    const session = await on.open(window)
    const state = (await leave(window, session)).get('state')
    session.useCode()
    expect(browserSignInOf(session.state())).toEqual({ status: 'idle' })
    expect(back(window, { code: 'code-1', state })).not.toHaveProperty('pending.profile')
  })
})

describe('a page that is loaded anew to go on', () => {
  it('goes on where it was', async () => {
    const on = fixture()
    const window = fakePage()
    loadAgain(window.page)
    expect(window.left.pop()?.href).toBe(window.page.address)
    const start = takeStart(window.page, '', false)
    expect(start).toEqual({ type: 'again' })
    await on.open(window, start)
    await vi.waitFor(() => expect(window.left).toHaveLength(1))
    expect(window.left[0]?.pathname).toBe('/v1/authorize')
    const pending = takeStart(window.page, '', false)
    expect(pending).toMatchObject({ type: 'left_unanswered' })
  })
})

describe('a silent sign-in', () => {
  it('is tried once in a window', () => {
    const { page } = fakePage()
    expect(takeStart(page, '', true)).toEqual({ type: 'silent' })
    expect(takeStart(page, '', false)).toBeUndefined()
  })

  it('asks nobody, and ends without a word and without a second try', async () => {
    const on = fixture()
    const window = fakePage()
    await on.open(window, { type: 'silent' })
    await vi.waitFor(() => expect(window.left).toHaveLength(1))
    const asked = window.left[0]?.searchParams
    expect(asked?.get('prompt')).toBe('none')
    const query = `?error=login_required&state=${asked?.get('state')}`
    const start = takeStart(window.page, query, true)
    const session = await on.open(window, start)
    expect(browserSignInOf(session.state())).toEqual({ status: 'idle' })
    expect(takeStart(window.page, '', true)).toBeUndefined()
    expect(window.left).toHaveLength(1)
  })
})
