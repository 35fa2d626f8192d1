// Webex's public status page, https://status.webex.com, as its programs read it: `GET /index.json` is "a
// summary of the status page, including a status indicator, component statuses, unresolved incidents, and any
// upcoming or in-progress scheduled maintenances". Names and values are those of https://status.webex.com/api
// and of the one client that types them all (https://github.com/jeokrohn/wxc_sdk, wxc_sdk/status). As in the
// example there, incidents that are over may still be listed, and some concern the government's cloud alone.

import { Hono } from 'hono'
import { type Env, json } from './answer'
import { isoOf } from './calendar/days'
import { hexOf } from './calendar/seeded-random'
import type { Faults } from './faults/faults'
import type { StateFault } from './faults/kinds'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

type Says = Exclude<(StateFault & { kind: 'status-page' })['says'], 'garbage'> | 'calm'

/** JSON, and nothing of the kind that belongs there. */
const GARBAGE = { incidents: 'none', components: { 'Webex Meetings': true }, status: ['fine'] }

/**
 * The route of a status page like Webex's (https://status.webex.com/api), to be mounted at /status.
 * @param now_ms the sandbox's time, ms since 1970
 */
export function statusPageRoutes(faults: Faults, now_ms: () => number) {
  const routes = new Hono<Env>()
  /** When what has no time of its own began: half an hour before somebody first looked. */
  const begun_ms = new WeakMap<object, number>()

  function sinceOf(state: StateFault & { kind: 'status-page' }): number {
    if (state.since) return Date.parse(state.since)
    const since_ms = begun_ms.get(state) ?? now_ms() - HOUR_MS / 2
    begun_ms.set(state, since_ms)
    return since_ms
  }

  routes.get('/index.json', (c) => {
    const state = faults.state('status-page')
    if (state?.says === 'garbage') return json(c, GARBAGE)
    const since_ms = state ? sinceOf(state) : now_ms()
    return json(c, summary(state?.says ?? 'calm', now_ms(), since_ms))
  })
  return routes
}

function summary(says: Says, now_ms: number, since_ms: number) {
  const meetings = {
    incident: 'partial_outage',
    maintenance: 'under_maintenance',
    planned: 'operational',
    calm: 'operational',
  }[says]
  const common = { created_at: isoOf(since_ms), updated_at: isoOf(since_ms), resolved_at: null }
  const affected = [component('Webex Meetings', 'WebexMeeting', 10, meetings, now_ms)]
  const incident = {
    ...common,
    ...trouble(
      'Webex Meetings: Some users cannot join or start meetings',
      'investigating',
      since_ms,
    ),
    impact: 'major',
    incidentType: 'INCIDENT',
    components: affected,
  }
  const start_ms = says === 'planned' ? now_ms + HOUR_MS : since_ms
  const maintenance = {
    ...common,
    ...trouble(
      'Webex Meetings: Scheduled maintenance',
      says === 'planned' ? 'scheduled' : 'in_progress',
      since_ms,
    ),
    impact: 'maintenance',
    incidentType: 'MAINTENANCE',
    start_at: isoOf(start_ms),
    end_at: isoOf(start_ms + 4 * HOUR_MS),
    components: affected,
  }
  return {
    components: [
      ...affected,
      component('Webex App', 'WebexTeams', 20, 'operational', now_ms),
      component('Webex Calling', 'WebexCalling', 30, 'operational', now_ms),
      component('Webex Control Hub', 'CloudCollaborationManagement', 40, 'operational', now_ms),
      component('Developer API', 'DeveloperApi', 50, 'operational', now_ms),
    ],
    incidents: [...(says === 'incident' ? [incident] : []), resolved(now_ms), governments(now_ms)],
    scheduled_maintenances: says === 'maintenance' || says === 'planned' ? [maintenance] : [],
    status: { indicator: says === 'incident' || says === 'maintenance' ? 'yellow' : 'green' },
  }
}

/** Something of the day before yesterday that is over. */
function resolved(now_ms: number) {
  const at_ms = now_ms - 2 * DAY_MS
  const over = isoOf(at_ms + 3 * HOUR_MS)
  return {
    ...trouble('Webex Control Hub: Administrators are unable to export users', 'resolved', at_ms),
    created_at: isoOf(at_ms),
    updated_at: over,
    resolved_at: over,
    impact: 'minor',
    incidentType: 'INCIDENT',
    components: [],
  }
}

/** Something that goes on, in a cloud where nobody here is. */
function governments(now_ms: number) {
  const at_ms = now_ms - 5 * HOUR_MS
  return {
    ...trouble('Webex for Government: Delays in message delivery', 'monitoring', at_ms),
    created_at: isoOf(at_ms),
    updated_at: isoOf(at_ms),
    resolved_at: null,
    impact: 'minor',
    incidentType: 'INCIDENT',
    fedRAMP: true,
    commercial: false,
    components: [],
  }
}

/** What incidents and maintenances have in common. */
function trouble(name: string, status: string, at_ms: number) {
  const id = hexOf(name, at_ms).slice(0, 32)
  const at = isoOf(at_ms)
  const body = 'We will give more information as it becomes available.'
  return {
    id,
    name,
    status,
    fedRAMP: false,
    commercial: true,
    publicationId: `PUB${hexOf(id).replace(/\D/g, '').slice(0, 7)}`,
    incident_updates: [{ incident_id: id, created_at: at, updated_at: at, status, body }],
  }
}

function component(
  name: string,
  product_group: string,
  position: number,
  status: string,
  now_ms: number,
) {
  return {
    id: hexOf('component', name).slice(0, 32),
    name,
    status,
    product_group,
    position,
    group_id: null,
    description: null,
    isGroup: 'Y',
    components: [],
    fedRAMP: false,
    commercial: true,
    created_at: '2018-09-27T18:55:50.320Z',
    updated_at: isoOf(now_ms - DAY_MS),
  }
}
