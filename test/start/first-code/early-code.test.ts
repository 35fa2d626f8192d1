import { beforeEach, describe, expect, it, vi } from 'vitest'
import { requestCodeEarly, withEarlyAnswer } from '../../../src/start/first-code/early-code'

const SETTINGS = { clientId: ' app ', relay: 'https://relay.example/v1/', scopes: 'a:b  c:d' }
const URL = 'https://relay.example/v1/device/authorize'
const BODY = 'client_id=app&scope=a%3Ab+c%3Ad'

/** A page whose storage is asked once, and whose `fetch` notes what it is asked. */
function aPage() {
  const opening = {
    transaction: { abort: vi.fn() },
    result: { close: vi.fn() },
  } as { onupgradeneeded?(): void; onsuccess?(): void } & Record<string, unknown>
  const fetch = vi.fn((..._of: unknown[]) => Promise.resolve(new Response('{}')))
  const location = { search: '' }
  const page = { fetch, location, indexedDB: { open: () => opening } }
  return { page: page as unknown as Window, fetch, opening }
}

describe('the early request for a code', () => {
  let { page, fetch, opening } = aPage()
  beforeEach(() => {
    ;({ page, fetch, opening } = aPage())
  })

  it('is sent where the app was never started, and leaves no database', () => {
    void requestCodeEarly(page, SETTINGS)
    expect(fetch).not.toHaveBeenCalled()
    opening.onupgradeneeded?.()
    expect(fetch.mock.calls).toEqual([
      [URL, expect.objectContaining({ body: BODY, method: 'POST' })],
    ])
    expect(opening.transaction).toHaveProperty('abort.mock.calls.length', 1)
  })

  it('is not sent where the app was started before', async () => {
    const asked = requestCodeEarly(page, SETTINGS)
    opening.onsuccess?.()
    expect(await asked).toBeUndefined()
    expect(fetch).not.toHaveBeenCalled()
    expect(opening.result).toHaveProperty('close.mock.calls.length', 1)
  })

  it.each([
    ['without settings', undefined],
    ['without a client id', { ...SETTINGS, clientId: ' ' }],
    ['without scopes', { ...SETTINGS, scopes: 7 }],
    ['without a relay', { ...SETTINGS, relay: '' }],
    ['to a relay by plain http', { ...SETTINGS, relay: 'http://relay.example/v1' }],
  ])('is not sent %s', async (_, settings) => {
    expect(await requestCodeEarly(page, settings)).toBeUndefined()
    expect(opening.onupgradeneeded).toBeUndefined()
  })

  it.each([
    ['where the owner wants to come back without a code', { ...SETTINGS, silentSignIn: 'on' }, ''],
    ['where a sign-in in the browser comes back', SETTINGS, '?code=c&state=s'],
  ])('is not sent %s', async (_, settings, search) => {
    page.location.search = search
    expect(await requestCodeEarly(page, settings)).toBeUndefined()
    expect(opening.onupgradeneeded).toBeUndefined()
  })

  it('tells what was answered, and leaves the answer to the app', async () => {
    fetch.mockReturnValueOnce(Promise.resolve(Response.json({ user_code: '123456' })))
    const asked = requestCodeEarly(page, SETTINGS)
    opening.onupgradeneeded?.()
    const answer = await asked
    expect(answer).toEqual({ user_code: '123456' })
    const response = await withEarlyAnswer(page)(URL, { body: BODY })
    expect(await response.json()).toEqual(answer)
  })

  it('tells nothing of a refusal, or of what is no JSON', async () => {
    for (const answer of [Response.json({ errors: [] }, { status: 400 }), new Response('<html>')]) {
      fetch.mockReturnValueOnce(Promise.resolve(answer))
      const asked = requestCodeEarly(page, SETTINGS)
      opening.onupgradeneeded?.()
      expect(await asked).toBeUndefined()
      await (await withEarlyAnswer(page)(URL, { body: BODY })).text()
    }
  })

  it('answers the first that asks the same, and nobody else', async () => {
    void requestCodeEarly(page, SETTINGS)
    opening.onupgradeneeded?.()
    const ask = withEarlyAnswer(page)
    await ask('https://other.example/', { body: BODY })
    await ask(URL, { body: 'client_id=other' })
    expect(fetch).toHaveBeenCalledTimes(3)
    expect(ask(URL, { body: BODY })).toBe(fetch.mock.results[0]?.value)
    expect(fetch).toHaveBeenCalledTimes(3)
    await ask(URL, { body: BODY })
    expect(fetch).toHaveBeenCalledTimes(4)
  })

  it('that fails has failed for the app as well, and for nobody else', async () => {
    fetch.mockReturnValueOnce(Promise.reject(new TypeError('Failed to fetch')))
    const asked = requestCodeEarly(page, SETTINGS)
    opening.onupgradeneeded?.()
    expect(await asked).toBeUndefined()
    await expect(withEarlyAnswer(page)(URL, { body: BODY })).rejects.toThrow('Failed to fetch')
  })
})
