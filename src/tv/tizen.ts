import { browserTv } from './browser'
import { guarded, managed, type Tv } from './tv'

interface TizenWindow extends Window {
  tizen?: {
    application?: { getCurrentApplication(): { exit(): void } }
    tvinputdevice?: {
      registerKey(name: string): void
      getSupportedKeys(): { name: string }[]
    }
  }
  webapis?: {
    network?: {
      addNetworkStateChangeListener(callback: (state: number) => void): number
      removeNetworkStateChangeListener(id: number): void
      isConnectedToGateway(): boolean
      NetworkState: { GATEWAY_CONNECTED: number; GATEWAY_DISCONNECTED: number }
    }
    tvinfo?: {
      getMenuValue(key: unknown): unknown
      TvInfoMenuKey: { VOICE_GUIDE_KEY: unknown }
      TvInfoMenuValue: { ON: unknown }
    }
  }
}

/** Arrows, OK and Back come by themselves; of the others only what Foyer acts on. */
const KEYS = [
  'ChannelUp',
  'ChannelDown',
  'MediaPlayPause',
  'MediaPlay',
  'MediaPause',
  'MediaStop',
  'MediaFastForward',
  'MediaRewind',
]

/**
 * A Samsung television
 * (https://developer.samsung.com/smarttv/develop/guides/user-interaction/remote-control.html).
 * @returns undefined on any other television
 */
export function tizenTv(window: TizenWindow): Tv | undefined {
  const { tizen, webapis } = window
  if (!tizen) return undefined
  const browser = browserTv(window)
  const network = webapis?.network
  return {
    ...browser,
    name: `Tizen ${/Tizen (\d+\.\d+)/.exec(window.navigator.userAgent)?.[1] ?? ''}`.trim(),
    registerKeys() {
      const input = tizen.tvinputdevice
      if (!input) return
      const supported = guarded(() => input.getSupportedKeys().map(({ name }) => name), KEYS)
      // A name that the set does not know throws.
      for (const key of KEYS)
        if (supported.includes(key)) guarded(() => input.registerKey(key), undefined)
    },
    exit() {
      const { application } = tizen
      if (application && managed(() => application.getCurrentApplication().exit())) return true
      return browser.exit()
    },
    onNetwork(callback) {
      if (!network) return browser.onNetwork(callback)
      return (
        guarded(() => {
          // Compared with the enum: the numbers that circulate are often wrong.
          const { GATEWAY_CONNECTED, GATEWAY_DISCONNECTED } = network.NetworkState
          const id = network.addNetworkStateChangeListener((state) => {
            if (state === GATEWAY_CONNECTED) callback(true)
            if (state === GATEWAY_DISCONNECTED) callback(false)
          })
          return () => guarded(() => network.removeNetworkStateChangeListener(id), undefined)
        }, undefined) ?? browser.onNetwork(callback)
      )
    },
    connected: () =>
      network ? guarded(() => network.isConnectedToGateway(), true) : browser.connected(),
    voiceGuide() {
      const info = webapis?.tvinfo
      return (
        info &&
        guarded(() => {
          const { TvInfoMenuKey, TvInfoMenuValue } = info
          return info.getMenuValue(TvInfoMenuKey.VOICE_GUIDE_KEY) === TvInfoMenuValue.ON
        }, undefined)
      )
    },
  }
}
