import { describe, expect, it } from 'vitest'
import { lacksRight } from '../../src/queries/lacks-right'
import type { AccountSlot } from '../../src/session/account-slot'
import {
  createSession,
  type Session,
  type SessionDeps,
  type SessionState,
} from '../../src/session/session'
import { type AppStorage, openStorage } from '../../src/tv/storage/storage'
import { ok } from '../../src/webex/http/failure'
import { settle } from '../hand-clock'
import { memoryDisk, slowDisk } from '../tv/memory-storage'
import {
  ana,
  api,
  code,
  endpoints,
  invalidGrant,
  oauthClient,
  pending,
  type Reply,
  type SessionFixture,
  says,
  sessionFixture,
  token,
  tokenOf,
} from './fixture'

function tv(
  on: SessionFixture = sessionFixture(),
  disk = memoryDisk(),
  storage: AppStorage = disk.storage,
  more: Partial<SessionDeps> = {},
) {
  const session = createSession({ http: on.http, storage, oauthClient, endpoints, api, ...more })
  const seen: SessionState[] = []
  const unsubscribe = session.subscribe(() => seen.push(session.state()))
  return { ...on, on: on.on, sessionFixture: on, disk, session, seen, unsubscribe }
}

const tokens = (on: SessionFixture, n = 1, life_ms = 64_799_000) => ({
  access_token: `access-${n}`,
  refresh_token: `refresh-${n}`,
  expiresAt: on.clock.now() + life_ms,
})

/** A TV on which Ana signed in before. */
function signedIn(more: Record<string, unknown> = {}, person: Reply = says(200, ana)) {
  const on = sessionFixture()
  on.on('people/me', person)
  on.on('device/authorize', code(1), code(2))
  on.on('device/token', pending)
  const values = new Map<string, unknown>([
    ['tokens', tokens(on)],
    ['person', ana],
    ['agenda', ['Secret meeting']],
    ...Object.entries(more),
  ])
  return tv(on, memoryDisk(values))
}

function fresh(...polls: Reply[]) {
  const on = sessionFixture()
  on.on('device/authorize', code(1), code(2), code(3), code(4))
  on.on('device/token', ...polls)
  on.on('people/me', says(200, ana))
  return tv(on)
}

const userCode = (state: SessionState) =>
  state.status === 'signed_out' && state.signIn.status === 'waiting' && state.signIn.grant.user_code

describe('opening', () => {
  it('opens signed in with stored tokens, without a network', async () => {
    const { session, on } = signedIn({}, 'offline')
    on('access_token', 'offline')
    expect(session.state()).toEqual({ status: 'opening' })
    await session.open()
    expect(session.state()).toEqual({ status: 'signed_in', person: ana })
    await settle()
    expect(session.state()).toEqual({ status: 'signed_in', person: ana })
  })

  it('opens with a code when no tokens are stored', async () => {
    const { session } = fresh(pending)
    await session.open()
    expect(session.state()).toEqual({ status: 'signed_out', signIn: { status: 'requesting' } })
    await settle()
    expect(userCode(session.state())).toBe('000001')
  })

  it.each([null, 7, 'x', {}, { access_token: '' }, { access_token: 'a', expiresAt: 'soon' }])(
    'treats stored tokens that are %j as absent',
    async (value) => {
      const { session, disk } = fresh(pending)
      disk.values.set('tokens', value)
      await session.open()
      expect(session.state().status).toBe('signed_out')
    },
  )

  it('opens signed in without a name when the stored person cannot be read', async () => {
    const { session } = signedIn({ person: { name: 7 } }, 'offline')
    await session.open()
    expect(session.state()).toEqual({ status: 'signed_in' })
  })

  it('uses stored tokens though the clock says 1970 or 2099', async () => {
    for (const jump of [-1, 1]) {
      const { session, on, clock } = signedIn()
      clock.jump(jump * clock.now())
      on('access_token', 'offline')
      await session.open()
      await settle()
      expect(session.state().status).toBe('signed_in')
    }
  })
})

describe('what was granted', () => {
  const recordings = 'meeting:recordings_read'
  const asked = { ...oauthClient, scope: `${oauthClient.scope}  ${recordings}` }
  const approvedWith = async (more: object, disk = memoryDisk()) => {
    const on = sessionFixture()
    on.on('device/authorize', code())
    on.on('device/token', token(1, more))
    on.on('people/me', says(200, ana))
    on.on('recordings', says(200, {}))
    const it = tv(on, disk, disk.storage, { oauthClient: asked })
    await it.session.open()
    await it.clock.advance(5000)
    return it
  }
  const get = ({ client }: Session, path: string) => client.request({ url: client.url(path) }, ok)

  it('is stored, and says which scopes of the settings are missing', async () => {
    const { session, disk } = await approvedWith({ scope: `spark:kms ${oauthClient.scope}` })
    expect(session.missingScopes()).toEqual([recordings])
    expect(disk.values.get('tokens')).toMatchObject({ scope: `spark:kms ${oauthClient.scope}` })
  })

  it('is what was asked where the answer does not say (RFC 6749 5.1), also after the settings changed', async () => {
    const { session, disk } = await approvedWith({})
    expect(session.missingScopes()).toEqual([])
    session.close()
    const more = { ...asked, scope: `${asked.scope} meeting:summaries_read` }
    const on = sessionFixture()
    on.on('people/me', says(200, ana))
    const later = tv(on, disk, disk.storage, { oauthClient: more })
    await later.session.open()
    expect(later.session.missingScopes()).toEqual(['meeting:summaries_read'])
  })

  it('is not known of a sign-in from before it was stored: nobody is signed out, and everything is tried', async () => {
    const { session, on, to } = signedIn()
    on('recordings', says(200, {}))
    await session.open()
    await settle()
    expect(session.state()).toEqual({ status: 'signed_in', person: ana })
    expect(session.missingScopes()).toEqual([])
    expect((await get(session, 'recordings')).ok).toBe(true)
    expect(to('recordings')).toHaveLength(1)
  })

  it('decides whether a request is sent: one that would be refused is as if it had been', async () => {
    const { session, to } = await approvedWith({ scope: oauthClient.scope })
    const answer = await get(session, 'recordings')
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'http', status: 403 } })
    expect(!answer.ok && lacksRight(answer.failure)).toBe(true)
    expect(to('recordings')).toHaveLength(0)
    expect(session.state()).toMatchObject({ person: ana })
  })

  it('asks nobody’s name without the scope for it', async () => {
    const { session, to } = await approvedWith({ scope: 'meeting:schedules_read' })
    expect(session.state()).toEqual({ status: 'signed_in' })
    expect(to('people/me')).toHaveLength(0)
  })
})

describe('signing in', () => {
  it('stores the tokens of a sign-in before it shows anything, then fetches who it is', async () => {
    const { session, clock, disk, seen } = fresh(pending, token())
    await session.open()
    await clock.advance(10_000)
    expect(disk.values.get('tokens')).toMatchObject({ access_token: 'access-1' })
    expect(disk.values.has('grant')).toBe(false)
    expect(disk.values.get('person')).toEqual(ana)
    expect(seen.slice(-2)).toEqual([{ status: 'signed_in' }, { status: 'signed_in', person: ana }])
    await clock.advance(600_000)
    expect(session.state()).toBe(seen[seen.length - 1])
  })

  it('is signed in without a name when people/me answers 403', async () => {
    const { session, clock, on, sessionFixture } = fresh(token())
    on('people/me', says(403, { message: 'missing required scopes' }))
    await session.open()
    await clock.advance(5000)
    expect(session.state()).toEqual({ status: 'signed_in' })
    expect(await tokenOf(session, sessionFixture)).toEqual(ok('access-1'))
  })

  it('fetches the person again when the network is back', async () => {
    const { session, clock, on } = fresh(token())
    on('people/me', 'offline', says(200, ana))
    await session.open()
    await clock.advance(5000)
    session.resume()
    await settle()
    expect(session.state()).toMatchObject({ person: ana })
  })

  it('does not show the name that another account left', async () => {
    const { session, clock, on, disk } = fresh(token())
    disk.values.set('person', { id: 'p2', displayName: 'Bo' })
    on('people/me', says(403))
    await session.open()
    await clock.advance(5000)
    expect(session.state()).toEqual({ status: 'signed_in' })
    expect(disk.values.has('person')).toBe(false)
  })

  it('pauses after three codes, and OK gives a new one', async () => {
    const { session, clock } = fresh(pending)
    await session.open()
    await clock.advance(900_000)
    expect(session.state()).toEqual({ status: 'signed_out', signIn: { status: 'paused' } })
    session.newCode()
    await settle()
    expect(userCode(session.state())).toBe('000004')
  })

  it('shows one new code in place of one that does not work out, however often OK is pressed', async () => {
    const { session, clock, calls } = fresh(pending)
    await session.open()
    await clock.advance(5000)
    expect(userCode(session.state())).toBe('000001')
    session.newCode()
    session.newCode()
    expect(session.state()).toEqual({ status: 'signed_out', signIn: { status: 'requesting' } })
    await settle()
    expect(userCode(session.state())).toBe('000002')
    await clock.advance(20_000)
    const polled = calls.slice(-4).map(({ form }) => form.device_code)
    expect(polled.sort()).toEqual(['device-1', 'device-1', 'device-2', 'device-2'])
  })

  it('gives the same state object while nothing changes', async () => {
    const { session, clock } = fresh(pending)
    await session.open()
    await clock.advance(5000)
    const before = session.state()
    await clock.advance(60_000)
    expect(session.state()).toBe(before)
  })

  it('polls at once on resume from standby', async () => {
    const { session, clock } = fresh(token())
    await session.open()
    await settle()
    clock.jump(60_000)
    session.resume()
    await settle()
    expect(session.state().status).toBe('signed_in')
  })

  it('shows the same code again after the app was killed', async () => {
    const first = fresh(pending)
    await first.session.open()
    await first.clock.advance(20_000)
    first.session.close()
    const second = tv(first.sessionFixture, memoryDisk(first.disk.values))
    await second.session.open()
    await settle()
    expect(userCode(second.session.state())).toBe('000001')
  })
})

describe('an account that the server ends', () => {
  it('says whose account has ended, removes its traces, and shows a code', async () => {
    const { session, on, disk, seen } = signedIn()
    on('people/me', says(401))
    on('access_token', invalidGrant)
    await session.open()
    await settle()
    const ended = { person: ana, code: 'invalid_grant', trackingId: 'ROUTER_1' }
    expect(session.state()).toMatchObject({
      status: 'signed_out',
      signIn: { status: 'waiting' },
      ended,
    })
    expect([...disk.values.keys()]).toEqual(['grant'])
    expect(JSON.stringify(seen)).not.toMatch(/access-1|refresh-1/)
  })

  it('forgets that an account has ended once somebody has signed in again', async () => {
    const { session, on, clock } = signedIn()
    on('people/me', says(401), says(200, ana))
    on('access_token', invalidGrant)
    on('device/token', token(2))
    await session.open()
    await clock.advance(5000)
    expect(session.state()).toEqual({ status: 'signed_in', person: ana })
  })

  it.each([
    'offline' as const,
    'never' as const,
    says(500),
    says(429),
    says(401),
    says(200, '<html>'),
  ])('stays signed in when a renewal fails for any reason but a refusal', async (reply) => {
    const { session, on, clock, disk } = signedIn()
    on('people/me', says(401))
    on('access_token', reply)
    await session.open()
    await clock.advance(60_000)
    expect(session.state()).toEqual({ status: 'signed_in', person: ana })
    expect(disk.values.get('tokens')).toMatchObject({ refresh_token: 'refresh-1' })
  })
})

describe('a renewal that is cut off', () => {
  it('loses nothing when the app is killed during a renewal: the old tokens are still stored', async () => {
    const { session, on, disk, clock, sessionFixture } = signedIn()
    on('access_token', 'never')
    await clock.advance(64_799_000)
    await session.open()
    await settle()
    session.close()
    expect(disk.values.get('tokens')).toMatchObject({ refresh_token: 'refresh-1' })

    on('access_token', token(2))
    const again = tv(sessionFixture, memoryDisk(disk.values))
    await again.session.open()
    await settle()
    expect(disk.values.get('tokens')).toMatchObject({ refresh_token: 'refresh-2' })
    expect(again.session.state()).toMatchObject({ status: 'signed_in', person: ana })
  })
})

describe('slow storage', () => {
  it('shows nobody as signed in before the tokens are stored, nor when closed meanwhile', async () => {
    const disk = slowDisk()
    const { session, clock, seen } = tv(fresh(token()).sessionFixture, disk)
    await session.open()
    await clock.advance(5000)
    expect(session.state().status).toBe('signed_out')
    session.close()
    disk.finish()
    await settle()
    expect(seen.map(({ status }) => status)).not.toContain('signed_in')
  })

  it('begins no sign-in when the app is closed while an account ends', async () => {
    const { sessionFixture, disk: before, on } = signedIn()
    on('people/me', says(451))
    const disk = slowDisk(before.values)
    const { session, calls } = tv(sessionFixture, disk)
    await session.open()
    await settle()
    expect(session.state().status).toBe('signed_out')
    session.close()
    disk.finish()
    await settle()
    expect(calls.map(({ path }) => path)).toEqual(['people/me'])
    expect(disk.values.size).toBe(0)
  })
})

/** An answer that comes when the test says so. */
function held(): { reply: Promise<Response>; answer: (response: Response) => void } {
  let answer: (response: Response) => void = () => {}
  const reply = new Promise<Response>((resolve) => {
    answer = resolve
  })
  return { reply, answer: (response) => answer(response) }
}

describe('a session that is closed while a renewal is under way', () => {
  /** Ana's session with a renewal under way, whose answer has not come; then closed. */
  async function closing() {
    const slot: AccountSlot = {}
    const before = signedIn()
    const first = tv(before.sessionFixture, before.disk, before.disk.storage, { slot })
    const renewal = held()
    first.on('access_token', renewal.reply)
    await first.clock.advance(64_799_000)
    await first.session.open()
    await settle()
    first.session.close()
    return { ...first, slot, answer: renewal.answer }
  }

  it('stores the renewed tokens in the profile, and changes its state no more', async () => {
    const { answer, disk, seen } = await closing()
    const before = seen.length
    answer((token(2) as () => Response)())
    await settle()
    expect(disk.values.get('tokens')).toMatchObject({ refresh_token: 'refresh-2' })
    expect(seen.length).toBe(before)
  })

  it('shares the renewal with the next session of that person, which starts none of its own', async () => {
    const { answer, disk, sessionFixture, slot, to } = await closing()
    const next = tv(sessionFixture, disk, disk.storage, { slot })
    await next.session.open()
    expect(next.session.state()).toMatchObject({ status: 'signed_in', person: ana })
    const call = tokenOf(next.session, sessionFixture)
    await settle()
    answer((token(2) as () => Response)())
    expect(await call).toEqual(ok('access-2'))
    expect(to('access_token')).toHaveLength(1)
  })

  it('goes on with the newest tokens though the disk was read before they came', async () => {
    const { answer, disk, sessionFixture, slot, on } = await closing()
    const old = structuredClone(disk.values.get('tokens'))
    answer((token(2) as () => Response)())
    await settle()
    const storage = {
      ...disk.storage,
      get: async (key: string) => (key === 'tokens' ? old : undefined),
    }
    const next = tv(sessionFixture, disk, storage, { slot })
    await next.session.open()
    on('access_token', invalidGrant)
    expect(await tokenOf(next.session, sessionFixture)).toEqual(ok('access-2'))
  })

  it('calls onEnded when the renewal is refused: the account is removed, preferences stay', async () => {
    const slot: AccountSlot = {}
    const { sessionFixture, disk } = signedIn({ preferences: { textSize: 'L' } })
    let ends = 0
    const onEnded = () => {
      ends += 1
    }
    const first = tv(sessionFixture, disk, disk.storage, { slot, onEnded })
    const renewal = held()
    first.on('access_token', renewal.reply)
    await first.clock.advance(64_799_000)
    await first.session.open()
    await settle()
    first.session.close()
    renewal.answer((invalidGrant as () => Response)())
    await settle()
    expect(ends).toBe(1)
    expect([...disk.values.keys()]).toEqual(['preferences'])
    expect(slot.account).toBeUndefined()
    expect(first.to('device/authorize')).toEqual([])
  })
})

describe('a profile that is somebody’s', () => {
  const checking = (answer: boolean) => {
    const asked: unknown[] = []
    const identityCheck = () => async (person: unknown) => {
      asked.push(person)
      return answer
    }
    return { asked, identityCheck }
  }

  it('shows nothing of who signed in until Webex has said who it is', async () => {
    const { asked, identityCheck } = checking(true)
    const me = held()
    const on = fresh(token()).sessionFixture
    on.on('people/me', me.reply)
    const { session, clock, seen } = tv(on, undefined, undefined, { identityCheck })
    await session.open()
    await clock.advance(5000)
    expect(session.state().status).toBe('signed_out')
    me.answer(Response.json(ana))
    await settle()
    expect(asked).toEqual([ana])
    expect(seen.filter(({ status }) => status === 'signed_in')).not.toEqual([])
    expect(session.state()).toEqual({ status: 'signed_in', person: ana })
  })

  it('never shows somebody who fails the identity check', async () => {
    const { identityCheck } = checking(false)
    const { session, clock, seen } = tv(fresh(token()).sessionFixture, undefined, undefined, {
      identityCheck,
    })
    await session.open()
    await clock.advance(60_000)
    expect(seen.map(({ status }) => status)).not.toContain('signed_in')
  })

  it('fetches the identity again after failures, and goes on without a name in the end', async () => {
    const { asked, identityCheck } = checking(true)
    const on = fresh(token()).sessionFixture
    on.on('people/me', 'offline')
    const { session, clock, to } = tv(on, undefined, undefined, { identityCheck })
    await session.open()
    await clock.advance(5000)
    expect(session.state().status).toBe('signed_out')
    await clock.advance(14_000)
    expect(asked).toEqual([undefined])
    expect(session.state().status).toBe('signed_in')
    expect(to('people/me').length).toBeGreaterThanOrEqual(4)
  })

  it('does not fetch the identity again after a 403', async () => {
    const { asked, identityCheck } = checking(true)
    const on = fresh(token()).sessionFixture
    on.on('people/me', says(403))
    const { session, clock } = tv(on, undefined, undefined, { identityCheck })
    await session.open()
    await clock.advance(5000)
    expect(asked).toEqual([undefined])
    expect(session.state().status).toBe('signed_in')
  })
})

describe('storage that fails', () => {
  it('signs in and goes on when storage keeps nothing', async () => {
    const on = sessionFixture()
    on.on('device/authorize', code(1))
    on.on('device/token', token())
    on.on('people/me', says(200, ana))
    const storage = openStorage('foyer', 1000, on.clock.wait) // Node has no IndexedDB
    const { session, clock } = tv(on, undefined, storage)
    await session.open()
    await clock.advance(5000)
    expect(session.state()).toEqual({ status: 'signed_in', person: ana })
    expect(storage.isPersistent()).toBe(false)
  })
})

describe('a closed session', () => {
  it('waits for nothing, sends nothing and changes nothing once closed', async () => {
    const { session, clock, calls, seen, disk } = fresh(pending)
    await session.open()
    await clock.advance(5000)
    session.close()
    const before = [calls.length, seen.length]
    session.newCode()
    session.resume()
    await clock.advance(86_400_000)
    expect([calls.length, seen.length]).toEqual(before)
    expect(clock.waits()).toEqual([])
    expect(disk.values.has('grant')).toBe(true)
  })

  it('never opens when it is closed while opening', async () => {
    const { session, calls } = signedIn()
    const opening = session.open()
    session.close()
    await opening
    expect(session.state()).toEqual({ status: 'opening' })
    expect(calls).toEqual([])
  })
})
