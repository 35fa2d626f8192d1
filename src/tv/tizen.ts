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
    appcommon?: {
      AppCommonScreenSaverState: { SCREEN_SAVER_ON: unknown; SCREEN_SAVER_OFF: unknown }
      setScreenSaver(state: unknown, done?: () => void, failed?: () => void): void
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
    page: undefined,
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
    // https://developer.samsung.com/smarttv/develop/api-references/samsung-product-api-references/appcommon-api.html
    // wants no privilege. Some firmware throws when it is called without the two functions.
    keepAwake(awake) {
      const common = webapis?.appcommon
      if (!common) return browser.keepAwake(awake)
      guarded(() => {
        const { SCREEN_SAVER_ON, SCREEN_SAVER_OFF } = common.AppCommonScreenSaverState
        const nothing = () => {}
        common.setScreenSaver(awake ? SCREEN_SAVER_OFF : SCREEN_SAVER_ON, nothing, nothing)
      }, undefined)
    },
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
