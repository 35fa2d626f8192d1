import { beforeEach, describe, expect, it } from 'vitest'
import {
  clearPicture,
  loadPicture,
  type Picture,
  type PictureSlot,
  savePicture,
  saveSlot,
  valueAt,
} from '../../../src/start/agenda-picture/picture'
import { aPicture, aSlot, FROM, memoryOfPage } from './pictures'

const HOUR_MS = 3_600_000
const OF_THIS_APP = { build: 1, settings: '{}', region: (_: number) => 'en,0,0' }

let storage: Storage

function stored(picture: Partial<Picture> = {}, slots: Partial<PictureSlot>[] = [{}, {}]) {
  savePicture(storage, aPicture(picture))
  for (const [n, slot] of slots.entries()) saveSlot(storage, n, aSlot({ old: `${n}`, ...slot }))
}

const slotAt = (now: number, of = OF_THIS_APP) => loadPicture(storage, now, of)?.slot.old

describe('the stored picture', () => {
  beforeEach(() => {
    storage = memoryOfPage()
  })

  it('is none where nothing was stored', () => {
    expect(slotAt(FROM)).toBeUndefined()
  })

  it('gives the slot of the hour, from its first millisecond to its last', () => {
    stored({ slots: [FROM, FROM + HOUR_MS, FROM + 2 * HOUR_MS] })
    expect(slotAt(FROM)).toBe('0')
    expect(slotAt(FROM + HOUR_MS - 1)).toBe('0')
    expect(slotAt(FROM + HOUR_MS)).toBe('1')
    expect(slotAt(FROM + 2 * HOUR_MS - 1)).toBe('1')
  })

  it('has nothing to say before it was drawn, where the clock was set back, and after its last slot', () => {
    stored({ slots: [FROM, FROM + HOUR_MS, FROM + 2 * HOUR_MS] })
    expect(slotAt(FROM - 1)).toBeUndefined()
    expect(slotAt(FROM + 2 * HOUR_MS)).toBeUndefined()
  })

  it('is of the time that a server said last, where the television’s own clock is wrong', () => {
    stored({ behind_ms: 3 * HOUR_MS, slots: [FROM, FROM + HOUR_MS, FROM + 2 * HOUR_MS] })
    const found = loadPicture(storage, FROM - 2 * HOUR_MS, OF_THIS_APP)
    expect(found?.slot.old).toBe('1')
    expect(found?.now).toBe(FROM + HOUR_MS)
    expect(slotAt(FROM)).toBeUndefined()
  })

  it('is not that of another language or zone of the television, each as it was then', () => {
    stored()
    const asked: number[] = []
    const region = (at: number) => {
      asked.push(at)
      return 'en,-60,-120'
    }
    expect(slotAt(FROM, { ...OF_THIS_APP, region })).toBeUndefined()
    expect(asked).toEqual([aPicture().mark])
  })

  it('is not that of another build or of other settings', () => {
    stored()
    expect(slotAt(FROM, { ...OF_THIS_APP, build: 2 })).toBeUndefined()
    expect(slotAt(FROM, { ...OF_THIS_APP, settings: '{"clientId":"other"}' })).toBeUndefined()
    expect(slotAt(FROM)).toBe('0')
  })

  it.each([
    ['is no JSON', '{"build":1,'],
    ['is nothing', 'null'],
    ['is a list', '[]'],
    ['lacks a part of the frame', JSON.stringify(aPicture({ frame: ['', ''] as never }))],
    ['has a time that is none', JSON.stringify(aPicture({ fetchedAt: Number.NaN }))],
    ['has an hour that is no text', JSON.stringify(aPicture({ hours: [7] as never }))],
  ])('is none where what is stored %s', (_, text) => {
    stored()
    storage.setItem('foyer-picture', text)
    expect(slotAt(FROM)).toBeUndefined()
  })

  it.each<[string, object]>([
    ['a row without a height', { rows: [{ ...aSlot().rows[0], height: undefined }] }],
    ['a row whose markup is no list', { rows: [{ ...aSlot().rows[0], html: '<p>' }] }],
    ['an end of what is on that is no time', { panels: [[FROM, { home: '', html: '', on: [0] }]] }],
  ])('has no slot with %s', (_, slot) => {
    stored({}, [slot])
    expect(slotAt(FROM)).toBeUndefined()
  })

  it('leaves a slot alone that was drawn for an earlier picture, or is missing', () => {
    stored({ slots: [FROM, FROM + HOUR_MS, FROM + 2 * HOUR_MS, FROM + 3 * HOUR_MS] }, [
      {},
      { mark: 6 },
    ])
    expect(slotAt(FROM)).toBe('0')
    expect(slotAt(FROM + HOUR_MS)).toBeUndefined()
    expect(slotAt(FROM + 2 * HOUR_MS)).toBeUndefined()
  })

  it('is cleared with all of its slots, and nothing else', () => {
    stored()
    storage.setItem('other', 'stays')
    clearPicture(storage)
    expect(Object.keys(storage)).toEqual(['other'])
  })
})

describe('a timeline', () => {
  it('has the value that began last', () => {
    const timeline: [number, string][] = [
      [10, 'a'],
      [20, 'b'],
    ]
    expect([9, 10, 19, 20, 99].map((now) => valueAt(timeline, now))).toEqual([
      undefined,
      'a',
      'a',
      'b',
      'b',
    ])
  })
})
