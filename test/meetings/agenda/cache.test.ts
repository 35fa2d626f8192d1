import { describe, expect, test } from 'vitest'
import { loadCache, type Snapshot, saveCache } from '../../../src/meetings/agenda/cache'
import { memoryStorage } from '../../tv/memory-storage'
import { meeting } from '../calendar'

const seen: Snapshot = {
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
  fetchedAt: 1_772_442_000_000,
  from: '2026-03-01',
  through: '2026-03-09',
}

/** The same on the disk, where the time has had another name since the first release. */
const { fetchedAt: seenAt, ...rest } = seen
const stored = { version: 2, ...rest, seenAt }

test('a stored agenda comes back as it was, with the time it was fetched', async () => {
  const storage = memoryStorage()
  await saveCache(storage, seen, 'UTC')
  expect(await loadCache(storage)).toEqual(seen)
  expect(await storage.get('agenda')).toEqual(stored)
})

test('without a stored agenda there is none', async () => {
  expect(await loadCache(memoryStorage())).toBeUndefined()
})

test.each([
  ['text', 'corrupt'],
  ['of another version', { ...stored, version: 1 }],
  ['without a time', { ...stored, seenAt: undefined }],
  ['with half a meeting', { ...stored, meetings: [{ id: 'a', title: 'A' }] }],
  ['without its days', { ...stored, through: 'later' }],
  ['with a start as text', { ...stored, meetings: [{ ...seen.meetings[0], start: '' }] }],
])('a stored agenda that is %s is dropped', async (_, value) => {
  expect(await loadCache(memoryStorage({ agenda: value }))).toBeUndefined()
})

test('a calendar that is too full is stored by whole days, from the first one on', async () => {
  const storage = memoryStorage()
  const start = Date.parse('2026-03-01T00:00:00Z')
  const meetings = Array.from({ length: 900 }, (_, n) =>
    meeting('x', start + Math.floor(n / 100) * 86_400_000 + n * 60_000, undefined, { id: `m${n}` }),
  )
  await saveCache(storage, { ...seen, meetings }, 'UTC')
  const loaded = await loadCache(storage)
  expect(loaded?.meetings).toHaveLength(600)
  expect(loaded).toMatchObject({ from: '2026-03-01', through: '2026-03-06' })

  await saveCache(storage, { ...seen, meetings: meetings.slice(50) }, 'UTC')
  expect((await loadCache(storage))?.meetings).toHaveLength(550)
})

describe('a stored agenda with spoilt parts', () => {
  const [first, second] = seen.meetings
  const read = (spoilt: object, more: object = {}) =>
    loadCache(
      memoryStorage({
        agenda: { ...stored, ...more, meetings: [{ ...first, ...spoilt }, second] },
      }),
    )

  test.each([
    ['a start that no day has', { start: 1e300 }],
    ['a start before 1970', { start: -9e15 }],
    ['a start beyond all calendars', { start: 8.64e15 }],
    ['no number for a start', { start: Number.NaN }],
    ['a start without an end', { start: Number.POSITIVE_INFINITY }],
    ['a list for an id', { id: [] }],
    ['an id without an end', { id: 'x'.repeat(10_000_000) }],
  ])('a stored meeting with %s is left out, and counted; the other stays', async (_, spoilt) => {
    const found = await read(spoilt)
    expect(found?.meetings).toEqual([second])
    expect(found?.unreadable).toBe(2)
  })

  test.each([
    ['an end that no day has', { end: 1e300 }, { end: undefined }],
    ['an end before its start', { end: 7 }, { end: undefined }],
    ['a host that is a tree', { host: { a: { b: [] } } }, { host: undefined }],
    [
      'a title of ten megabytes',
      { title: 'x'.repeat(10_000_000) },
      { title: `${'x'.repeat(255)}…` },
    ],
    ['a link that is a script', { webLink: 'javascript:alert(1)' }, { webLink: undefined }],
    ['a flag that is text', { hostDidJoin: 'yes' }, { hostDidJoin: false }],
    ['telephone numbers that are none', { dialIn: [7] }, { dialIn: undefined }],
  ])('a stored meeting with %s is shown without it', async (_, spoilt, right) => {
    expect((await read(spoilt))?.meetings).toEqual([{ ...first, ...right }, second])
  })

  test.each([
    ['a time that no clock shows', { seenAt: 1e300 }],
    ['days that do not exist', { from: '2026-02-31' }],
    ['days in the wrong order', { from: '2026-03-09', through: '2026-03-01' }],
    ['all the days there ever were', { from: '0001-01-01', through: '9999-12-31' }],
    ['a day beyond all calendars', { from: '9999-12-31', through: '9999-12-31' }],
  ])('%s makes a stored agenda unusable', async (_, more) => {
    expect(await read({}, more)).toBeUndefined()
  })

  test('an absurd count of a stored agenda is dropped, and a meeting stored twice is there once', async () => {
    const found = await read({ id: second?.id }, { unreadable: 1e300 })
    expect(found).toMatchObject({ unreadable: 0, meetings: [{ id: second?.id }] })
  })
})
