// Stand-ins for the objects that a television gives an app, as far as Foyer asks for them, with the
// names and numbers of the vendors' pages. LG's `webOS` is a library that an app may bring along and
// no object of the television, so it is not here.
//
// Samsung: https://developer.samsung.com/smarttv/develop/api-references/samsung-product-api-references.html
// LG: https://webostv.developer.lge.com/develop/references/webostvjs-introduction

import type { FrameWindow } from './frame-window'
import { type Model, REGISTRABLE } from './keys'
import { type Likeness, liken, userAgentOf } from './likeness'
import type { FrameNetwork } from './network'

/** What an app can ask of the emulated television. */
export interface Host {
  /** The app ends. */
  exit(): void
  /** The app goes behind the television's launcher, and stays. */
  home(): void
  network: FrameNetwork
  /** Names of the keys that the app asked for. */
  registered: Set<string>
}

const USER_AGENTS: Record<Model, string | undefined> = {
  tizen:
    'Mozilla/5.0 (SMART-TV; LINUX; Tizen 6.5) AppleWebKit/537.36 (KHTML, like Gecko) 85.0.4183.93/6.5 TV Safari/537.36',
  webos:
    'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/79.0.3945.79 Safari/537.36 WebAppManager',
  browser: undefined,
}

/**
 * Gives a page what the chosen television has (its native objects and user agent), before its first script.
 * @param like a certain television of that model, as a bug report describes it; without it, a usual one
 */
export function equip(frame: FrameWindow, model: Model, host: Host, like?: Likeness): void {
  if (like) liken(frame, like)
  if (model === 'tizen') Object.assign(frame, tizenObjects(host))
  if (model === 'webos') Object.assign(frame, webosObjects(frame, host, like?.version))
  if (model !== 'browser') frame.close = host.exit
  const userAgent = like ? userAgentOf(like) : USER_AGENTS[model]
  if (userAgent)
    Object.defineProperty(frame.navigator, 'userAgent', { value: userAgent, configurable: true })
}

/** https://developer.samsung.com/smarttv/develop/api-references/samsung-product-api-references/network-api.html */
const NetworkState = {
  LAN_CABLE_ATTACHED: 1,
  LAN_CABLE_DETACHED: 2,
  LAN_CABLE_STATE_UNKNOWN: 3,
  GATEWAY_CONNECTED: 4,
  GATEWAY_DISCONNECTED: 5,
  WIFI_MODULE_STATE_ATTACHED: 6,
  WIFI_MODULE_STATE_DETACHED: 7,
  WIFI_MODULE_STATE_UNKNOWN: 8,
}

/** https://developer.samsung.com/smarttv/develop/api-references/samsung-product-api-references/appcommon-api.html */
const AppCommonScreenSaverState = { SCREEN_SAVER_OFF: 0, SCREEN_SAVER_ON: 1 }

function tizenObjects({ exit, home, network, registered }: Host) {
  const register = (name: string) => {
    if (!REGISTRABLE.some((key) => key.name === name))
      throw new DOMException(`${name} is not a supported key`, 'InvalidValuesError')
    registered.add(name)
  }
  const stops = new Map<number, () => void>()
  return {
    tizen: {
      application: { getCurrentApplication: () => ({ exit, hide: home }) },
      tvinputdevice: {
        getSupportedKeys: () => REGISTRABLE,
        registerKey: register,
        registerKeyBatch: (names: string[]) => names.forEach(register),
        unregisterKey: (name: string) => registered.delete(name),
      },
    },
    webapis: {
      network: {
        NetworkState,
        isConnectedToGateway: network.isConnected,
        getActiveConnectionType: () => (network.isConnected() ? 3 : 0),
        addNetworkStateChangeListener(callback: (state: number) => void) {
          const { GATEWAY_CONNECTED, GATEWAY_DISCONNECTED } = NetworkState
          const id = stops.size + 1
          stops.set(
            id,
            network.listen((connected) =>
              callback(connected ? GATEWAY_CONNECTED : GATEWAY_DISCONNECTED),
            ),
          )
          return id
        },
        removeNetworkStateChangeListener: (id: number) => stops.get(id)?.(),
      },
      appcommon: {
        AppCommonScreenSaverState,
        setScreenSaver(state: number, done?: (result: string) => void) {
          if (!Object.values(AppCommonScreenSaverState).includes(state))
            throw new DOMException(`${state} is not a state`, 'TypeMismatchError')
          done?.('success')
        },
      },
    },
  }
}

function webosObjects(frame: FrameWindow, { home }: Host, platformVersion = '') {
  const PalmSystem = {
    identifier: 'foyer',
    locale: frame.navigator.language,
    launchParams: '',
    deviceInfo: JSON.stringify({ platformVersion }),
    isKeyboardVisible: false,
    activate() {},
    platformBack: home,
  }
  return { PalmSystem, webOSSystem: PalmSystem }
}
