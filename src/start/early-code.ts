// The request for a code that the page's own script sends before the app has come, where nobody has ever signed in on
// this television. The app gets its answer in place of asking again.

import { apiAddress } from '../webex/addresses'
import { formEncoded } from '../webex/form'
import { scopesIn } from '../webex/scopes'

interface EarlyRequest {
  url: string
  body: string
  response: Promise<Response>
}

/** The name of it in the page's window. */
const EARLY = 'foyerEarlyRequest'
type WithEarly = { [EARLY]?: EarlyRequest | undefined }

/** The database that the app makes at its first start (src/profiles/runner.ts). */
const FIRST_DATABASE = 'foyer-household'

/** What the page's script reads of the settings, whatever they are. */
interface GivenSettings {
  clientId?: unknown
  relay?: unknown
  scopes?: unknown
}

/**
 * Asks for a code (RFC 8628 3.1) if the app was never started here and its settings name a relay. Throws where the
 * engine has no storage.
 * @param done called when the request is sent, or there is no need for one
 * @returns false where it cannot be sent, and `done` is not called
 */
export function requestCodeEarly(
  page: Window,
  settings: GivenSettings | undefined,
  done: () => void,
): boolean {
  const { clientId, scopes } = settings ?? {}
  const relay = apiAddress(settings?.relay)
  if (typeof clientId !== 'string' || !clientId.trim() || typeof scopes !== 'string' || !relay)
    return false
  const url = `${relay}/device/authorize`
  const body = formEncoded({ client_id: clientId.trim(), scope: scopesIn(scopes).join(' ') })
  const opening = page.indexedDB.open(FIRST_DATABASE)
  opening.onupgradeneeded = () => {
    // It is not there, so nobody is signed in; the app makes it.
    opening.transaction?.abort()
    ;(page as WithEarly)[EARLY] = { url, body, response: send(page, url, body) }
    done()
  }
  opening.onerror = (event) => {
    event.preventDefault()
    done()
  }
  opening.onsuccess = () => {
    opening.result.close()
    done()
  }
  return true
}

function send(page: Window, url: string, body: string): Promise<Response> {
  const response = page.fetch(url, {
    method: 'POST',
    headers: {
      Accept: 'application/json',
      'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8',
    },
    body,
    redirect: 'error',
    credentials: 'omit',
    cache: 'no-store',
  })
  // Where the app does not ask for it, nobody hears that it failed.
  response.catch(() => {})
  return response
}

/** The page's `fetch`, which gives the answer to the early request to the first that asks the same. */
export function withEarlyAnswer(page: Window): typeof fetch {
  return (input, init) => {
    const early = (page as WithEarly)[EARLY]
    if (!early || input !== early.url || init?.body !== early.body) return page.fetch(input, init)
    ;(page as WithEarly)[EARLY] = undefined
    return early.response
  }
}
