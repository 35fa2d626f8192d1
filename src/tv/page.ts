// The page as a place to which a server can send a browser back. A package of a television is none: it lies in
// the set, where no server can lead to.

import { guarded, managed, type Page } from './tv'

/**
 * The page of a browser.
 * @returns undefined where nobody can be sent back to it, or nothing can be proven there: opened from a file, in a
 *   frame, without https (WebCrypto is missing then), without storage of the window's own
 */
export function browserPage(window: Window): Page | undefined {
  const { location } = window
  const isServed =
    guarded(() => /^https?:$/.test(location.protocol), false) && window.isSecureContext
  const hasCrypto = guarded(() => window.crypto.subtle !== undefined, false)
  const isOnTop = guarded(() => window.top === window.self, false)
  const storage = guarded(() => window.sessionStorage, undefined)
  if (!isServed || !hasCrypto || !isOnTop || !storage) return undefined
  return {
    // Servers give the page by both names, and a redirect address has to be one.
    address: `${location.origin}${location.pathname.replace(/index\.html$/, '')}`,
    leaveFor: (url) => location.assign(url),
    onShownAgain(callback) {
      const listener = ({ persisted }: PageTransitionEvent) => {
        if (persisted) callback()
      }
      window.addEventListener('pageshow', listener)
      return () => window.removeEventListener('pageshow', listener)
    },
    read: (key) => guarded(() => storage.getItem(key) ?? undefined, undefined),
    write: (key, value) => managed(() => storage.setItem(key, value)),
    remove: (key) => void managed(() => storage.removeItem(key)),
  }
}

/**
 * Takes what a server added to the page's address out of it, before anything else is done: an answer to a
 * sign-in in the query, and the whole fragment. Foyer uses no flow that answers in the fragment (RFC 9700 2.1.2),
 * so what stands there, such as `#access_token`, is read by nobody.
 * @returns the query; '' when there is no answer in it
 */
export function takeAnswer(window: Window): string {
  const { origin, pathname, search, hash } = window.location
  const isAnswer = /[?&](code|error|state)=/.test(search)
  if (!isAnswer && hash === '') return ''
  const clean = `${origin}${pathname}${isAnswer ? '' : search}`
  managed(() => window.history.replaceState(null, '', clean))
  return isAnswer ? search : ''
}
