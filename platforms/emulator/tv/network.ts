// The television's network, which can be slow or gone. The page's own files stay within reach: on a
// television they are on its disk.

import type { FrameWindow } from './frame-window'

export type Network = 'online' | 'slow' | 'offline'

export interface FrameNetwork {
  /** `slow` holds each call back for SLOW_MS; `offline` lets it fail. */
  set(network: Network): void
  isConnected(): boolean
  /** Tells of a connection that came (`true`) or went; returns a way to stop. */
  listen(callback: (connected: boolean) => void): () => void
}

const SLOW_MS = 4000

/**
 * Takes over `fetch`, `navigator.onLine` and its events: without a network requests reject with a TypeError, as they do
 * in browsers; on a slow one they wait four seconds.
 * @param behind_ms how far the servers are behind the television, which slept without them; their
 *   `Date` is moved on by it, as if they had waited too
 * @param network at the start
 */
export function bendNetwork(
  frame: FrameWindow,
  behind_ms: () => number,
  network: Network = 'online',
): FrameNetwork {
  const listeners = new Set<(connected: boolean) => void>()
  const underway = new Set<() => void>()
  const isConnected = () => network !== 'offline'
  const fetch = frame.fetch.bind(frame)

  /** Runs a request that fails as soon as the network goes, and at once when it is not there. */
  const cuttable = async <T>(send: () => Promise<T>): Promise<T> => {
    let cut = () => {}
    const gone = new Promise<never>((_, reject) => {
      cut = () => reject(new frame.TypeError('Failed to fetch'))
    })
    if (!isConnected()) cut()
    underway.add(cut)
    try {
      return await Promise.race([gone, isConnected() ? send() : gone])
    } finally {
      underway.delete(cut)
    }
  }

  frame.fetch = async (...request) => {
    if (network === 'slow') await new Promise((resolve) => setTimeout(resolve, SLOW_MS))
    const response = await cuttable(() => fetch(...request))
    const date = response.headers.get('date')
    if (!behind_ms() || !date) return response
    const headers = new Headers(response.headers)
    headers.set('date', new Date(Date.parse(date) + behind_ms()).toUTCString())
    return Object.defineProperty(response, 'headers', { value: headers })
  }
  Object.defineProperty(frame.navigator, 'onLine', { get: isConnected, configurable: true })

  return {
    isConnected,
    set(next) {
      const was = isConnected()
      network = next
      if (was === isConnected()) return
      if (!isConnected()) for (const cut of underway) cut()
      frame.dispatchEvent(new frame.Event(isConnected() ? 'online' : 'offline'))
      for (const callback of listeners) callback(isConnected())
    },
    listen(callback) {
      listeners.add(callback)
      return () => listeners.delete(callback)
    },
  }
}
