import { browserTv } from './browser'
import type { Tv } from './tv'

interface TizenWindow {
  tizen?: { application?: { getCurrentApplication(): { exit(): void } } }
  webapis?: {
    network?: {
      addNetworkStateChangeListener(callback: (state: number) => void): number
      removeNetworkStateChangeListener(id: number): void
      NetworkState: { GATEWAY_CONNECTED: number; GATEWAY_DISCONNECTED: number }
    }
  }
}

/**
 * A Samsung television. Arrows, OK and Back come without being registered
 * (https://developer.samsung.com/smarttv/develop/guides/user-interaction/remote-control.html).
 * @returns undefined on any other television
 */
export function tizenTv(window: Window): Tv | undefined {
  const { tizen, webapis } = window as TizenWindow
  if (!tizen) return undefined
  const browser = browserTv(window)
  return {
    ...browser,
    name: 'Tizen',
    exit() {
      try {
        tizen.application?.getCurrentApplication().exit()
        return tizen.application !== undefined
      } catch {
        return browser.exit()
      }
    },
    onNetwork(callback) {
      const network = webapis?.network
      if (!network) return browser.onNetwork(callback)
      try {
        // Compared with the enum: the numbers that circulate are often wrong.
        const { GATEWAY_CONNECTED, GATEWAY_DISCONNECTED } = network.NetworkState
        const id = network.addNetworkStateChangeListener((state) => {
          if (state === GATEWAY_CONNECTED) callback(true)
          if (state === GATEWAY_DISCONNECTED) callback(false)
        })
        return () => network.removeNetworkStateChangeListener(id)
      } catch {
        return browser.onNetwork(callback)
      }
    },
  }
}
