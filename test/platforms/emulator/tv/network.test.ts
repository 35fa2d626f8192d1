// @vitest-environment jsdom

import { describe, expect, it, vi } from 'vitest'
import { bendNetwork, type Network } from '../../../../platforms/emulator/tv/network'
import { emptyFrame } from './frame'

function frameOnline(
  fetch: () => Promise<Response>,
  options: { behind_ms?: number; as?: Network } = {},
) {
  const frame = emptyFrame()
  const sent = vi.fn(fetch)
  frame.fetch = sent
  return { frame, sent, network: bendNetwork(frame, () => options.behind_ms ?? 0, options.as) }
}

const answer = () =>
  Promise.resolve(new Response('{}', { headers: { Date: 'Mon, 02 Mar 2026 09:00:00 GMT' } }))

describe('without a network', () => {
  it('a request fails as in a browser, and is not sent', async () => {
    const { frame, sent } = frameOnline(answer, { as: 'offline' })
    await expect(frame.fetch('/')).rejects.toThrow(new frame.TypeError('Failed to fetch'))
    expect(sent).not.toHaveBeenCalled()
    expect(frame.navigator.onLine).toBe(false)
  })

  it('a request that is underway when it goes fails too', async () => {
    const { frame, network } = frameOnline(() => new Promise(() => {}))
    const request = frame.fetch('/')
    network.set('offline')
    await expect(request).rejects.toThrow('Failed to fetch')
  })

  it('the page and the native listeners are told when it goes and comes, once', () => {
    const { frame, network } = frameOnline(answer)
    const heard: unknown[] = []
    for (const type of ['online', 'offline'])
      frame.addEventListener(type, () => heard.push(`${type} ${frame.navigator.onLine}`))
    const stop = network.listen((connected) => heard.push(connected))
    network.set('offline')
    network.set('offline')
    network.set('slow')
    network.set('online')
    expect(heard).toEqual(['offline false', false, 'online true', true])
    stop()
    network.set('offline')
    expect(heard.at(-1)).toBe('offline false')
  })
})

describe('with a network', () => {
  it('an answer is handed on as it is', async () => {
    const { frame } = frameOnline(answer)
    const response = await frame.fetch('/')
    expect(response.headers.get('Date')).toBe('Mon, 02 Mar 2026 09:00:00 GMT')
    expect(await response.text()).toBe('{}')
  })

  it('after a sleep that the servers have not shared, their date says that they have', async () => {
    const { frame } = frameOnline(answer, { behind_ms: 600_000 })
    const response = await frame.fetch('/')
    expect(response.headers.get('Date')).toBe('Mon, 02 Mar 2026 09:10:00 GMT')
    expect(await response.text()).toBe('{}')
  })

  it('a slow one takes its time', async () => {
    vi.useFakeTimers()
    const { frame, sent } = frameOnline(answer, { as: 'slow' })
    const request = frame.fetch('/')
    await vi.advanceTimersByTimeAsync(3900)
    expect(sent).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(200)
    expect((await request).status).toBe(200)
    vi.useRealTimers()
  })
})
