// Every parser of src/webex before answers that were spoilt in every way that can be thought of: what comes out is
// a value or a typed failure, and never anything else.

import { describe, expect, it } from 'vitest'
import { fromWebex } from '../../../src/meetings/meeting'
import { recordingOf } from '../../../src/recordings/recording'
import { linesOf } from '../../../src/recordings/vtt'
import { parseSettings, SETTING_NAMES } from '../../../src/settings'
import type { WebexClient } from '../../../src/webex/client/client'
import type { Result } from '../../../src/webex/http/failure'
import {
  errorMessages,
  failureOf,
  type HttpResponse,
  httpResponse,
  retryAfter_ms,
  trackingId,
} from '../../../src/webex/http/response'
import { listEnded } from '../../../src/webex/meetings/instances'
import { getMeeting } from '../../../src/webex/meetings/meeting-details'
import { listInvitees } from '../../../src/webex/meetings/meeting-invitees'
import { listInProgress, listMeetings } from '../../../src/webex/meetings/meetings'
import { parseAuthorizationResponse } from '../../../src/webex/openid/authorization-code'
import { parseDiscovery } from '../../../src/webex/openid/discovery'
import {
  getRecording,
  listAllRecordings,
  listRecordings,
} from '../../../src/webex/recordings/recordings'
import { getSummary } from '../../../src/webex/recordings/summaries'
import {
  downloadTranscript,
  listTranscripts,
  parseVtt,
} from '../../../src/webex/recordings/transcripts'
import { parseRelaySettings } from '../../../src/webex/relay/relay-settings'
import { parseStatus } from '../../../src/webex/relay/status'
import { type PollResult, parseCode, parsePoll } from '../../../src/webex/sign-in/device-grant'
import { parseMe } from '../../../src/webex/sign-in/people'
import { parseRefresh, parseTokens } from '../../../src/webex/sign-in/tokens'
import { LONGEST } from '../../../src/webex/text/bounds'
import { fc, seed } from '../../generated'
import { handClock } from '../../hand-clock'
import { API } from '../../webex/fake-webex'
import { pageDocument } from '../../webex/text/page-document'
import { growth, LINEAR } from './growth'
import * as samples from './samples'
import { failureOutcome, faultIn, type Outcome, outcomeOf, valueOutcome } from './sound'
import { spoiltBody, spoiltText } from './spoil'

const RUNS = 10_000
const clock = handClock()
const window = { from: clock.now(), to: clock.now() + 86_400_000 }

pageDocument()

const status = fc.oneof(
  { weight: 6, arbitrary: fc.constant(200) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ...[0, 100, 201, 204, 207, 302, 304, 400, 401, 403, 404, 405, 408, 409, 410, 423, 425, 428],
      ...[429, 451, 500, 502, 503, 504, 599, 600, 999],
    ),
  },
)

const LINKS = [
  `<${API}/meetings?max=100&cursor=2>; rel="next"`,
  '<https://[::1>; rel=next',
  '<?a=b>; rel="prev next"',
]
const HEADERS = ['trackingid', 'link', 'retry-after', 'content-type', 'age', 'date'] as const
const headerText = fc.oneof(
  { weight: 4, arbitrary: fc.constant(null) },
  {
    weight: 1,
    arbitrary: spoiltText(...LINKS, '120', 'Mon, 02 Mar 2026 09:05:00 GMT', 'ROUTER_1'),
  },
)
const headers = fc.tuple(...HEADERS.map(() => headerText))

type Received = [status: number, headers: (string | null)[], body: string]

const received = (body: fc.Arbitrary<string>) => fc.tuple(status, headers, body)

const responseOf = ([status, values, body]: Received): HttpResponse =>
  httpResponse(status, (name) => values[HEADERS.indexOf(name.toLowerCase() as never)] ?? null, body)

/** A client whose every request gets this answer. */
function clientWith(answer: Received): WebexClient {
  const request: WebexClient['request'] = async (_, parse) => parse(responseOf(answer), clock)
  return {
    clock,
    url: (path, query) => `${API}/${path}${query ? `?${new URLSearchParams(query)}` : ''}`,
    request,
    download: request,
  }
}

/** What comes of an answer. */
type Read = (answer: Received) => Outcome | Promise<Outcome>

/** A parser of one answer. */
const of =
  <T>(parse: (response: HttpResponse) => Result<T>, longest: number): Read =>
  (answer) =>
    outcomeOf(parse(responseOf(answer)), longest)

/** A call that is answered, also page after page. */
const call =
  <T>(list: (client: WebexClient) => Promise<Result<T>>, longest: number): Read =>
  async (answer) =>
    outcomeOf(await list(clientWith(answer)), longest)

const POLL_STATUSES: PollResult['status'][] = [
  ...(['approved', 'authorization_pending', 'slow_down', 'throttled', 'access_denied'] as const),
  ...(['expired_token', 'tokenlimit_reached', 'misconfigured', 'failed'] as const),
]

function readPoll(answer: Received): Outcome {
  const result = parsePoll(responseOf(answer), clock)
  if ('failure' in result) return failureOutcome(result.failure)
  const isKnown = POLL_STATUSES.includes(result.status)
  const fault = isKnown ? faultIn(result, LONGEST_TOKEN) : `the status ${result.status}`
  return { isValue: result.status === 'approved', fault }
}

/** Also makes each meeting the app's own, and asks for some of them by their ids. */
async function readMeetings(answer: Received): Promise<Outcome> {
  const client = clientWith(answer)
  const list = await listMeetings(client, window)
  if (!list.ok) return failureOutcome(list.failure)
  const meetings = list.value.meetings.flatMap((one) => fromWebex(one) ?? [])
  for (const { id } of meetings.slice(0, 3)) {
    const { fault } = outcomeOf(await getMeeting(client, { meetingId: id }), LONGEST.prose)
    if (fault) return { isValue: true, fault }
  }
  const fault = faultIn(list.value, LONGEST.pageLink) ?? faultIn(meetings, LONGEST.pageLink)
  return { isValue: meetings.length > 0, fault }
}

/** The same of recordings. */
async function readRecordings(answer: Received): Promise<Outcome> {
  const client = clientWith(answer)
  const list = await listRecordings(client, window)
  if (!list.ok) return failureOutcome(list.failure)
  const recordings = list.value.items.flatMap((one) => recordingOf(one) ?? [])
  for (const { id } of recordings.slice(0, 3)) {
    const { fault } = outcomeOf(await getRecording(client, { recordingId: id }), LONGEST.fileLink)
    if (fault) return { isValue: true, fault }
  }
  const fault = faultIn(list.value, LONGEST.pageLink) ?? faultIn(recordings, LONGEST.pageLink)
  return { isValue: recordings.length > 0, fault }
}

/** Also asks for the texts of some of them. */
async function readTranscripts(answer: Received): Promise<Outcome> {
  const client = clientWith(answer)
  const list = await listTranscripts(client, { meetingId: 'm', ...window })
  if (!list.ok) return failureOutcome(list.failure)
  for (const { id } of list.value.slice(0, 3))
    await downloadTranscript(client, { transcriptId: id })
  return { isValue: list.value.length > 0, fault: faultIn(list.value, LONGEST.id) }
}

function readVtt(answer: Received): Outcome {
  const parsed = parseVtt(responseOf(answer), clock)
  if (!parsed.ok) return failureOutcome(parsed.failure)
  const lines = linesOf(parsed.value)
  const isInOrder = lines.every(({ start_s, end_s }) => start_s >= 0 && end_s >= start_s)
  const fault = isInOrder ? faultIn(lines, LONGEST.spoken) : 'a line that ends before it begins'
  return { isValue: lines.length > 0, fault }
}

const RELAY = 'https://relay.example.org/v1'

function readRelay([, , body]: Received): Outcome {
  const answer = parseRelaySettings(httpResponse(200, () => null, body).json(), RELAY, {
    names: SETTING_NAMES,
    wrongIn(ofRelay) {
      const parsed = parseSettings(ofRelay)
      return parsed.ok ? undefined : parsed.wrong
    },
  })
  if (!answer.ok) return { isValue: false, fault: faultIn(answer.failure, LONGEST.pageLink) }
  const { clientId, scopes, api, given } = answer.settings
  const isAtHome = [RELAY, 'https://webexapis.com'].some((it) => api.startsWith(new URL(it).origin))
  const fault = isAtHome ? faultIn({ clientId, scopes, api }, LONGEST.pageLink) : `the API ${api}`
  const unknown = Object.keys(given).find((name) => !SETTING_NAMES.includes(name))
  return { isValue: true, fault: fault ?? unknown }
}

/** What every answer is read for, whatever it is. */
function readAny(answer: Received): Outcome {
  const response = responseOf(answer)
  const failure = failureOf(response, clock)
  if (failure) return failureOutcome(failure)
  const read = { id: trackingId(response), wait_ms: retryAfter_ms(response, clock) }
  const texts = errorMessages(response)
  const fault = faultIn(read, LONGEST.trackingId) ?? faultIn(texts, LONGEST.errorMessage)
  return { isValue: true, fault }
}

const previous = { access_token: 'a', refresh_token: 'r', expiresAt: 0 }
const { TOKENS, OAUTH_ERROR, PENDING } = samples
/** Of a stored provider. */
const LONGEST_ADDRESS = 2048
const LONGEST_TOKEN = 16_384

const PARSERS: [name: string, bodies: fc.Arbitrary<string>, read: Read][] = [
  ['any answer', spoiltBody(OAUTH_ERROR, PENDING, {}), readAny],
  [
    'tokens',
    spoiltBody(TOKENS, OAUTH_ERROR),
    of((answer) => parseTokens(answer, clock), LONGEST_TOKEN),
  ],
  [
    'renewed tokens',
    spoiltBody(TOKENS, OAUTH_ERROR),
    of((answer) => parseRefresh(answer, clock, previous), LONGEST_TOKEN),
  ],
  ['a code', spoiltBody(samples.CODE, OAUTH_ERROR), of((answer) => parseCode(answer, clock), 8192)],
  ['a poll', spoiltBody(TOKENS, PENDING, OAUTH_ERROR), readPoll],
  [
    'a discovery document',
    spoiltBody(samples.DISCOVERY),
    of((answer) => parseDiscovery(answer, clock, API), LONGEST_ADDRESS),
  ],
  ['who signed in', spoiltBody(samples.ME), of((it) => parseMe(it, clock), LONGEST.fileLink)],
  ['meetings', spoiltBody(samples.MEETINGS), readMeetings],
  ['meetings in progress', spoiltBody(samples.INSTANCES), call(listInProgress, LONGEST.id)],
  [
    'a meeting',
    spoiltBody(samples.DETAILS),
    call((client) => getMeeting(client, { meetingId: 'm' }), LONGEST.prose),
  ],
  [
    'invitees',
    spoiltBody(samples.INVITEES),
    call((client) => listInvitees(client, { meetingId: 'm' }), LONGEST.pageLink),
  ],
  [
    'ended instances',
    spoiltBody(samples.INSTANCES),
    call((client) => listEnded(client, window), LONGEST.id),
  ],
  ['recordings', spoiltBody(samples.RECORDINGS), readRecordings],
  [
    'all recordings',
    spoiltBody(samples.RECORDINGS),
    call((client) => listAllRecordings(client, window), LONGEST.pageLink),
  ],
  [
    'a recording',
    spoiltBody(samples.RECORDING),
    call((client) => getRecording(client, { recordingId: 'r' }), LONGEST.fileLink),
  ],
  [
    'a summary',
    spoiltBody(samples.SUMMARY),
    call((client) => getSummary(client, { meetingId: 'm' }), LONGEST.notesHtml),
  ],
  ['transcripts', spoiltBody(samples.TRANSCRIPTS), readTranscripts],
  [
    'a transcript',
    spoiltText(...samples.VTT.split(/(?<=\n\n)/)).map((text) => `WEBVTT\n\n${text}`),
    readVtt,
  ],
  [
    'the status page',
    spoiltBody(samples.STATUS, samples.CALM),
    (answer) => valueOutcome(parseStatus(responseOf(answer), clock.now()), 64),
  ],
  ['settings of a relay', spoiltBody(samples.RELAY_SETTINGS), readRelay],
]

describe(`${RUNS} spoilt answers (SEED=${seed})`, () => {
  it.each(PARSERS)('where %s should be give a value or a typed failure', async (_, body, read) => {
    let values = 0
    const isSound = fc.asyncProperty(received(body), async (answer) => {
      const { isValue, fault } = await read(answer)
      if (fault) throw new Error(fault)
      if (isValue) values += 1
    })
    await fc.assert(isSound, { numRuns: RUNS })
    // Good ones are among them, so that the rest failed for what is wrong with it.
    expect(values).toBeGreaterThan(RUNS / 20)
    expect(values).toBeLessThan(RUNS * 0.95)
    expect(Object.keys(Object.prototype)).toEqual([])
  })

  it('in the address that the page comes back to are read for four texts alone', () => {
    const query = spoiltText('?code=abc&state=xyz', '&error=access_denied&iss=https%3A%2F%2Fa.test')
    const isSound = fc.property(query, (text) => {
      const answer = parseAuthorizationResponse(text)
      for (const name of Object.keys(answer ?? {}))
        expect(['state', 'code', 'error', 'iss']).toContain(name)
      expect(faultIn(answer?.error, LONGEST.errorMessage)).toBeUndefined()
    })
    fc.assert(isSound, { numRuns: RUNS })
  })
})

const many = <T>(count: number, one: T) => Array<T>(count).fill(one)
const fields = (count: number) =>
  Object.fromEntries(many(count, 0).map((_, n) => [`field-${n}`, { id: n }]))
const items = (list: { items: object[] }) => (count: number) => ({
  items: many(count, list.items[0]).map((one, n) => ({ ...one, id: `id-${n}` })),
})

/** What grows, and which parser reads it. */
const GROWING: [name: string, body: (count: number) => unknown, reader: string][] = [
  ['meetings', items(samples.MEETINGS), 'meetings'],
  ['invitees', items(samples.INVITEES), 'invitees'],
  ['instances', items(samples.INSTANCES), 'ended instances'],
  ['recordings', items(samples.RECORDINGS), 'all recordings'],
  ['transcripts', items(samples.TRANSCRIPTS), 'transcripts'],
  ['action items', (n) => ({ items: [{ actionItems: many(n, { content: 'x' }) }] }), 'a summary'],
  [
    'addresses of a person',
    (n) => ({ ...samples.ME, emails: many(n, 'a@a.test') }),
    'who signed in',
  ],
  ['fields that nobody asked for', (n) => ({ ...samples.ME, ...fields(n) }), 'who signed in'],
  [
    'settings that nobody knows',
    (n) => ({ ...samples.RELAY_SETTINGS, ...fields(n) }),
    'settings of a relay',
  ],
  ['errors', (n) => ({ errors: many(n, { description: 'x' }) }), 'any answer'],
  [
    'parts of Webex',
    (n) => ({ ...samples.STATUS, components: many(n, samples.STATUS.components[1]) }),
    'the status page',
  ],
  [
    'incidents',
    (n) => ({ ...samples.STATUS, incidents: many(n, samples.STATUS.incidents[0]) }),
    'the status page',
  ],
  ['what is inside of one another', (n) => '['.repeat(n) + ']'.repeat(n), 'a meeting'],
]

describe('the time it takes to read', () => {
  it.each(GROWING)('grows with the number of %s', async (_, bodyOf, reader) => {
    const [, , read] = PARSERS.find(([name]) => name === reader) ?? []
    if (!read) throw new Error(`no parser of ${reader}`)
    const prepare = (count: number) => {
      const made = bodyOf(count)
      const body = typeof made === 'string' ? made : JSON.stringify(made)
      return () => read([200, [], body])
    }
    expect(await growth(prepare, 200)).toBeLessThan(LINEAR)
  })

  it.each(['meetings', 'all recordings', 'ended instances', 'invitees'])(
    'is no reason to fail where a page of %s has more items than any page',
    async (reader) => {
      const item = '{"id":"a","start":"2026-03-02T10:00:00Z","email":"a@a.test"}'
      const body = `{"items":[${many(200_000, item).join()}]}`
      const [, , read] = PARSERS.find(([name]) => name === reader) ?? []
      expect(await read?.([200, [], body])).toMatchObject({ fault: undefined })
    },
  )
})
