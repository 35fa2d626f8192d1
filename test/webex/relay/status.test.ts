import { describe, expect, it } from 'vitest'
import { createFaults } from '../../../platforms/sandbox/faults/faults'
import { statusPageRoutes } from '../../../platforms/sandbox/status-page'
import { parseStatus } from '../../../src/webex/relay/status'
import { fc } from '../../generated'
import { PORTAL, response } from '../response'
import { MEETINGS_PART as MEETINGS } from './status-part'

const NOW = Date.parse('2026-03-02T10:00:00Z')
const read = (body: unknown, status = 200) => parseStatus(response(status, body), NOW)

// As https://status.webex.com/api describes them.
const SHARE = {
  id: 'fc5ed640c28611e89f7a893fb1236b0a',
  name: 'Share content',
  fedRAMP: null,
  commercial: null,
  group_id: null,
  product_group: 'WebexMeeting',
  status: 'operational',
  isGroup: 'N',
}
const CALLING = { ...MEETINGS, id: '2', name: 'Webex Calling', product_group: 'WebexCalling' }
const INCIDENT = {
  id: '7',
  name: 'Webex Meetings: some users cannot see their meetings',
  status: 'investigating',
  impact: 'minor',
  incidentType: 'INCIDENT',
  fedRAMP: false,
  commercial: true,
  created_at: '2026-03-02T08:52:42.765Z',
  resolved_at: null,
  components: [SHARE],
  incident_updates: [{ body: 'We are looking into it.', status: 'investigating' }],
}
const SINCE = Date.parse('2026-03-02T08:52:42.765Z')
const PAGE = {
  components: [MEETINGS, SHARE, { ...CALLING, components: [] }],
  incidents: [] as unknown[],
  scheduled_maintenances: [] as unknown[],
  status: { indicator: 'green' },
}
const incident = (...changes: object[]) =>
  read({ ...PAGE, incidents: changes.map((change) => ({ ...INCIDENT, ...change })) })

describe('Webex’s status page', () => {
  it('reports no problems where every part of it says so', () => {
    expect(read(PAGE)).toEqual({ status: 'calm' })
    expect(read({ ...PAGE, status: undefined })).toEqual({ status: 'calm' })
    expect(read({ incidents: [], status: { indicator: 'none' } })).toEqual({ status: 'calm' })
  })

  it('names the group of what is concerned, and since when', () => {
    expect(incident({})).toEqual({ status: 'incident', part: 'Meetings', since: SINCE })
    const byId = incident({ components: [SHARE.id] })
    expect(byId).toMatchObject({ part: 'Meetings', since: SINCE })
  })

  it('names what its title begins with, where it tells of no parts', () => {
    const name = 'Webex Control Hub: Administrators are unable to export Users in Webex Control Hub'
    expect(incident({ components: [], name })).toMatchObject({ part: 'Control Hub' })
    expect(incident({ components: null, name: 'Trouble' })).toMatchObject({ part: undefined })
  })

  it('tells of meetings before all else, and of two of a kind the one that began first', () => {
    const calling = { components: [CALLING], created_at: '2026-03-02T05:00:00Z' }
    const later = { created_at: '2026-03-02T09:30:00Z' }
    expect(incident(calling, later, {})).toMatchObject({ part: 'Meetings', since: SINCE })
    expect(incident(calling)).toMatchObject({ status: 'incident', part: 'Calling' })
  })

  it.each([
    { resolved_at: '2026-03-02T09:00:00Z' },
    { status: 'resolved' },
    { status: 'postmortem' },
    { impact: 'none' },
    { incidentType: 'ANNOUNCEMENT' },
    { fedRAMP: true, commercial: false },
  ])('is calm where an incident is over, or is nothing to viewers: %j', (change) => {
    expect(incident(change)).toEqual({ status: 'calm' })
  })

  it.each(['2026-03-02T10:00:01Z', 'soon', '', null, 7, '275760-09-13'])(
    'leaves out a time that cannot be: %j',
    (created_at) => {
      expect(incident({ created_at })).toEqual({ status: 'incident', part: 'Meetings' })
    },
  )

  it('reports a part that does not work, of which no incident tells', () => {
    const components = [{ ...MEETINGS, status: 'major_outage' }, SHARE]
    expect(read({ ...PAGE, components })).toEqual({ status: 'incident', part: 'Meetings' })
    const hidden = [
      { ...MEETINGS, fedRAMP: true, commercial: false, status: 'major_outage' },
      SHARE,
    ]
    expect(read({ ...PAGE, components: hidden })).toEqual({ status: 'calm' })
  })

  it('reports maintenance that has begun, of what Foyer uses', () => {
    const planned = { ...INCIDENT, scheduled_for: '2026-03-02T09:00:00Z', status: 'In Progress' }
    const page = (change: object) =>
      read({ ...PAGE, scheduled_maintenances: [{ ...planned, ...change }] })
    const since = Date.parse('2026-03-02T09:00:00Z')
    expect(page({})).toEqual({ status: 'maintenance', part: 'Meetings', since })
    expect(page({ status: 'scheduled' })).toEqual({ status: 'calm' })
    expect(page({ status: 'completed' })).toEqual({ status: 'calm' })
    expect(page({ components: [CALLING], name: 'Calling: new hardware' })).toEqual({
      status: 'calm',
    })
  })

  it.each([
    ['incident', { status: 'incident', part: 'Meetings', since: SINCE - 765 }],
    ['maintenance', { status: 'maintenance', part: 'Meetings', since: SINCE - 765 }],
    ['planned', { status: 'calm' }],
    ['garbage', undefined],
    [undefined, { status: 'calm' }],
  ])('is read off the sandbox’s page as well (%s)', async (says, expected) => {
    const faults = createFaults()
    if (says) faults.set({ kind: 'status-page', says, since: '2026-03-02T08:52:42Z' })
    const page = await statusPageRoutes(faults, () => NOW).request('/index.json')
    expect(read(await page.text())).toEqual(expected)
  })

  it('goes by the title and by what is broken, where an incident is linked to every part there is', () => {
    const components = [SHARE, { ...CALLING, components: [] }]
    const name = 'Webex Calling: Delays'
    expect(incident({ components, name })).toMatchObject({ part: 'Calling' })
    expect(incident({ components, name: 'Delays' })).toMatchObject({ part: undefined })
    const broken = [SHARE, { ...CALLING, status: 'partial_outage' }]
    expect(incident({ components: broken, name: 'Delays' })).toMatchObject({ part: 'Calling' })
  })

  it.each([
    [{ id: 1, title: 'All is down' }],
    ['All is down'],
    [{ ...INCIDENT, status: 'ongoing' }],
  ])('says nothing where it lists an incident that cannot be understood: %j', (other) => {
    expect(read({ ...PAGE, incidents: [other] })).toBeUndefined()
    expect(read({ ...PAGE, incidents: [other, INCIDENT] })).toMatchObject({ status: 'incident' })
  })

  it('says nothing where it contradicts itself', () => {
    expect(read({ ...PAGE, status: { indicator: 'red' } })).toBeUndefined()
    expect(read({ ...PAGE, components: [], status: { indicator: 'yellow' } })).toBeUndefined()
    expect(read({ ...PAGE, components: [{ name: 'A', status: 'on fire' }] })).toBeUndefined()
  })

  it.each([
    [200, PORTAL],
    [200, ''],
    [200, null],
    [200, []],
    [200, {}],
    [200, { incidents: 'none', status: { indicator: 'green' } }],
    [200, { items: [] }],
    [204, PAGE],
    [404, PAGE],
    [502, PAGE],
  ])('says nothing where it is none (%i %j)', (status, body) => {
    expect(read(body, status)).toBeUndefined()
  })

  it('cuts what would not fit, and shows nothing that turns a line around', () => {
    const name = `Webex ${'Meetings \u202e'.repeat(40)}`
    const answer = incident({ components: [{ name, status: 'major_outage' }] })
    expect(answer).toMatchObject({
      part: expect.stringMatching(/^Meetings Meetings[^\u202e]{5,25}…$/),
    })
  })

  it('never throws, and never reports anything out of garbage', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (body, other) => {
        expect(read(body)).toBeUndefined()
        expect(() =>
          read({ ...PAGE, incidents: [body], components: [other], status: body }),
        ).not.toThrow()
      }),
      { numRuns: 2000 },
    )
  })
})
