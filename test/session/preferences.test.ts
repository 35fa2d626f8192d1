import { describe, expect, it, vi } from 'vitest'
import { createPreferences, DEFAULTS } from '../../src/session/preferences'
import { memoryDisk, slowDisk } from '../tv/memory-storage'

const zoneNamed = (name: string) =>
  name.includes('/') ? name.replace('/Kiev', '/Kyiv') : undefined

function preferences(values = new Map<string, unknown>(), defaults = DEFAULTS) {
  const disk = memoryDisk(values)
  return { ...disk, store: createPreferences({ storage: disk.storage, defaults, zoneNamed }) }
}

describe('the preferences', () => {
  it('preferences are the defaults until something is chosen', async () => {
    const { store } = preferences()
    await store.open()
    expect(store.state()).toEqual(DEFAULTS)
  })

  it('a choice is applied at once, listeners are called, and it outlives a restart', async () => {
    const { store, values } = preferences()
    await store.open()
    const changed = vi.fn()
    store.subscribe(changed)
    store.choose({ textSize: 'XL' })
    store.choose({ privacy: true })
    expect(changed).toHaveBeenCalledTimes(2)
    expect(store.state()).toEqual({ ...DEFAULTS, textSize: 'XL', privacy: true })
    const { store: next } = preferences(values)
    await next.open()
    expect(next.state()).toEqual(store.state())
  })

  it('only what was chosen is stored, so that the rest follows settings.js', async () => {
    const { store, values } = preferences()
    store.choose({ textSize: 'L' })
    expect(values.get('preferences')).toEqual({ textSize: 'L' })
    const { store: next } = preferences(values, { ...DEFAULTS, language: 'de' })
    await next.open()
    expect(next.state()).toEqual({ ...DEFAULTS, language: 'de', textSize: 'L' })
  })

  it('a stored time zone gets its name of today', async () => {
    const { store } = preferences(new Map([['preferences', { timeZone: 'Europe/Kiev' }]]))
    await store.open()
    expect(store.state().timeZone).toBe('Europe/Kyiv')
  })

  it.each([
    ['a word for a size', { textSize: 'huge' }],
    ['a size of another type', { textSize: 3 }],
    ['a place that is no zone', { timeZone: 'Nowhere' }],
    ['a zone of another type', { timeZone: 5 }],
    ['minutes nobody offers', { ambientAfter_min: 7 }],
    ['a truth that is a word', { reminders: 'yes' }],
    ['something unknown', { colour: 'red' }],
    ['a name that every object has', { toString: 'S' }],
  ])('a stored choice that cannot be read falls back alone: %s', async (_, stored) => {
    const { store } = preferences(new Map([['preferences', { ...stored, hourCycle: '24' }]]))
    await store.open()
    expect(store.state()).toEqual({ ...DEFAULTS, hourCycle: '24' })
  })

  it.each([
    ['nothing', undefined],
    ['a text', 'XL'],
    ['a list', [1]],
    ['null', null],
  ])('preferences are the defaults where %s was stored', async (_, stored) => {
    const { store } = preferences(new Map([['preferences', stored]]))
    await store.open()
    expect(store.state()).toEqual(DEFAULTS)
  })

  it('a time zone that the engine knows is taken', async () => {
    const { store } = preferences(new Map([['preferences', { timeZone: 'Asia/Tokyo' }]]))
    await store.open()
    expect(store.state().timeZone).toBe('Asia/Tokyo')
  })

  it('a choice made while storage is slow is newer than what storage has', async () => {
    const { storage } = slowDisk(new Map([['preferences', { textSize: 'S', privacy: true }]]))
    const store = createPreferences({ storage, defaults: DEFAULTS, zoneNamed })
    const opened = store.open()
    store.choose({ textSize: 'L' })
    await opened
    expect(store.state()).toEqual({ ...DEFAULTS, textSize: 'L', privacy: true })
  })
})
