// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest'
import { browserPage, takeAnswer } from '../../src/tv/page'

/** A window of that address; jsdom's own cannot be led anywhere. */
function windowAt(address: string, more: object = {}) {
  const url = new URL(address)
  const values = new Map<string, string>()
  const location = {
    protocol: url.protocol,
    origin: url.origin,
    pathname: url.pathname,
    search: url.search,
    hash: url.hash,
    assign: vi.fn(),
  }
  const history = {
    replaceState: vi.fn((_state: unknown, _title: string, to: string) => {
      const { search, hash } = new URL(to)
      Object.assign(location, { search, hash })
    }),
  }
  const page: Record<string, unknown> = {
    location,
    history,
    isSecureContext: true,
    crypto: { subtle: {} },
    sessionStorage: {
      getItem: (key: string) => values.get(key) ?? null,
      setItem: (key: string, value: string) => values.set(key, value),
      removeItem: (key: string) => values.delete(key),
    },
    addEventListener: window.addEventListener.bind(window),
    removeEventListener: window.removeEventListener.bind(window),
  }
  page.self = page
  page.top = page
  return { window: Object.assign(page, more) as unknown as Window, location, history }
}

const AT = 'https://tv.x.test/foyer/'

describe('the page of a browser', () => {
  it.each([
    [AT, AT],
    ['https://tv.x.test/foyer/index.html', AT],
    ['https://tv.x.test/foyer/?lang=de#x', AT],
    ['http://localhost:5173/', 'http://localhost:5173/'],
  ])('at %s is registered as %s', (at, address) => {
    expect(browserPage(windowAt(at).window)?.address).toBe(address)
  })

  it.each([
    ['is a file', windowAt('file:///opt/app/index.html')],
    ['has no https', windowAt('http://tv.x.test/', { isSecureContext: false })],
    ['has no WebCrypto', windowAt(AT, { crypto: {} })],
    ['has no crypto at all', windowAt(AT, { crypto: undefined })],
    ['is in a frame', windowAt(AT, { top: {} })],
    ['has no storage of its own', windowAt(AT, { sessionStorage: undefined })],
  ])('is none when it %s', (_, { window }) => {
    expect(browserPage(window)).toBeUndefined()
  })

  it('leads the window away', () => {
    const { window, location } = windowAt(AT)
    browserPage(window)?.leaveFor('https://webex.test/v1/authorize')
    expect(location.assign).toHaveBeenCalledWith('https://webex.test/v1/authorize')
  })

  it('keeps values for this window, and says when it cannot', () => {
    const page = browserPage(windowAt(AT).window)
    expect([page?.write('a', '1'), page?.read('a')]).toEqual([true, '1'])
    page?.remove('a')
    expect(page?.read('a')).toBeUndefined()
    const full = {
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError')
      },
    }
    expect(browserPage(windowAt(AT, { sessionStorage: full }).window)?.write('a', '1')).toBe(false)
  })

  it('tells when it is shown again as it was left, and not when it is new', () => {
    const again = vi.fn()
    const stop = browserPage(windowAt(AT).window)?.onShownAgain(again)
    const show = (persisted: boolean) =>
      window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted }))
    show(false)
    expect(again).not.toHaveBeenCalled()
    show(true)
    expect(again).toHaveBeenCalledTimes(1)
    stop?.()
    show(true)
    expect(again).toHaveBeenCalledTimes(1)
  })
})

describe('an answer in the address', () => {
  it.each([
    ['?code=abc&state=xyz'],
    ['?error=access_denied&state=xyz'],
    ['?state=xyz'],
    ['?lang=de&code=abc'],
  ])('%s is taken out of it', (query) => {
    const { window, location } = windowAt(`${AT}${query}`)
    expect(takeAnswer(window)).toBe(query)
    expect(location.search).toBe('')
  })

  it.each([
    '#access_token=secret&token_type=Bearer&state=xyz',
    '#id_token=secret&state=xyz',
    '#code=secret&state=xyz',
    '#anything',
  ])('is not read from the fragment %s, which is removed', (fragment) => {
    const { window, location } = windowAt(`${AT}${fragment}`)
    expect(takeAnswer(window)).toBe('')
    expect(location.hash).toBe('')
  })

  it('goes with a fragment beside it, of which nothing is read', () => {
    const { window, location } = windowAt(`${AT}?code=abc&state=xyz#access_token=secret`)
    expect(takeAnswer(window)).toBe('?code=abc&state=xyz')
    expect([location.search, location.hash]).toEqual(['', ''])
  })

  it('is none in an address without one, which stays', () => {
    const { window, location, history } = windowAt(`${AT}?lang=de`)
    expect(takeAnswer(window)).toBe('')
    expect(location.search).toBe('?lang=de')
    expect(history.replaceState).not.toHaveBeenCalled()
  })

  it('does no harm where the engine does not let an address be changed', () => {
    const replaceState = () => {
      throw new DOMException('file', 'SecurityError')
    }
    const { window } = windowAt('file:///app/index.html#x', { history: { replaceState } })
    expect(takeAnswer(window)).toBe('')
  })
})
