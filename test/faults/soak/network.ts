// The network of a page, over the DevTools protocol: what is under way, and the cable that can be pulled out.

import { setTimeout as wait } from 'node:timers/promises'
import type { ChromiumDriver } from '../../engines/drivers/chromium'

/** As long as this nothing is asked for: one answer may lead to the next request. */
const QUIET_MS = 100
const LOOK_EVERY_MS = 20
const PATIENCE_MS = 30_000
/** A video that pauses is never all there, and not every engine says how a preflight ended. */
const ENDLESS = ['Media', 'Preflight']

interface Event {
  requestId: string
  type?: string
  request?: { url: string }
}

export interface Network {
  /** Waits until nothing is under way any more. @throws Error that names what never ended */
  settled(): Promise<void>
  /** Pulls the cable out, or puts it in again; the page hears of it as from a television. */
  connect(connected: boolean): Promise<void>
}

/** Watches the network of the driver's page, from now on. */
export async function watchNetwork(driver: ChromiumDriver): Promise<Network> {
  const underWay = new Map<string, string>()
  let changed_ms = performance.now()
  const end = (params: unknown) => {
    underWay.delete((params as Event).requestId)
    changed_ms = performance.now()
  }
  driver.on('Network.requestWillBeSent', (params) => {
    const { requestId, type = '', request } = params as Event
    if (!ENDLESS.includes(type)) underWay.set(requestId, request?.url ?? '')
    changed_ms = performance.now()
  })
  driver.on('Network.loadingFinished', end)
  driver.on('Network.loadingFailed', end)
  // The browser is to remember no bodies, which would count as the app's.
  await driver.send('Network.enable', { maxTotalBufferSize: 0, maxResourceBufferSize: 0 })

  return {
    async settled() {
      // What has just been done may lead to a request in a moment.
      changed_ms = performance.now()
      const late_ms = changed_ms + PATIENCE_MS
      while (underWay.size > 0 || performance.now() - changed_ms < QUIET_MS) {
        if (performance.now() > late_ms)
          throw new Error(
            `never ended: ${[...underWay.values()].join(', ') || 'one call on another'}`,
          )
        await wait(LOOK_EVERY_MS)
      }
    },
    async connect(connected) {
      const untouched = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 }
      await driver.send('Network.emulateNetworkConditions', { offline: !connected, ...untouched })
    },
  }
}
