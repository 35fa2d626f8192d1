import { expect, it } from 'vitest'
import { parseStatus } from '../../../src/webex/relay/status'
import { response } from '../../webex/response'
import { later, NOW, startTv } from './tv'

interface Trouble {
  name: string
  status: string
  resolved_at: string | null
  created_at: string
  commercial: boolean
  start_at?: string
}

async function open() {
  const tv = await startTv()
  const says = (fault?: object) =>
    fault && tv.send('PUT', '/sandbox/faults', { kind: 'status-page', ...fault })
  const read = async () => (await tv.call('/status/index.json')).body
  return { tv, says, read }
}

/** What goes on where the viewers of Foyer are. */
const going = (all: Trouble[]) => all.filter((one) => !one.resolved_at && one.commercial)

it('reports nothing, though what is over and what is the government’s is still listed', async () => {
  const { read } = await open()
  const { components, incidents, scheduled_maintenances, status } = await read()
  expect([going(incidents), scheduled_maintenances, status]).toEqual([
    [],
    [],
    { indicator: 'green' },
  ])
  expect(incidents).toHaveLength(2)
  expect(new Set(components.map((one: Trouble) => one.status))).toEqual(new Set(['operational']))
  expect(components[0]).toMatchObject({ name: 'Webex Meetings', commercial: true, fedRAMP: false })
})

it('reports an incident of Webex Meetings, since when one likes', async () => {
  const { says, read } = await open()
  await says({ says: 'incident', since: '2026-03-04T09:52:00Z' })
  const { components, incidents, status } = await read()
  expect(going(incidents)).toMatchObject([
    {
      name: 'Webex Meetings: Some users cannot join or start meetings',
      status: 'investigating',
      created_at: '2026-03-04T09:52:00Z',
      components: [{ name: 'Webex Meetings', status: 'partial_outage' }],
    },
  ])
  expect([components[0].status, status.indicator]).toEqual(['partial_outage', 'yellow'])
})

it.each([
  ['maintenance', 'in_progress', '2026-03-04T09:30:00Z', 'under_maintenance'],
  ['planned', 'scheduled', '2026-03-04T11:00:00Z', 'operational'],
])('reports a maintenance that is in progress or to come (%s)', async (says, status, at, part) => {
  const { says: order, read } = await open()
  await order({ says })
  const { components, incidents, scheduled_maintenances } = await read()
  expect(going(incidents)).toEqual([])
  expect(scheduled_maintenances).toMatchObject([{ status, start_at: at }])
  expect(components[0].status).toBe(part)
})

it('has an incident go on since one time, whenever it is read', async () => {
  const { says, read } = await open()
  await says({ says: 'incident' })
  const [first] = going((await read()).incidents)
  later(600)
  const [again] = going((await read()).incidents)
  expect(again?.created_at).toBe(first?.created_at)
})

it.each([
  [undefined, { status: 'calm' }],
  [{ says: 'incident' }, { status: 'incident', part: 'Meetings', since: NOW - 1_800_000 }],
  [{ says: 'maintenance' }, { status: 'maintenance', part: 'Meetings', since: NOW - 1_800_000 }],
  [{ says: 'planned' }, { status: 'calm' }],
  [{ says: 'garbage' }, undefined],
])('is understood by the app: %j', async (fault, understood) => {
  const { says, read } = await open()
  await says(fault)
  expect(parseStatus(response(200, await read()), NOW)).toEqual(understood)
})

it('can be garbage, a page, late, out of order and silent', async () => {
  const { tv, says, read } = await open()
  await says({ says: 'garbage' })
  expect(await read()).toMatchObject({ incidents: 'none' })
  const order = (fault: object) => tv.send('PUT', '/sandbox/faults', { path: '/status', ...fault })
  await order({ kind: 'html' })
  expect(await read()).toContain('Hotel')
  await order({ kind: 'status', status: 503 })
  expect((await tv.call('/status/index.json')).status).toBe(503)
  await order({ kind: 'offline' })
  await expect(read()).rejects.toThrow('fetch failed')
})

it('is calm again once the faults are cleared', async () => {
  const { tv, says, read } = await open()
  await says({ says: 'incident' })
  await tv.send('DELETE', '/sandbox/faults')
  expect(going((await read()).incidents)).toEqual([])
})
