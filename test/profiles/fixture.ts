// Several people and one television, without a browser: a Webex that knows them and rotates their tokens,
// disks that outlive a kill, and a clock moved by hand. Everything of somebody bears their mark: their id
// stands in their tokens, names, titles and ids, so that a trace of one with another is found by reading.

import { openProfiles, type ProfilesDeps, type ProfilesRunner } from '../../src/profiles/runner'
import { parseSettings, type Settings } from '../../src/settings'
import type { AppStorage } from '../../src/tv/storage/storage'
import { handClock, settle } from '../hand-clock'
import { isRead, memoryDisk } from '../tv/memory-storage'
import { fakeWebex } from '../webex/fake-webex'
import { type Who, webexOfPeople } from './webex-of-people'

const api = 'https://webex.test/v1'
const parsed = parseSettings({ clientId: 'C1', relay: api, api, timeZone: 'UTC' })
if (!parsed.ok) throw new Error(parsed.wrong)
const settings: Settings = parsed.settings

interface Sent {
  path: string
  authorization: string
  body: string
  /** Whose turn it was when it was sent. */
  turn: number | undefined
  /** The whole of it, to be searched. */
  text: string
}

/** No answer at all. */
const OFFLINE = [0, {}] as const

type Refusal = { status: number; body?: object; headers?: Record<string, string> } | 'offline'

export function fixture() {
  const clock = handClock()
  const disks = new Map<string, Map<string, unknown>>()
  const sent: Sent[] = []
  const webex = webexOfPeople(clock)
  const { grants, reused } = webex
  /** What is wrong with a path, or with every other (`*`), until it is taken away. */
  const wrong = new Map<string, Refusal>()
  let profiles: ProfilesRunner | undefined
  /** Resolves when a step of the network or of a disk may go on. */
  let mayGoOn: (step: string) => Promise<unknown> = async () => {}
  let held: Promise<void> | undefined

  /** What is on its way at this moment, by path, or "disk". */
  const busy: string[] = []

  async function step(what: string) {
    busy.push(what)
    await mayGoOn(what)
    busy.splice(busy.indexOf(what), 1)
  }

  /** The answer of Webex, or what is wrong with the path. */
  function answerTo(fault: Refusal | undefined, request: Parameters<typeof webex.answer>[0]) {
    if (fault === undefined) return webex.answer(request)
    return fault === 'offline' ? OFFLINE : ([fault.status, fault.body ?? {}] as const)
  }

  const { http } = fakeWebex(async ({ url, init, ...one }) => {
    const path = url.pathname.replace('/v1/', '')
    const authorization = one.authorization ?? ''
    const body = (init.body as string | undefined) ?? ''
    const turn = profiles?.state().current.id
    sent.push({ path, authorization, body, turn, text: `${url} ${authorization} ${body}` })
    await step(path)
    const fault = wrong.get(path) ?? wrong.get('*')
    const waiting = path === 'access_token' ? held : undefined
    const [status, answered] = answerTo(fault, {
      path,
      query: url.searchParams,
      form: new URLSearchParams(body),
      bearer: authorization,
    })
    // The server has done its work; only the answer is late.
    await waiting
    await step(path)
    if (init.signal?.aborted || fault === 'offline') throw new TypeError('Failed to fetch')
    const more = typeof fault === 'object' ? fault.headers : {}
    const response = {
      status,
      headers: new Headers({ 'content-type': 'application/json', ...more }),
      async text() {
        await step(path)
        return JSON.stringify(answered)
      },
    } as Response
    return () => response
  }, clock)

  function openStorage(name: string): AppStorage {
    const disk = disks.get(name) ?? new Map<string, unknown>()
    disks.set(name, disk)
    // IndexedDB runs the transactions of a database one after the other.
    let last: Promise<void> = Promise.resolve()
    const inTurn = () => {
      last = last.then(() => step('disk'))
      return last
    }
    return memoryDisk(disk, {
      before: (call) => (isRead(call) ? inTurn() : undefined),
      after: (call) => (isRead(call) ? undefined : inTurn()),
    }).storage
  }

  return {
    clock,
    sent,
    busy,
    reused,
    grants,
    wrong,
    /** The television is switched on, with what its disks hold. */
    async start(
      more: Partial<Settings> = {},
      browserSignIn?: ProfilesDeps['browserSignIn'],
    ): Promise<ProfilesRunner> {
      profiles = undefined
      const opened = await openProfiles({
        http,
        settings: { ...settings, ...more },
        tvZone: 'UTC',
        browserSignIn,
        openStorage,
        deleteStorage: async (name) => {
          disks.delete(name)
          return true
        },
      })
      profiles = opened
      await settle()
      return opened
    },
    /** Somebody approves the code that is on the television. */
    async approve(who: Who) {
      const state = profiles?.services().session.state()
      if (state?.status !== 'signed_out' || state.signIn.status !== 'waiting')
        throw new Error('no code')
      webex.approve(state.signIn.grant.user_code, who)
      await clock.advance(6000)
    },
    /** The same of a code that is on another window. */
    approveCode: webex.approve,
    /** Webex takes no access token any more; a renewal gives another. */
    expire() {
      for (const one of grants) one.access = ''
    },
    renewals: (who: Who) =>
      sent.filter(({ path, body }) => path === 'access_token' && body.includes(who)),
    /**
     * From now on each request that is sent, answered or read, and each call to a disk, waits for this.
     * Without it they go on at once.
     */
    holdSteps(until: (step: string) => Promise<unknown> = async () => {}) {
      mayGoOn = until
    },
    /** Answers to renewals come only after `release()`. */
    holdRenewals(): () => void {
      let release = () => {}
      held = new Promise((resolve) => {
        release = () => {
          held = undefined
          resolve()
        }
      })
      return () => release()
    },
    /** Something happens to the disk. */
    forget: (name: string) => disks.get(name)?.clear(),
    restore: (name: string, values: Record<string, unknown>) =>
      disks.set(name, new Map(Object.entries(values))),
    has: (name: string) => disks.has(name),
    database: (name: string) => Object.fromEntries(disks.get(name) ?? []),
    databases: () => [...disks.keys()].filter((name) => disks.get(name)?.size).sort(),
    /** Everything kept under a name, as text. */
    text: (name: string) => JSON.stringify([...(disks.get(name) ?? [])]),
    /** The value of a key, out of its wrapping. */
    stored: (name: string, key: string) =>
      (disks.get(name)?.get(key) as { value?: unknown })?.value,
  }
}

export type Fixture = ReturnType<typeof fixture>

/** A television on which these have signed in, one after the other; it is the last one's turn. */
export async function signedIn(
  ...people: Who[]
): Promise<{ on: Fixture; profiles: ProfilesRunner }> {
  const on = fixture()
  const profiles = await on.start()
  for (const [n, who] of people.entries()) {
    if (n > 0) profiles.add()
    await settle()
    await on.approve(who)
  }
  return { on, profiles }
}
