// The Screen Wake Lock API (https://www.w3.org/TR/screen-wake-lock/): Chromium from 84 on, WebKit from
// 16.4, Firefox from 126, and only where the page is secure.

/** As far as it is used here. */
interface Lock {
  release(): Promise<void>
}

interface LockingNavigator {
  wakeLock?: { request(type: 'screen'): Promise<Lock> }
}

/**
 * Keeps the screen on, or lets it go dark as ever (https://www.w3.org/TR/screen-wake-lock/); does nothing where the
 * engine cannot. The engine takes the lock away from a page that is hidden, so it is asked for again when the page is
 * seen.
 */
export function wakeLock(window: Window): (awake: boolean) => void {
  const { document } = window
  const locks = (window.navigator as unknown as LockingNavigator).wakeLock
  let isWanted = false
  /** Requests one after the other, so that the last wish wins. */
  let held: Promise<Lock | undefined> = Promise.resolve(undefined)

  function follow() {
    held = held
      .then((lock) => lock?.release())
      .then(() => (isWanted && !document.hidden ? locks?.request('screen') : undefined))
      // Refused, such as by a set that saves power; the video plays on.
      .catch(() => undefined)
  }

  document.addEventListener('visibilitychange', () => {
    if (isWanted && !document.hidden) follow()
  })
  return (awake) => {
    if (!locks || awake === isWanted) return
    isWanted = awake
    follow()
  }
}
