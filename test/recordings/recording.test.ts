import { describe, expect, test } from 'vitest'
import { afterEvent, unopened } from '../../src/playback/playback'
import {
  isOf,
  isPlayable,
  newestFirst,
  nextAfter,
  type Recording,
  recordingOf,
} from '../../src/recordings/recording'

const START = Date.parse('2026-03-01T09:00:00Z')
const HOUR = 3_600_000

function recording(id: string, start: number, more: Partial<Recording> = {}): Recording {
  return { id, title: id, start, shared: false, meetingIds: [], ...more }
}

describe('a recording of a Webex answer', () => {
  const whole = {
    id: 'r',
    topic: ' Weekly ',
    timeRecorded: '2026-03-01T09:00:00Z',
    createTime: '2026-03-01T12:00:00Z',
    durationSeconds: 3600,
    shareToMe: true,
    hostDisplayName: 'Bo Lund',
    format: 'MP4',
    siteUrl: 'foyer.webex.com',
    playbackUrl: 'https://foyer.webex.com/foyer/ldr.php?RCID=1',
    meetingId: 's_I_1',
    scheduledMeetingId: 's_20260301T090000Z',
    meetingSeriesId: 's',
  }

  test('everything is there', () => {
    expect(recordingOf(whole)).toEqual({
      id: 'r',
      title: 'Weekly',
      start: START,
      length_s: 3600,
      shared: true,
      host: 'Bo Lund',
      unplayable: undefined,
      webLink: 'https://foyer.webex.com/foyer/ldr.php?RCID=1',
      meetingId: 's_I_1',
      meetingIds: ['s_I_1', 's_20260301T090000Z', 's'],
    })
  })

  test('with no more than an id and a time it is one', () => {
    expect(recordingOf({ id: 'r', createTime: '2026-03-01T09:00:00Z' })).toMatchObject({
      title: '',
      start: START,
      shared: false,
      meetingIds: [],
    })
  })

  test('that nothing dates is none', () => {
    expect(recordingOf({ id: 'r' })).toBeUndefined()
    expect(recordingOf({ id: 'r', timeRecorded: 'yesterday' })).toBeUndefined()
  })

  test('a length of nothing is none', () => {
    expect(recordingOf({ ...whole, durationSeconds: 0 })?.length_s).toBeUndefined()
    expect(recordingOf({ ...whole, durationSeconds: -1 })?.length_s).toBeUndefined()
  })

  test.each(['http://foyer.webex.com/x', 'https://evil.test/x', 'javascript:alert(1)'])(
    'a page elsewhere is none: %s',
    (playbackUrl) => {
      expect(recordingOf({ ...whole, playbackUrl })?.webLink).toBeUndefined()
    },
  )
})

describe('whether it can be played is decided once', () => {
  test.each([
    [{ format: 'MP4' }, undefined],
    [{ format: 'UPLOADED' }, undefined],
    [{ format: 'AV9' }, undefined],
    [{}, undefined],
    [{ format: 'ARF' }, 'format'],
    [{ format: 'arf' }, 'format'],
    [{ format: ' Arf ' }, 'format'],
    [{ format: 'MP4', status: 'available' }, undefined],
    [{ format: 'MP4', status: 'Deleted' }, 'gone'],
    [{ format: 'arf', status: 'purged' }, 'gone'],
  ])('%j: %s, for the list and for the player alike', (fields, reason) => {
    const made = recordingOf({ id: 'r', timeRecorded: '2026-03-01T09:00:00Z', ...fields })
    expect(made?.unplayable).toBe(reason)
    expect(made && isPlayable(made)).toBe(reason === undefined)
    const opened = afterEvent(unopened(), {
      type: 'opened',
      unplayable: made?.unplayable,
      position_s: 0,
    })
    expect(opened.reason).toBe(reason)
  })
})

test('the newest comes first, and two of one time stay where they are', () => {
  const list = [recording('b', 1), recording('c', 2), recording('a', 1)]
  expect(list.sort(newestFirst).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
})

describe('of which meeting', () => {
  const meeting = { id: 's_20260301T090000Z', seriesId: 's', start: START }
  const ids = (...meetingIds: string[]) => recording('r', START + 60_000, { meetingIds })

  test.each([
    ['its occurrence', ids('s_I_1', 's_20260301T090000Z', 's'), true],
    ['another occurrence of the same day', ids('s_20260301T150000Z', 's'), false],
    ['the series, at that time', ids('s_I_1', 's'), true],
    ['an instance of the series, at that time', ids('s_I_1'), true],
    ['an instance of a series whose name begins alike', ids('st_I_1'), false],
    ['the series, of the day before', { ...ids('s'), start: START - 24 * HOUR }, false],
    ['another series', ids('t_I_1', 't'), false],
    ['nothing', ids(), false],
  ])('%s', (_, one, expected) => {
    expect(isOf(one, meeting)).toBe(expected)
  })

  test('by the id alone, whenever it was', () => {
    expect(isOf({ ...ids('m'), start: 0 }, { id: 'm', start: START })).toBe(true)
  })
})

describe('what comes after it', () => {
  const list = [
    recording('e', 50, { meetingIds: ['y'] }),
    recording('d', 40, { meetingIds: ['s', 's_I_4'] }),
    recording('c', 30, { meetingIds: ['s', 's_I_3'], unplayable: 'format' }),
    recording('b', 20, { meetingIds: ['x'] }),
    recording('a', 10, { meetingIds: ['s', 's_I_1'] }),
  ]
  const idAfter = (id: string) =>
    nextAfter(list, list.find((one) => one.id === id) as Recording)?.id

  test('is the next newer one of the series that can be played', () => {
    expect(idAfter('a')).toBe('d')
  })

  test('else the next in the list that can be played', () => {
    expect(idAfter('e')).toBe('d')
    expect(idAfter('d')).toBe('b')
    expect(idAfter('b')).toBe('a')
  })

  test('and nothing at the end', () => {
    expect(nextAfter([recording('a', 1)], recording('a', 1))).toBeUndefined()
    expect(nextAfter(list.slice(2, 3), list[2] as Recording)).toBeUndefined()
  })
})
