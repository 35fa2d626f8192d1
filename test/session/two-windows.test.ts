// Two windows of Foyer, one storage, and a server whose refresh tokens are good for one renewal
// (RFC 9700 4.14). Everything that takes time waits until the test lets it go on, and every order in
// which that can be is tried.

import { describe, expect, it } from 'vitest'
import { createSession, type Session } from '../../src/session/session'
import { type InTurn, turnsFor } from '../../src/tv/storage/turns'
import { err, ok, type Result } from '../../src/webex/http/failure'
import { failureOf } from '../../src/webex/http/response'
import { handClock, settle } from '../hand-clock'
import { memoryDisk } from '../tv/memory-storage'
import { fakeWebex } from '../webex/fake-webex'
import { api, endpoints, oauthClient } from './fixture'

const HOUR = 3_600_000

/** Steps that wait to be let go on. */
function steps() {
  const ready: { name: string; go: () => void }[] = []
  return {
    ready,
    step: (name: string) => new Promise<void>((go) => ready.push({ name, go })),
  }
}

/** A disk of which both windows see everything; what happens to tokens there takes a step. */
const diskOf = (values: Map<string, unknown>, step: (name: string) => Promise<void>) =>
  memoryDisk(values, {
    before: (call) =>
      /^((look|set) tokens|update )/.test(call) ? step(call.replace('set', 'write')) : undefined,
  }).storage

/** The engine's locks, for windows of one test. */
function fakeLocks(): Pick<LockManager, 'request'> {
  let last: Promise<unknown> = Promise.resolve()
  const request = (_: string, __: object, work: () => Promise<unknown>) => {
    const turn = last.then(work)
    last = turn.catch(() => {})
    return turn
  }
  return { request } as unknown as Pick<LockManager, 'request'>
}

function twoWindows(hasLocks: boolean) {
  const clock = handClock()
  const { ready, step } = steps()
  const values = new Map<string, unknown>([
    ['tokens', { access_token: 'access-1', refresh_token: 'refresh-1', expiresAt: clock.now() }],
    ['person', { id: 'p1', displayName: 'Ana' }],
    ['preferences', { textSize: 'L' }],
  ])
  let issued = 1
  const alive = { access: new Set<string>(), refresh: 'refresh-1' }
  let refusals = 0

  function server(path: string, form: URLSearchParams, bearer: string): [number, object] {
    if (path === 'access_token') {
      if (form.get('refresh_token') !== alive.refresh) {
        refusals += 1
        return [400, { error: 'invalid_grant' }]
      }
      issued += 1
      alive.refresh = `refresh-${issued}`
      alive.access.add(`access-${issued}`)
      const expires_in = 64_799
      return [200, { access_token: `access-${issued}`, refresh_token: alive.refresh, expires_in }]
    }
    if (path === 'device/authorize')
      return [
        200,
        { device_code: 'd', user_code: '1', verification_uri: 'https://login.webex.test/v' },
      ]
    if (path === 'device/token') return [428, {}]
    return alive.access.has(bearer) ? [200, { id: 'p1', displayName: 'Ana', bearer }] : [401, {}]
  }

  const locks = fakeLocks()
  const turns: InTurn = turnsFor('renewal', hasLocks ? locks : undefined, clock.wait)

  function openWindow(name: string) {
    const { http } = fakeWebex(async ({ url, authorization, form, init }) => {
      const path = url.href.replace(`${api}/`, '')
      const isRenewal = path === 'access_token'
      if (isRenewal) await step(`${name} sends`)
      const bearer = (authorization ?? '').replace('Bearer ', '')
      const [status, body] = server(path, new URLSearchParams(form), bearer)
      if (isRenewal) await step(`${name} hears`)
      if (init.signal?.aborted) throw new TypeError('aborted')
      return Response.json(body, { status })
    }, clock)
    const session = createSession({
      http,
      storage: diskOf(values, (what) => step(`${name} ${what}`)),
      oauthClient,
      endpoints,
      api,
      slot: { inTurn: turns },
    })
    const get = () =>
      session.client.request({ url: `${api}/meetings` }, (response): Result<string> => {
        const failure = failureOf(response, clock)
        return failure ? err(failure) : ok((response.json() as { bearer: string }).bearer)
      })
    return { session, get }
  }

  /** Lets everything go on, in the order that `choose` says, until nothing is left that could. */
  async function run(choose: (of: number) => number) {
    for (;;) {
      for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve))
      const next = ready.splice(ready.length > 1 ? choose(ready.length) : 0, 1)[0]
      if (next) next.go()
      else return
    }
  }

  return {
    clock,
    values,
    alive,
    ready,
    run,
    openWindow,
    refusals: () => refusals,
    stored: () =>
      values.get('tokens') as { access_token: string; refresh_token: string } | undefined,
  }
}

const first = () => 0

/** Calls `attempt` with every row of choices that there is. @returns how many there were */
async function inEveryOrder(attempt: (choose: (of: number) => number) => Promise<void>) {
  let row: { at: number; of: number }[] = []
  for (let count = 1; ; count++) {
    let turn = 0
    await attempt((of) => {
      const here = row[turn] ?? { at: 0, of }
      row[turn] = here
      turn += 1
      return here.at
    })
    row = row.slice(0, turn)
    while (row.length > 0) {
      const last = row[row.length - 1] as { at: number; of: number }
      if (last.at + 1 < last.of) break
      row.pop()
    }
    const last = row[row.length - 1]
    if (!last) return count
    last.at += 1
  }
}

const at = (session: Session) => session.state().status

describe('two windows with one account', () => {
  it.each([
    ['with the engine’s locks', true],
    ['without them', false],
  ])(
    'both stay signed in when they renew at the same moment, in every order, %s',
    async (_, hasLocks) => {
      const orders = await inEveryOrder(async (choose) => {
        const on = twoWindows(hasLocks)
        const [a, b] = [on.openWindow('a'), on.openWindow('b')]
        const opened = Promise.all([a.session.open(), b.session.open()])
        await on.run(first)
        await opened
        // Opening asks who it is, which has renewed already; now the token is due again.
        await on.clock.advance(18 * HOUR)
        const answers = Promise.all([a.get(), b.get()])
        await on.run(choose)
        // Time passes when nothing else can happen.
        for (let second = 0; second < 60; second++) {
          await on.clock.advance(1000)
          await on.run(choose)
        }
        for (const answer of await answers) expect(answer.ok).toBe(true)
        expect([at(a.session), at(b.session)]).toEqual(['signed_in', 'signed_in'])
        expect(on.stored()?.refresh_token).toBe(on.alive.refresh)
        expect(on.refusals()).toBe(0)
        expect(on.values.has('renewing')).toBe(false)
        a.session.close()
        b.session.close()
      })
      expect(orders).toBeGreaterThan(hasLocks ? 0 : 5)
    },
  )

  it('the second one uses the tokens that the first one has stored', async () => {
    const on = twoWindows(false)
    const [a, b] = [on.openWindow('a'), on.openWindow('b')]
    void a.session.open()
    await on.run(first)
    void b.session.open()
    await on.run(first)
    await on.clock.advance(18 * HOUR)
    const one = a.get()
    await on.run(first)
    expect(await one).toMatchObject({ ok: true })
    await on.clock.advance(100_000)
    const other = b.get()
    await on.run(first)
    expect(await other).toEqual(await one)
    expect(on.refusals()).toBe(0)
    expect([at(a.session), at(b.session)]).toEqual(['signed_in', 'signed_in'])
  })

  it('both sign out when the server has ended the account, and preferences stay', async () => {
    const on = twoWindows(false)
    const [a, b] = [on.openWindow('a'), on.openWindow('b')]
    on.alive.refresh = 'revoked'
    void a.session.open()
    void b.session.open()
    await on.run(first)
    for (let second = 0; second < 60; second++) {
      await on.clock.advance(1000)
      await on.run(first)
    }
    expect([at(a.session), at(b.session)]).toEqual(['signed_out', 'signed_out'])
    expect(a.session.state()).toMatchObject({ ended: { person: { id: 'p1' } } })
    expect(on.stored()).toBe(undefined)
    expect(on.values.get('preferences')).toEqual({ textSize: 'L' })
  })

  it('a window killed between the answer and the write ends the account of the other one, with its name', async () => {
    const on = twoWindows(false)
    const a = on.openWindow('a')
    void a.session.open()
    // The server has rotated; what it gave is never written.
    while (!on.ready.some(({ name }) => name === 'a write tokens')) {
      on.ready.shift()?.go()
      await settle()
    }
    on.ready.length = 0
    const b = on.openWindow('b')
    void b.session.open()
    await on.run(first)
    for (let second = 0; second < 60; second++) {
      await on.clock.advance(1000)
      await on.run(first)
    }
    // The old token is all that there is, and the server's word about it is believed, with a name to it.
    expect(b.session.state()).toMatchObject({
      status: 'signed_out',
      ended: { person: { id: 'p1' } },
    })
    expect(on.stored()).toBe(undefined)
  })

  it('a window refused late deletes no tokens that the other one has stored since', async () => {
    const on = twoWindows(false)
    const b = on.openWindow('b')
    on.alive.refresh = 'revoked'
    void b.session.open()
    for (let second = 0; second < 60; second++) {
      await on.run((of) => of - 1)
      if (on.ready.length === 0 && at(b.session) === 'signed_out') break
      await on.clock.advance(1000)
      // Somebody signs in anew in the other window, while this one waits for its second look.
      if (second === 2) {
        on.alive.refresh = 'refresh-9'
        on.alive.access.add('access-9')
        on.values.set('tokens', {
          access_token: 'access-9',
          refresh_token: 'refresh-9',
          expiresAt: on.clock.now() + HOUR,
        })
      }
    }
    expect(on.stored()).toMatchObject({ refresh_token: 'refresh-9' })
    expect(at(b.session)).toBe('signed_in')
  })
})
