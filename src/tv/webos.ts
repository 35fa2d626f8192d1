import { browserTv } from './browser'
import type { Tv } from './tv'

interface WebosWindow {
  PalmSystem?: { platformBack?(): void; locale?: string }
  webOS?: { platformBack?(): void }
}

/**
 * An LG television. Visibility and network arrive as the browser's own events
 * (https://webostv.developer.lge.com/develop/guides/app-lifecycle-management).
 * @returns undefined on any other television
 */
export function webosTv(window: Window): Tv | undefined {
  const { PalmSystem, webOS } = window as WebosWindow
  if (!PalmSystem && !webOS) return undefined
  const browser = browserTv(window)
  return {
    ...browser,
    name: 'webOS',
    exit() {
      const back = webOS?.platformBack ?? PalmSystem?.platformBack
      try {
        back?.call(webOS?.platformBack ? webOS : PalmSystem)
        if (back) return true
      } catch {
        // falls through to what every window has
      }
      return browser.exit()
    },
    language: () => PalmSystem?.locale || browser.language(),
  }
}
