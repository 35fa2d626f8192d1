import { browserTv, chromiumVersion } from './browser'
import { guarded, managed, type Tv } from './tv'

/** What the platform itself gives a packaged app; webOSTV.js, a library, is not needed. */
interface Native {
  platformBack?(): void
  deviceInfo?: string
}

interface WebosWindow extends Window {
  PalmSystem?: Native
  webOSSystem?: Native
}

/**
 * An LG television. Visibility arrives as the browser's own events
 * (https://webostv.developer.lge.com/develop/guides/app-lifecycle-management).
 * @returns undefined on any other television
 */
export function webosTv(window: WebosWindow): Tv | undefined {
  const native = window.webOSSystem ?? window.PalmSystem
  if (!native) return undefined
  const browser = browserTv(window)
  const chromium = chromiumVersion(window.navigator.userAgent)
  return {
    ...browser,
    page: undefined,
    name: `webOS ${versionOf(native)}`.trim(),
    // webOS 6 (Chromium 79) and later ask before leaving, the earlier show the launcher at once
    // (https://webostv.developer.lge.com/develop/guides/back-button).
    exitRule: chromium !== undefined && chromium < 79 ? 'leave' : 'ask',
    exit() {
      const { platformBack } = native
      if (platformBack && managed(() => platformBack.call(native))) return true
      return browser.exit()
    },
    onPointer(callback) {
      const listener = (event: Event) => {
        const { detail } = event as CustomEvent<{ visibility?: boolean } | undefined>
        if (detail) callback(detail.visibility === true)
      }
      window.document.addEventListener('cursorStateChange', listener)
      return () => window.document.removeEventListener('cursorStateChange', listener)
    },
    // LG has no public call for it. Its screen saver comes over a picture that stands still, which a
    // playing video does not.
    keepAwake() {},
  }
}

/** The platform's version where the set tells it; '' otherwise. */
function versionOf({ deviceInfo = '{}' }: Native): string {
  const info = guarded(() => JSON.parse(deviceInfo) as { platformVersion?: unknown } | null, null)
  return typeof info?.platformVersion === 'string' ? info.platformVersion : ''
}
