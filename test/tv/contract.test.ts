// @vitest-environment jsdom
// One contract for every television, tried on stand-ins of the native objects: whole, without any of
// their optional parts, and with parts that throw.

import { afterEach, describe, expect, it, vi } from 'vitest'
import { engineOf } from '../../src/tv/browser'
import { pickTv } from '../../src/tv/pick'

const USER_AGENTS = {
  tizen:
    'Mozilla/5.0 (SMART-TV; LINUX; Tizen 5.5) AppleWebKit/537.36 (KHTML, like Gecko) 69.0.3497.106/5.5 TV Safari/537.36',
  webos5:
    'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/68.0.3440.106 Safari/537.36 WebAppManager',
  webos22:
    'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/87.0.4280.88 Safari/537.36 WebAppManager',
  browser:
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
}

const throws = () => {
  throw new Error('not on this set')
}

interface StandIn {
  window: Window
  /** What the native side was asked for. */
  asked: string[]
  network?: ((state: number) => void) | undefined
}

function standIn(userAgent: string, natives: object = {}): StandIn {
  const asked: string[] = []
  const navigator = { userAgent, language: 'de-DE', onLine: true }
  const overrides: Record<PropertyKey, unknown> = {
    navigator,
    closed: false,
    close: () => asked.push('close'),
    ...natives,
  }
  const page = new Proxy(window, {
    get: (target, key) => {
      if (key in overrides) return overrides[key]
      const value = Reflect.get(target, key)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
  return { window: page, asked }
}

function tizen(part: 'whole' | 'bare' | 'throwing'): StandIn {
  if (part === 'bare') return standIn(USER_AGENTS.tizen, { tizen: {} })
  const on = { asked: [] as string[], network: undefined as ((state: number) => void) | undefined }
  const fails = part === 'throwing'
  const NetworkState = { GATEWAY_CONNECTED: 4, GATEWAY_DISCONNECTED: 5 }
  const tv = standIn(USER_AGENTS.tizen, {
    tizen: {
      application: {
        getCurrentApplication: () => (fails ? throws() : { exit: () => on.asked.push('exit') }),
      },
      tvinputdevice: {
        getSupportedKeys: () =>
          fails
            ? throws()
            : [{ name: 'ChannelUp' }, { name: 'MediaPlayPause' }, { name: 'ColorF0Red' }],
        registerKey: (key: string) => (fails ? throws() : on.asked.push(`register ${key}`)),
      },
    },
    webapis: {
      network: {
        NetworkState,
        isConnectedToGateway: () => (fails ? throws() : false),
        addNetworkStateChangeListener: (callback: (state: number) => void) => {
          if (fails) throws()
          on.network = callback
          return 1
        },
        removeNetworkStateChangeListener: () => {
          if (fails) throws()
          on.network = undefined
        },
      },
      appcommon: {
        AppCommonScreenSaverState: { SCREEN_SAVER_OFF: 'off', SCREEN_SAVER_ON: 'on' },
        setScreenSaver: (state: string) =>
          fails ? throws() : on.asked.push(`screen saver ${state}`),
      },
      tvinfo: {
        TvInfoMenuKey: { VOICE_GUIDE_KEY: 7 },
        TvInfoMenuValue: { ON: 1 },
        getMenuValue: () => (fails ? throws() : 1),
      },
    },
  })
  return {
    window: tv.window,
    get asked() {
      return [...tv.asked, ...on.asked]
    },
    get network() {
      return on.network
    },
  }
}

function webos(part: 'whole' | 'bare' | 'throwing', userAgent = USER_AGENTS.webos22): StandIn {
  const asked: string[] = []
  const whole = {
    locale: 'ar-SA',
    deviceInfo: '{"modelName":"OLED55","platformVersion":"7.2.0"}',
    platformBack: () => asked.push('platformBack'),
  }
  const throwing = { locale: '', deviceInfo: 'not json', platformBack: throws }
  const natives = { whole, bare: {}, throwing }[part]
  const tv = standIn(userAgent, { PalmSystem: natives })
  return {
    window: tv.window,
    get asked() {
      return [...tv.asked, ...asked]
    },
  }
}

const TELEVISIONS: [string, () => StandIn][] = [
  ['a browser', () => standIn(USER_AGENTS.browser)],
  ['Tizen', () => tizen('whole')],
  ['Tizen with nothing but its name', () => tizen('bare')],
  ['Tizen whose calls all throw', () => tizen('throwing')],
  ['webOS', () => webos('whole')],
  ['webOS with nothing but its name', () => webos('bare')],
  ['webOS whose calls all throw', () => webos('throwing')],
]

afterEach(() => vi.restoreAllMocks())

describe.each(TELEVISIONS)('%s', (_, make) => {
  it('has a name, an engine and a language', () => {
    const tv = pickTv(make().window)
    expect(tv.name).toMatch(/^(Browser|Tizen|webOS)/)
    expect(tv.engine).not.toBe('')
    expect(tv.language()).toMatch(/^[a-z]{2}-[A-Z]{2}$/)
  })

  it('registers keys without throwing', () => {
    expect(() => pickTv(make().window).registerKeys()).not.toThrow()
  })

  it('leaves by a native call or by closing the window, and says whether that is possible', () => {
    const it = make()
    expect(pickTv(it.window).exit()).toBe(it.asked.some((call) => call !== 'close'))
    expect(it.asked).toHaveLength(1)
  })

  it('tells when it is hidden and shown, until it is told to stop', () => {
    const seen: boolean[] = []
    const stop = pickTv(make().window).onVisible((visible) => seen.push(visible))
    const hidden = vi.spyOn(document, 'hidden', 'get')
    for (const state of [true, false]) {
      hidden.mockReturnValue(state)
      document.dispatchEvent(new Event('visibilitychange'))
    }
    stop()
    document.dispatchEvent(new Event('visibilitychange'))
    expect(seen).toEqual([false, true])
  })

  it('tells when the network goes and comes, until it is told to stop', () => {
    const it = make()
    const seen: boolean[] = []
    const stop = pickTv(it.window).onNetwork((connected) => seen.push(connected))
    const report = (connected: boolean) => {
      if (it.network) it.network(connected ? 4 : 5)
      else window.dispatchEvent(new Event(connected ? 'online' : 'offline'))
    }
    report(false)
    report(true)
    stop()
    report(false)
    expect(seen).toEqual([false, true])
  })

  it('gives a plain answer for what it may not know', () => {
    const tv = pickTv(make().window)
    expect(typeof tv.connected()).toBe('boolean')
    expect([true, false, undefined]).toContain(tv.voiceGuide())
    expect(['ask', 'leave']).toContain(tv.exitRule)
  })

  it('holds the screen saver back and lets it come without throwing', () => {
    const tv = pickTv(make().window)
    for (const awake of [true, true, false, false]) expect(tv.keepAwake(awake)).toBeUndefined()
  })

  it('tells of a pointer without throwing', () => {
    const stop = pickTv(make().window).onPointer(() => {})
    document.dispatchEvent(new Event('cursorStateChange'))
    stop()
  })
})

describe('Tizen', () => {
  it('registers only the keys that Foyer uses and the set knows', () => {
    const it = tizen('whole')
    pickTv(it.window).registerKeys()
    expect(it.asked).toEqual(['register ChannelUp', 'register MediaPlayPause'])
  })

  it('knows its version, its network and its voice guide', () => {
    const tv = pickTv(tizen('whole').window)
    expect([tv.name, tv.connected(), tv.voiceGuide()]).toEqual(['Tizen 5.5', false, true])
  })

  it('takes no other state of the network for coming or going', () => {
    const it = tizen('whole')
    const seen: boolean[] = []
    pickTv(it.window).onNetwork((connected) => seen.push(connected))
    for (const state of [1, 2, 3, 6, 7, 8]) it.network?.(state)
    expect(seen).toEqual([])
  })

  it('switches the screen saver off to be kept awake, and on again', () => {
    const it = tizen('whole')
    const tv = pickTv(it.window)
    tv.keepAwake(true)
    tv.keepAwake(false)
    expect(it.asked).toEqual(['screen saver off', 'screen saver on'])
  })

  it('asks before it leaves', () => {
    expect(pickTv(tizen('whole').window).exitRule).toBe('ask')
  })
})

describe('a page that a server can lead back to', () => {
  const served = { isSecureContext: true, crypto: { subtle: {} } }

  it('is there in a browser', () => {
    const { page } = pickTv(standIn(USER_AGENTS.browser, served).window)
    expect(page?.address).toBe(`${location.origin}/`)
  })

  it.each([
    ['Tizen', standIn(USER_AGENTS.tizen, { ...served, tizen: {} })],
    ['webOS', standIn(USER_AGENTS.webos22, { ...served, webOSSystem: {} })],
    ['older webOS', standIn(USER_AGENTS.webos5, { ...served, PalmSystem: {} })],
  ])('is not there on %s, even where its app comes from a server', (_, { window }) => {
    expect(pickTv(window).page).toBeUndefined()
  })
})

describe('the language of a television', () => {
  const named = (language: unknown, native: object = {}) =>
    pickTv({
      navigator: { language, userAgent: '' },
      document: { addEventListener() {} },
      ...native,
    } as unknown as Window).language()

  it.each([
    ['en-US@posix', 'en-US'],
    ['en_US.UTF-8', 'en-US'],
    ['C', 'en'],
    ['', 'en'],
    [undefined, 'en'],
    ['deu', 'de'],
  ])('is the nearest that Intl takes where the browser names %j: %s', (language, tag) => {
    expect(named(language)).toBe(tag)
    expect(named(language, { tizen: {} })).toBe(tag)
    expect(named('en-GB', { PalmSystem: { locale: language } })).toBe(language ? tag : 'en-GB')
  })
})

describe('webOS', () => {
  it('asks before it leaves from version 6 on, and shows the launcher at once before that', () => {
    expect(pickTv(webos('whole').window).exitRule).toBe('ask')
    expect(pickTv(webos('whole', USER_AGENTS.webos5).window).exitRule).toBe('leave')
  })

  it('knows its version and its language', () => {
    const tv = pickTv(webos('whole').window)
    expect([tv.name, tv.engine, tv.language()]).toEqual(['webOS 7.2.0', 'Chromium 87', 'ar-SA'])
  })

  it('tells when the cursor comes and goes', () => {
    const seen: boolean[] = []
    const stop = pickTv(webos('whole').window).onPointer((shown) => seen.push(shown))
    for (const visibility of [true, false])
      document.dispatchEvent(new CustomEvent('cursorStateChange', { detail: { visibility } }))
    stop()
    document.dispatchEvent(new CustomEvent('cursorStateChange', { detail: { visibility: true } }))
    expect(seen).toEqual([true, false])
  })
})

describe('an engine', () => {
  it.each([
    [USER_AGENTS.browser, 'Chromium 156'],
    ['Mozilla/5.0 (X11; Linux) Gecko/20100101 Firefox/140.0', 'Firefox 140'],
    ['Mozilla/5.0 (X11; Linux) AppleWebKit/605.1.15 Version/16.0 Safari/605.1.15', 'WebKit 605'],
    ['something else', 'something else'],
  ])('is read off %s', (userAgent, engine) => {
    expect(engineOf(userAgent)).toBe(engine)
  })
})
