import { expect, test } from 'vitest'
import { listEnded } from '../../../src/webex/meetings/instances'
import { API, clientOf, fakeWebex } from '../fake-webex'

const WINDOW = { from: Date.parse('2026-03-01T00:00:00Z'), to: Date.parse('2026-03-02T00:00:00Z') }

test('those that ended are asked for, and no more of them is needed than an id', async () => {
  const items = [
    { id: 'a', scheduledMeetingId: 's_1', hasSummary: 'yes', hostKey: '1' },
    { start: 'x' },
  ]
  const { http, sent } = fakeWebex(() => ({ items }))
  expect(await listEnded(clientOf(http), { ...WINDOW, seriesId: 's' })).toEqual({
    ok: true,
    value: { items: [{ id: 'a', scheduledMeetingId: 's_1' }], unreadable: 1, next: undefined },
  })
  await listEnded(clientOf(http), { ...WINDOW, recorded: true })
  const ended =
    'meetingType=meeting&state=ended&from=2026-03-01T00%3A00%3A00Z&to=2026-03-02T00%3A00%3A00Z&max=100'
  expect(sent.map(({ url }) => url.href)).toEqual([
    `${API}/meetings?${ended}&meetingSeriesId=s`,
    `${API}/meetings?${ended}&hasRecording=true`,
  ])
})
