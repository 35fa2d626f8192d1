import { expect, test } from 'vitest'
import { keepSeen, readSeen, type Seen } from '../../src/meetings/kept'
import { meeting } from './calendar'
import { memoryKeep } from './memory-keep'

const seen: Seen = {
  meetings: [
    meeting('Stand-up', '2026-03-02T10:00:00Z', '2026-03-02T10:30:00Z', { host: 'Ada' }),
    meeting('Open', '2026-03-02T11:00:00Z', undefined, { isModified: true }),
  ],
  unreadable: 1,
  seenAt: 1_772_442_000_000,
}

test('what was kept comes back as it was, with the time it was seen', async () => {
  const keep = memoryKeep()
  await keepSeen(keep, seen)
  expect(await readSeen(keep)).toEqual(seen)
})

test('nothing kept is nothing', async () => {
  expect(await readSeen(memoryKeep())).toBeUndefined()
})

test.each([
  ['text', 'corrupt'],
  ['of another version', { version: 0, ...seen }],
  ['without a time', { version: 1, ...seen, seenAt: undefined }],
  ['with half a meeting', { version: 1, ...seen, meetings: [{ id: 'a', title: 'A' }] }],
  ['with a start as text', { version: 1, ...seen, meetings: [{ ...seen.meetings[0], start: '' }] }],
])('what is %s is dropped', async (_, value) => {
  expect(await readSeen(memoryKeep({ agenda: value }))).toBeUndefined()
})
