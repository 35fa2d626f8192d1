// @vitest-environment jsdom

import { describe, expect, it, vi } from 'vitest'
import { MODELS, type Model } from '../../../../platforms/emulator/tv/keys'
import type { Likeness } from '../../../../platforms/emulator/tv/likeness'
import { equip } from '../../../../platforms/emulator/tv/natives'
import { pickTv } from '../../../../src/tv/pick'
import { emptyFrame } from './frame'

function equipped(model: Model, like?: Likeness) {
  const frame = emptyFrame()
  const listeners = new Set<(connected: boolean) => void>()
  const host = {
    exit: vi.fn(),
    home: vi.fn(),
    registered: new Set<string>(),
    network: {
      set() {},
      isConnected: () => true,
      listen(callback: (connected: boolean) => void) {
        listeners.add(callback)
        return () => listeners.delete(callback)
      },
    },
  }
  equip(frame, model, host, like)
  return { frame, host, listeners, tv: pickTv(frame) }
}

describe('a television like that of a report', () => {
  const like = { ...{ width: 1280, height: 720, pixelRatio: 1.5 }, behind_ms: 0, language: 'de-AT' }

  it.each([
    ['tizen', 'Tizen', '5.5', 'Chromium 69'],
    ['tizen', 'Tizen', '4.0', 'WebKit 537'],
    ['webos', 'webOS', '6.0.0', 'Chromium 79'],
    ['browser', 'Browser', '', 'Firefox 140'],
    ['browser', 'Browser', '', 'Chromium 131'],
    ['browser', 'Browser', '', 'WebKit 605'],
  ] as const)('is a %s (%s %s, %s) to the app', (model, name, version, engine) => {
    const { tv, frame } = equipped(model, { ...like, model, version, engine })
    expect([tv.name, tv.engine]).toEqual([`${name} ${version}`.trim(), engine])
    expect(tv.language()).toBe('de-AT')
    expect([frame.navigator.language, frame.devicePixelRatio]).toEqual(['de-AT', 1.5])
  })
})

describe('what the app finds', () => {
  it.each([
    ['tizen', 'Tizen'],
    ['webos', 'webOS'],
    ['browser', 'Browser'],
  ] as const)('on %s it knows itself to be on %s', (model, name) => {
    expect(equipped(model).tv.name).toContain(name)
  })

  it('Leave ends it on a Samsung, and shows the launcher on an LG', () => {
    const samsung = equipped('tizen')
    samsung.tv.exit()
    expect(samsung.host.exit).toHaveBeenCalledOnce()
    const lg = equipped('webos')
    lg.tv.exit()
    expect(lg.host.home).toHaveBeenCalledOnce()
  })

  it("Samsung's network states reach it by their enum", () => {
    const { tv, listeners } = equipped('tizen')
    const heard: boolean[] = []
    const stop = tv.onNetwork((connected) => heard.push(connected))
    for (const listener of listeners) listener(false)
    for (const listener of listeners) listener(true)
    expect(heard).toEqual([false, true])
    stop()
    expect(listeners.size).toBe(0)
  })

  it('a Samsung takes the states of its screen saver and no others', () => {
    const { frame, tv } = equipped('tizen')
    const { appcommon } = (frame as never as { webapis: { appcommon: AppCommon } }).webapis
    const set = vi.spyOn(appcommon, 'setScreenSaver')
    tv.keepAwake(true)
    tv.keepAwake(false)
    expect(set.mock.calls.map(([state]) => state)).toEqual([0, 1])
    expect(set.mock.results.map(({ type }) => type)).toEqual(['return', 'return'])
    expect(() => appcommon.setScreenSaver(2)).toThrow(/not a state/)
  })

  it('a Samsung registers the keys it has, and throws for others', () => {
    const { frame, host } = equipped('tizen')
    const { tvinputdevice } = (frame as never as { tizen: { tvinputdevice: TvInputDevice } }).tizen
    tvinputdevice.registerKeyBatch(['ColorF0Red', '5'])
    expect([...host.registered]).toEqual(['ColorF0Red', '5'])
    expect(() => tvinputdevice.registerKey('ArrowLeft')).toThrow(/not a supported key/)
  })

  it.each(MODELS)('on %s only its own objects are there', (model) => {
    const { frame } = equipped(model)
    expect('tizen' in frame).toBe(model === 'tizen')
    expect('PalmSystem' in frame).toBe(model === 'webos')
  })
})

interface AppCommon {
  setScreenSaver(state: number): void
}

interface TvInputDevice {
  registerKey(name: string): void
  registerKeyBatch(names: string[]): void
}
