import type { Tv } from './tv'

/** Any browser: a laptop, the emulator, a set-top box that opens an address. */
export function browserTv(window: Window): Tv {
  const { document, navigator } = window
  return {
    name: 'Browser',
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
    language: () => navigator.language || 'en',
  }
}
