import { expect, test } from 'vitest'
import { keepSeen, readSeen, type Seen } from '../../../src/meetings/agenda/kept'
import { meeting } from '../calendar'
import { memoryKeep } from '../memory-keep'

const seen: Seen = {
  meetings: [
    meeting('Stand-up', '2026-03-02T10:00:00Z', '2026-03-02T10:30:00Z', { host: 'Ada' }),
    meeting('Open', '2026-03-02T11:00:00Z', undefined, {
      isModified: true,
      recurring: true,
      dialIn: [{ label: 'Germany Toll', number: '+49-619-6781-0000', tollFree: false }],
      accessCode: '123',
    }),
  ],
  unreadable: 1,
  seenAt: 1_772_442_000_000,
  from: '2026-03-01',
  through: '2026-03-09',
}

test('what was kept comes back as it was, with the time it was seen', async () => {
  const keep = memoryKeep()
  await keepSeen(keep, seen, 'UTC')
  expect(await readSeen(keep)).toEqual(seen)
})

test('nothing kept is nothing', async () => {
  expect(await readSeen(memoryKeep())).toBeUndefined()
})

test.each([
  ['text', 'corrupt'],
  ['of another version', { version: 1, ...seen }],
  ['without a time', { version: 2, ...seen, seenAt: undefined }],
  ['with half a meeting', { version: 2, ...seen, meetings: [{ id: 'a', title: 'A' }] }],
  ['without its days', { version: 2, ...seen, through: 'later' }],
  ['with a start as text', { version: 2, ...seen, meetings: [{ ...seen.meetings[0], start: '' }] }],
])('what is %s is dropped', async (_, value) => {
  expect(await readSeen(memoryKeep({ agenda: value }))).toBeUndefined()
})

test('a calendar that is too full is kept by whole days, from the first one on', async () => {
  const keep = memoryKeep()
  const start = Date.parse('2026-03-01T00:00:00Z')
  const meetings = Array.from({ length: 900 }, (_, n) =>
    meeting('x', start + Math.floor(n / 100) * 86_400_000 + n * 60_000, undefined, { id: `m${n}` }),
  )
  await keepSeen(keep, { ...seen, meetings }, 'UTC')
  const kept = await readSeen(keep)
  expect(kept?.meetings).toHaveLength(600)
  expect(kept).toMatchObject({ from: '2026-03-01', through: '2026-03-06' })

  await keepSeen(keep, { ...seen, meetings: meetings.slice(50) }, 'UTC')
  expect((await readSeen(keep))?.meetings).toHaveLength(550)
})
