// @vitest-environment jsdom

import { afterEach, describe, expect, it, vi } from 'vitest'
import { wakeLock } from '../../src/tv/wake-lock'
import { settle } from '../hand-clock'

afterEach(() => vi.restoreAllMocks())

/** A browser whose locks are counted. */
function browser(request?: () => Promise<{ release(): Promise<void> }>) {
  const asked: string[] = []
  const lock = async () => {
    asked.push('request')
    return { release: async () => void asked.push('release') }
  }
  const navigator = { wakeLock: { request: request ?? lock } }
  const keepAwake = wakeLock({ document, navigator } as unknown as Window)
  return { asked, keepAwake }
}

function seen(hidden: boolean) {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden)
  document.dispatchEvent(new Event('visibilitychange'))
  return settle()
}

describe('the wake lock of a browser', () => {
  it('is asked for once and given back', async () => {
    const { asked, keepAwake } = browser()
    for (const awake of [true, true, false, false]) {
      keepAwake(awake)
      await settle()
    }
    expect(asked).toEqual(['request', 'release'])
  })

  it('is given back also when it came later than it was no longer wanted', async () => {
    const { asked, keepAwake } = browser()
    keepAwake(true)
    keepAwake(false)
    await settle()
    expect(asked.filter((word) => word === 'request')).toHaveLength(
      asked.filter((word) => word === 'release').length,
    )
  })

  it('is asked for again when the page is seen again, and not for a page that is hidden', async () => {
    const { asked, keepAwake } = browser()
    keepAwake(true)
    await settle()
    await seen(true)
    expect(asked).toEqual(['request'])
    await seen(false)
    expect(asked).toEqual(['request', 'release', 'request'])
    keepAwake(false)
    await seen(true)
    await seen(false)
    expect(asked).toEqual(['request', 'release', 'request', 'release'])
  })

  it('is asked for again after a refusal', async () => {
    let refusals = 1
    const released = vi.fn(async () => {})
    const request = vi.fn(async () => {
      if (refusals-- > 0) throw new DOMException('not now', 'NotAllowedError')
      return { release: released }
    })
    const { keepAwake } = browser(request)
    for (const awake of [true, false, true, false]) {
      keepAwake(awake)
      await settle()
    }
    expect([request.mock.calls.length, released.mock.calls.length]).toEqual([2, 1])
  })

  it('is nothing where the engine has none', () => {
    const keepAwake = wakeLock({ document, navigator: {} } as unknown as Window)
    expect(() => keepAwake(true)).not.toThrow()
  })
})
