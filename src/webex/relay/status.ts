// What Webex's public status page says, through the relay: whether a failure is the fault of Webex, and since when.
// Whatever is not understood says nothing, since a viewer believes what stands here. The page is described at
// https://status.webex.com/api (GET /index.json); the names of the fields are those of that description.

import * as v from 'valibot'
import { each, flag, maybe, maybeId, name, title, word } from '../fields/fields'
import { type Http, request } from '../http/http'
import type { HttpResponse } from '../http/response'
import { instantOf } from '../meetings/meetings'
import { bareLine } from '../text/clean'

/** What Webex says of itself. */
export type WebexStatus =
  /** No problem, and no maintenance of what Foyer uses. */
  | { status: 'calm' }
  | {
      status: 'incident' | 'maintenance'
      /** The part of Webex that is concerned, such as "Meetings", in the page's words. */
      part?: string | undefined
      /** Since when, ms since 1970. */
      since?: number | undefined
    }

/** A part of Webex, or a group of them. */
const Component = v.object({
  id: maybeId,
  name,
  group_id: maybeId,
  product_group: word,
  isGroup: maybe(v.union([v.boolean(), v.string()])),
  /** Of a group: the ids of what is in it. */
  components: maybe(each(v.string())),
  status: word,
  fedRAMP: flag,
  commercial: flag,
})
type Component = v.InferOutput<typeof Component>

/** An incident, or a scheduled maintenance, which has a time of its own. */
const Trouble = v.pipe(
  v.object({
    name: title,
    status: word,
    impact: word,
    incidentType: word,
    created_at: word,
    resolved_at: word,
    // A maintenance has one of these.
    start_at: word,
    scheduled_for: word,
    fedRAMP: flag,
    commercial: flag,
    components: maybe(each(v.union([v.string(), Component]))),
  }),
  v.check((one) => one.name !== undefined || one.status !== undefined),
)
type Trouble = v.InferOutput<typeof Trouble>

const Page = v.object({
  components: maybe(each(Component)),
  // One that cannot be read stays, as undefined: it may be the one that matters.
  incidents: maybe(v.array(maybe(Trouble))),
  scheduled_maintenances: maybe(each(Trouble)),
  status: maybe(v.object({ indicator: word })),
})

/**
 * Asks the relay what Webex's status page says (`GET /status`). Failures are not noted in the log: without an answer
 * nothing is said.
 * @param relay address of the relay, such as `https://relay.example.org/v1`
 * @returns undefined where there is no answer, or none that can be understood
 * @throws AbortError when `signal` aborts
 */
export async function getStatus(
  { fetch, clock }: Http,
  relay: string,
  signal?: AbortSignal,
): Promise<WebexStatus | undefined> {
  const sent = await request({ fetch, clock }, { url: `${relay}/status`, signal })
  return sent.ok ? parseStatus(sent.value, clock.now()) : undefined
}

/**
 * Parses Webex's status page as JSON (https://status.webex.com/api).
 * @param now ms since 1970; nothing has begun after it
 * @returns undefined for whatever is no such page, or contradicts itself
 */
export function parseStatus(response: HttpResponse, now: number): WebexStatus | undefined {
  if (response.status !== 200) return undefined
  const parsed = v.safeParse(Page, response.json())
  if (!parsed.success) return undefined
  const { components = [], incidents, scheduled_maintenances: planned = [], status } = parsed.output
  const parts = components.filter(isForEverybody)
  const going = [
    ...(incidents ?? []).flatMap((one) => (one && isGoingOn(one) ? [ofIncident(one, parts)] : [])),
    ...planned.filter(isInProgress).map((one) => ofMaintenance(one, parts)),
    ...parts.flatMap((one) => ofComponent(one, parts)),
  ]
  const [worst] = going
    .filter((one) => one.status === 'incident' || one.concern < CONCERN.other)
    .sort(byWeight)
  if (worst) return said(worst, now)
  const isOver = incidents?.every((one) => one !== undefined && isOfNoConcern(one)) ?? false
  return isOver && isCalm(parts, status?.indicator) ? { status: 'calm' } : undefined
}

/** How much of it Foyer feels, which shows meetings and signs in; the smaller the more. */
const CONCERN = { meetings: 0, platform: 1, other: 2 }

interface Going {
  status: 'incident' | 'maintenance'
  part: string | undefined
  since: string | undefined
  concern: number
}

const MEETINGS = /meeting|recording/i
const PLATFORM = /developer|\bapis?\b|platform|identity|log[ -]?in|sign[ -]?in|control hub/i

/** What is there for the government of the United States alone is nobody else's. */
const isForEverybody = ({ fedRAMP, commercial }: Component | Trouble) =>
  fedRAMP !== true || commercial === true

/** Whether an incident is over, or is none to a viewer here. */
const isOfNoConcern = (one: Trouble) =>
  !isForEverybody(one) ||
  one.resolved_at !== undefined ||
  one.impact === 'none' ||
  /^(?:announcement|advisory|notice)$/i.test(one.incidentType ?? '') ||
  /^(?:resolved|completed|closed|postmortem)$/i.test(one.status ?? '')

const isGoingOn = (one: Trouble) =>
  !isOfNoConcern(one) &&
  /^(?:investigating|identified|monitoring|in.?progress)?$/i.test(one.status ?? '')

const isInProgress = (one: Trouble) =>
  isForEverybody(one) && /^(?:in.?progress|verifying)$/i.test(one.status ?? '')

function ofIncident(one: Trouble, parts: readonly Component[]): Going {
  const status = /maintenance/i.test(one.incidentType ?? '') ? 'maintenance' : 'incident'
  return { status, since: one.created_at, ...partOf(one, parts) }
}

function ofMaintenance(one: Trouble, parts: readonly Component[]): Going {
  return { status: 'maintenance', since: one.start_at ?? one.scheduled_for, ...partOf(one, parts) }
}

/** A part that does not work as it should, where no incident tells of it; nobody says since when. */
function ofComponent(one: Component, parts: readonly Component[]): Going[] {
  const incident = /^(?:degraded_performance|partial_outage|major_outage)$/.test(one.status ?? '')
  if (!incident && one.status !== 'under_maintenance') return []
  const group = groupOf(one, parts)
  const status = incident ? 'incident' : 'maintenance'
  return [{ status, since: undefined, part: group.name, concern: concernOf(group) }]
}

/**
 * What is concerned: a group of parts, which a viewer knows by name, or how the title begins. An incident may be
 * linked to every part there is: then its title counts, and which of them do not work.
 */
function partOf(one: Trouble, parts: readonly Component[]): Pick<Going, 'part' | 'concern'> {
  const affected = (one.components ?? []).flatMap(
    (it) => (typeof it === 'string' ? parts.find(({ id }) => id === it) : it) ?? [],
  )
  const broken = affected.filter(({ status }) => status !== 'operational')
  const groups = (broken.length > 0 ? broken : affected)
    .map((it) => groupOf(it, parts))
    .sort((a, b) => concernOf(a) - concernOf(b))
  const [, begun] = /^([^:]{3,60}): /.exec(one.name ?? '') ?? []
  const group = groups.find(({ name }) => name === begun) ?? groups[0]
  if (group?.name && (broken.length > 0 || groups.length === 1 || group.name === begun))
    return { part: group.name, concern: concernOf(group) }
  return { part: begun, concern: concernOf({ name: one.name }) }
}

function groupOf(one: Component, parts: readonly Component[]): Component {
  const { id, group_id, product_group } = one
  const groups = parts.filter(({ isGroup, name }) => /^(?:y|true)$/i.test(`${isGroup}`) && name)
  return (
    groups.find((group) => group.id !== undefined && group.id === group_id) ??
    groups.find(({ components }) => id !== undefined && components?.includes(id)) ??
    groups.find((group) => group.product_group && group.product_group === product_group) ??
    one
  )
}

function concernOf({ name = '', product_group = '' }: Partial<Component>): number {
  const about = `${name} ${product_group}`
  if (MEETINGS.test(about)) return CONCERN.meetings
  return PLATFORM.test(about) ? CONCERN.platform : CONCERN.other
}

/** What Foyer feels most comes first; of that incidents, and what has a time; the oldest first. */
function byWeight(a: Going, b: Going): number {
  const kind = Number(a.status === 'maintenance') - Number(b.status === 'maintenance')
  const [since, other] = [a.since ?? '~', b.since ?? '~']
  const time = Number(since > other) - Number(since < other)
  return a.concern - b.concern || kind || time
}

/** A group is called "Webex Meetings", and the sentence around it begins with Webex. */
function said({ status, part = '', since = '' }: Going, now: number): WebexStatus {
  const begun = instantOf(since)
  return {
    status,
    part: bareLine(part.replace(/^(?:cisco )?webex /i, ''), 40) || undefined,
    since: begun !== undefined && begun <= now ? begun : undefined,
  }
}

/**
 * Whether the page says in so many words that all is well: by its parts, else by its colour, which is yellow for any
 * maintenance too (https://status.webex.com/api, "Status").
 */
function isCalm(parts: readonly Component[], indicator = ''): boolean {
  const isWell = ({ status }: Component) => /^(?:operational|under_maintenance)$/.test(status ?? '')
  if (parts.length === 0) return /^(?:green|none)$/i.test(indicator)
  return parts.every(isWell) && !/^(?:red|major|critical)$/i.test(indicator)
}
