// What LG's televisions read about the app
// (https://webostv.developer.lge.com/develop/references/appinfo-json).

import { GROUND } from '../art/picture'
import type { Product } from '../pack/product'

/** `appinfo.json` in the app's folder. */
export function appinfo({ webosId, version, vendor, title, description }: Product) {
  return {
    id: webosId,
    version,
    vendor,
    type: 'web',
    main: 'index.html',
    title,
    appDescription: description.en,
    icon: 'icon80.png',
    largeIcon: 'icon130.png',
    iconColor: GROUND,
    bgColor: GROUND,
    splashBackground: 'splash.png',
    // The page is laid out at this size; without it a set may give 1280x720.
    resolution: '1920x1080',
    // Back belongs to the app: otherwise the television makes history.back() of it.
    disableBackHistoryAPI: true,
    // With true the app would have to bring itself to the front when it is started again.
    handlesRelaunch: false,
    // Otherwise the television does not read the app aloud
    // (https://webostv.developer.lge.com/develop/guides/audio-guidance).
    accessibility: { supportsAudioGuidance: true },
  }
}

/** The `resources/<language>/appinfo.json` files, by path: what differs in a language. */
export function localized({ title, description }: Product): Record<string, object> {
  const { en: _, ...others } = description
  return Object.fromEntries(
    Object.entries(others).map(([language, appDescription]) => [
      `resources/${language}/appinfo.json`,
      { title, appDescription },
    ]),
  )
}
