import { languageTag } from '../i18n/language-tag'
import { ownLanguage } from './own-language'
import { browserPage } from './page'
import type { Tv } from './tv'
import { wakeLock } from './wake-lock'

/** The television where there is none: a laptop, the emulator, a set-top box that opens an address. */
export function browserTv(window: Window): Tv {
  const { document, navigator } = window
  return {
    name: 'Browser',
    engine: engineOf(navigator.userAgent),
    registerKeys() {},
    exitRule: 'ask',
    exit() {
      // Refused for windows that no script opened; `closed` tells.
      window.close()
      return window.closed
    },
    onVisible(callback) {
      const listener = () => callback(!document.hidden)
      document.addEventListener('visibilitychange', listener)
      // Chrome had only the prefixed name until 62.
      document.addEventListener('webkitvisibilitychange', listener)
      return () => {
        document.removeEventListener('visibilitychange', listener)
        document.removeEventListener('webkitvisibilitychange', listener)
      }
    },
    onNetwork(callback) {
      const on = () => callback(true)
      const off = () => callback(false)
      window.addEventListener('online', on)
      window.addEventListener('offline', off)
      return () => {
        window.removeEventListener('online', on)
        window.removeEventListener('offline', off)
      }
    },
    connected: () => navigator.onLine !== false,
    onPointer: () => () => {},
    keepAwake: wakeLock(window),
    voiceGuide: () => undefined,
    language: () => languageTag(ownLanguage(window)),
    page: browserPage(window),
  }
}

/** "Chromium 69", "WebKit 605", "Firefox 140" out of a user agent; the whole of one that is none of these. */
export function engineOf(userAgent: string): string {
  const [, name, version] = /(Chrome|Firefox)\/(\d+)/.exec(userAgent) ?? []
  if (name) return `${name === 'Chrome' ? 'Chromium' : name} ${version}`
  const [, webkit] = /AppleWebKit\/(\d+)/.exec(userAgent) ?? []
  return webkit ? `WebKit ${webkit}` : userAgent
}

/**
 * Chromium's major version out of a user agent, such as 69; undefined in another engine, and on Samsung's sets before
 * 2020.
 */
export function chromiumVersion(userAgent: string): number | undefined {
  const [, version] = /Chrome\/(\d+)/.exec(userAgent) ?? []
  return version ? Number(version) : undefined
}
