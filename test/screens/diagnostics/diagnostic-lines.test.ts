import { beforeAll, describe, expect, it, vi } from 'vitest'
import {
  diagnosticLines,
  failedRequestLine,
} from '../../../src/screens/diagnostics/diagnostic-lines'

beforeAll(() => vi.stubGlobal('__FOYER_VERSION__', '1.2.3'))

const window = { innerWidth: 1280, innerHeight: 720, devicePixelRatio: 1.5 } as Window

function lines(offset_ms = 0, more: object = {}, unknownZone?: string, newest?: string) {
  const tv = {
    name: 'Tizen 5.5',
    engine: 'Chromium 69',
    exitRule: 'ask' as const,
    exit: () => true,
    connected: () => true,
    voiceGuide: () => undefined,
    onVisible: () => () => {},
    keepAwake() {},
    onNetwork: () => () => {},
    ...more,
  }
  const clock = {
    offset: () => offset_ms,
    now: () => 0,
    wait: async () => {},
    syncFromDateHeader() {},
  }
  return Object.fromEntries(
    diagnosticLines(
      {
        tv,
        clock,
        isPersistent: () => false,
        zone: 'Europe/Berlin',
        unknownZone,
        newestVersion: () => newest,
      },
      window,
    ),
  )
}

describe('the diagnostics', () => {
  it('tell what this television is', () => {
    expect(lines()).toEqual({
      Foyer: '1.2.3',
      Television: 'Tizen 5.5',
      Engine: 'Chromium 69',
      Screen: '1280 × 720 × 1.5',
      Storage: 'not working',
      Network: 'connected',
      Clock: 'matches Webex',
      'Time zone': 'Europe/Berlin, rules of this TV',
      'Voice guide': 'unknown',
    })
    expect(lines(0, { voiceGuide: () => true, connected: () => false })).toMatchObject({
      Network: 'not connected',
      'Voice guide': 'on',
    })
  })

  it('say that there is a newer version', () => {
    expect(lines(0, {}, undefined, '1.3.0').Foyer).toBe('1.2.3 · Version 1.3.0 is available')
  })

  it('name a zone that nobody knows, and the one that is used instead', () => {
    expect(lines(0, {}, 'Mars/Olympus')['Time zone']).toBe(
      'Mars/Olympus → Europe/Berlin, rules of this TV',
    )
  })

  it.each([
    [5000, '5 s behind Webex'],
    [-3_725_000, '1 h 2 min ahead of Webex'],
    [20 * 365 * 86_400_000, '7300 d behind Webex'],
  ])('say how wrong the clock is: %d ms', (offset_ms, text) => {
    expect(lines(offset_ms).Clock).toBe(text)
  })

  it('have a line a failure', () => {
    const failed = { at: Date.UTC(2026, 2, 2, 9, 30, 12), path: '/v1/meetings', what: '503' }
    expect(failedRequestLine(failed)).toBe('09:30:12  503  /v1/meetings')
  })
})
