// Each call by which Foyer reads meetings and recordings meets each fault, for twenty minutes, before a viewer who
// looks at everything and presses "again" every five minutes. What is there stays there; once the fault is over all
// of it is read again; nobody is signed out; and Webex is not asked too often.

import { afterAll, describe, expect, it } from 'vitest'
import { createProfileServices, type ProfileServices } from '../../../src/profiles/services'
import type { Query } from '../../../src/queries/query'
import type { Shelf } from '../../../src/recordings/shelf'
import { memoryDisk } from '../../tv/memory-storage'
import { shownByCall } from '../sign-in/expected'
import { FAULTS, type Fault } from '../sockets/faults'
import { createSteps } from '../sockets/steps'
import { CLIENT, type Exchange, SCOPE, startWebexServer } from '../sockets/webex-server'
import { webexData } from './webex-data'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const FAULT_MS = 20 * MINUTE_MS
/** How soon an impatient viewer presses again. */
const IMPATIENT_MS = 20_000
/** The longest wait of a throttle that was given no longer one, and a try. */
const RECOVERY_MS = 6 * MINUTE_MS
/** So many requests an hour are one every ten seconds, of a viewer who presses on. */
const MOST_AN_HOUR = 360

const isPage2 = (path: string) => path.includes('page=2')
const meetings = (type: string) => (path: string) =>
  path.startsWith('meetings?') && path.includes(type)

interface Call {
  name: string
  is(path: string): boolean
  /** What is read by it, by its name among the queries; undefined: nothing depends on it. */
  query?: string
}

const CALLS: Call[] = [
  {
    name: 'the meetings',
    is: (path) => meetings('scheduledMeeting')(path) && !isPage2(path),
    query: 'agenda',
  },
  {
    name: 'the second page of the meetings',
    is: (path) => meetings('scheduledMeeting')(path) && isPage2(path),
    query: 'agenda',
  },
  { name: 'the meetings that somebody is in', is: meetings('inProgress') },
  { name: 'one meeting', is: (path) => path === 'meetings/m1', query: 'details' },
  {
    name: 'the invitees',
    is: (path) => path.startsWith('meetingInvitees') && !isPage2(path),
    query: 'invitees',
  },
  {
    name: 'the second page of the invitees',
    is: (path) => path.startsWith('meetingInvitees') && isPage2(path),
    query: 'invitees',
  },
  {
    name: 'the recordings',
    is: (path) => path.startsWith('recordings?') && !isPage2(path),
    query: 'since',
  },
  {
    name: 'the second page of the recordings',
    is: (path) => path.startsWith('recordings?') && isPage2(path),
    query: 'since',
  },
  { name: 'the ended meetings', is: meetings('ended'), query: 'summaryOf' },
  {
    name: 'the transcripts',
    is: (path) => path.startsWith('meetingTranscripts?'),
    query: 'transcript',
  },
  {
    name: 'the text of a transcript',
    is: (path) => path.startsWith('meetingTranscripts/'),
    query: 'transcript',
  },
  { name: 'a summary', is: (path) => path.startsWith('meetingSummaries'), query: 'summary' },
]

/** Answers that cannot be told from good ones: of a meeting nothing is needed, and a transcript may be short. */
const UNTOLD = ['one meeting: JSON of another shape', 'the text of a transcript: half of the JSON']

const CELLS = CALLS.flatMap((call) => FAULTS.map((fault) => ({ call, fault })))

let most = { requests: 0, cell: '' }

/** Somebody who is signed in, at a new start of the app. */
async function start(faultFor: (exchange: Exchange) => Fault | undefined) {
  const steps = createSteps()
  const webex = await startWebexServer({ steps, faultFor, rest: webexData })
  const { storage, values } = memoryDisk()
  values.set('tokens', webex.storedTokens())
  values.set('person', { id: 'p1', displayName: 'Ana' })
  const stop = new AbortController()
  const services = createProfileServices({
    number: 1,
    signal: stop.signal,
    http: { fetch: webex.fetch, clock: steps.clock },
    settings: { ...CLIENT, scopes: SCOPE, relay: webex.base, api: webex.base },
    profileStorage: { storage, empty: () => storage.clear() },
    tvZone: 'UTC',
  })
  await services.open()
  return {
    steps,
    webex,
    services,
    async close() {
      stop.abort()
      await steps.quiet()
      await webex.close()
    },
  }
}

/** Somebody who is signed in and looks at everything there is. */
async function open(faultFor: (exchange: Exchange) => Fault | undefined) {
  const on = await start(faultFor)
  const { services, steps } = on
  const queries = queriesOf(services, steps.serverTime_ms())
  for (const query of Object.values(queries)) query.subscribe(() => {})
  await steps.advance(MINUTE_MS)
  queries.invitees?.fetchMore()
  await steps.advance(MINUTE_MS)
  return { ...on, queries }
}

function queriesOf(
  { details, recordings }: ProfileServices,
  now: number,
): Record<string, Query<unknown>> {
  const recording = {
    id: 'r1',
    title: 'R',
    start: now - 23 * HOUR_MS,
    shared: false,
    meetingId: 'instance',
    meetingIds: ['instance', 'series'],
  }
  const past = { id: 'm0', seriesId: 'series', start: now - 20 * HOUR_MS }
  return {
    details: details.details('m1'),
    invitees: details.invitees('m1'),
    shelf: recordings.shelf,
    since: recordings.since(now - 7 * 24 * HOUR_MS),
    transcript: recordings.transcript(recording),
    summary: recordings.summary(recording),
    summaryOf: recordings.summaryOf(past),
  }
}

type Opened = Awaited<ReturnType<typeof open>>

/** What stands on the screens, without when it was read. */
function shownBy({ services, queries }: Opened): Record<string, unknown> {
  const shown: Record<string, unknown> = { agenda: services.agenda.state().data?.meetings }
  for (const [name, query] of Object.entries(queries)) shown[name] = query.state().data
  // From when on it is looked at moves with the time.
  shown.shelf = (shown.shelf as Shelf | undefined)?.recordings
  return structuredClone(shown)
}

function pressAgain({ services, queries }: Opened) {
  services.agenda.refetch()
  for (const query of Object.values(queries)) query.refetch()
}

function failureOf({ services, queries }: Opened, name: string) {
  return name === 'agenda' ? services.agenda.state().failure : queries[name]?.state().failure
}

/** Requests that were sent while a 429 asked for none (RFC 9110 10.2.3), by their paths. */
function sentTooSoon(exchanges: readonly Exchange[]): string[] {
  const holding = exchanges.filter(({ fault }) => fault?.asks_ms && fault.name.startsWith('429'))
  const isHeld = ({ at }: Exchange) =>
    holding.some(({ at: from, fault }) => at > from && at < from + (fault?.asks_ms ?? 0))
  return exchanges.filter(isHeld).map(({ path, at }) => `${path} at ${at} ms`)
}

/** How many requests there were in one hour at most. */
function mostInAnHour(exchanges: readonly Exchange[]): number {
  const count = (from: number) =>
    exchanges.filter(({ at }) => at >= from && at < from + HOUR_MS).length
  return Math.max(...exchanges.map(({ at }) => count(at)))
}

/** The time of the fault. @returns the kinds of the failures that were said of what the call reads */
async function whileFaulty(on: Opened, { query }: Call, check: () => void): Promise<string[]> {
  const failures = new Set<string>()
  for (let passed_ms = 0; passed_ms < FAULT_MS; passed_ms += 5 * MINUTE_MS) {
    pressAgain(on)
    await on.steps.advance(IMPATIENT_MS)
    pressAgain(on)
    await on.steps.advance(5 * MINUTE_MS - IMPATIENT_MS)
    check()
    const failure = query && failureOf(on, query)
    if (failure) failures.add(failure.kind)
  }
  return [...failures]
}

/** What is to be said of what the call reads, while it meets the fault. */
function expectedOf(name: string, { query }: Call, fault: Fault): string[] {
  const shown = shownByCall(fault.name)
  return query === undefined || shown === 'nothing' || UNTOLD.includes(name) ? [] : [shown]
}

describe('what is read', () => {
  it.each(CELLS.map((cell) => [`${cell.call.name}: ${cell.fault.name}`, cell] as const))(
    'stays, and is read again afterwards: %s',
    async (name, { call, fault }) => {
      let isFaulty = false
      const on = await open(({ path }) => (isFaulty && call.is(path) ? fault : undefined))
      try {
        const before = shownBy(on)
        expect(before).toMatchObject({ agenda: { length: 3 }, since: { length: 2 } })
        expect(Object.values(before)).not.toContain(undefined)
        isFaulty = true
        const failures = await whileFaulty(on, call, () => {
          if (!UNTOLD.includes(name)) expect(shownBy(on)).toEqual(before)
          expect(on.services.session.state().status).toBe('signed_in')
        })
        isFaulty = false
        expect(failures).toEqual(expectedOf(name, call, fault))
        expect(on.webex.exchanges.some((exchange) => exchange.fault === fault)).toBe(true)
        expect(sentTooSoon(on.webex.exchanges)).toEqual([])
        const isForYears = fault.name.includes('1000000000')
        await on.steps.advance(isForYears ? HOUR_MS : RECOVERY_MS)
        pressAgain(on)
        await on.steps.advance(RECOVERY_MS)
        expect(shownBy(on)).toEqual(before)
        for (const one of ['agenda', ...Object.keys(on.queries)])
          expect(failureOf(on, one), one).toBeUndefined()
        const anHour = mostInAnHour(on.webex.exchanges)
        expect(anHour).toBeLessThanOrEqual(MOST_AN_HOUR)
        if (anHour > most.requests) most = { requests: anHour, cell: name }
      } finally {
        await on.close()
      }
    },
  )
})

describe('who is signed in', () => {
  it.each(FAULTS.map((fault) => [fault.name, fault] as const))(
    'stays on the screen when the app starts and people/me meets %s',
    async (_, fault) => {
      const on = await start(({ path }) => (path === 'people/me' ? fault : undefined))
      try {
        await on.steps.advance(FAULT_MS)
        expect(on.webex.exchanges.some((exchange) => exchange.fault === fault)).toBe(true)
        expect(on.services.session.state()).toMatchObject({
          status: 'signed_in',
          person: { id: 'p1', displayName: 'Ana' },
        })
        expect(mostInAnHour(on.webex.exchanges)).toBeLessThanOrEqual(MOST_AN_HOUR)
      } finally {
        await on.close()
      }
    },
  )
})

afterAll(() => {
  console.log(`${CELLS.length} cells; most requests in an hour: ${most.requests} (${most.cell})`)
})
