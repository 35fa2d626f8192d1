// The request for a code that the page's own script sends before the app has come, where nobody has ever signed in on
// this television. The app gets its answer in place of asking again.

import { LIST_DATABASE } from '../../profiles/databases'
import { apiAddress } from '../../webex/fields/addresses'
import { CALL_MODE, FORM_HEADERS, formEncoded } from '../../webex/http/form'
import { CODE_PATH, codeForm } from '../../webex/sign-in/code-form'

interface EarlyRequest {
  url: string
  body: string
  response: Promise<Response>
}

/** The name of it in the page's window. */
const EARLY = 'foyerEarlyRequest'
type WithEarly = { [EARLY]?: EarlyRequest | undefined }

/** What is read of the settings here, whatever they are; the app checks them. */
export interface EarlySettings {
  clientId?: unknown
  relay?: unknown
  scopes?: unknown
  silentSignIn?: unknown
}

/** What a sign-in in the browser comes back with (RFC 6749 4.1.2): the app looks at that first. */
const ANSWER = /[?&]state=/

/**
 * Asks for a code (RFC 8628 3.1) if the app was never started here and its settings name a relay.
 * @returns what the server answers, whatever it is; undefined if it refuses, or there is nobody or no need to ask.
 *   Rejects where the engine has no storage.
 */
export async function requestCodeEarly(
  page: Window,
  settings: EarlySettings | undefined,
): Promise<unknown> {
  const { clientId, scopes } = settings ?? {}
  const relay = apiAddress(settings?.relay)
  if (typeof clientId !== 'string' || !clientId.trim() || typeof scopes !== 'string' || !relay)
    return undefined
  // Where one comes back without a code, none is asked for.
  if (settings?.silentSignIn === 'on' || ANSWER.test(page.location.search)) return undefined
  const url = relay + CODE_PATH
  const body = formEncoded(codeForm(clientId.trim(), scopes))
  const opening = page.indexedDB.open(LIST_DATABASE)
  return new Promise((resolve) => {
    opening.onupgradeneeded = () => {
      // It is not there, so nobody is signed in; the app makes it.
      opening.transaction?.abort()
      const response = send(page, url, body)
      ;(page as WithEarly)[EARLY] = { url, body, response }
      // A copy: the app reads it, too. And the app says what is wrong with it.
      const answer = response.then((one) => (one.ok ? one.clone().json() : undefined))
      resolve(answer.catch(() => undefined))
    }
    opening.onerror = (event) => {
      event.preventDefault()
      resolve(undefined)
    }
    opening.onsuccess = () => {
      opening.result.close()
      resolve(undefined)
    }
  })
}

function send(page: Window, url: string, body: string): Promise<Response> {
  return page.fetch(url, {
    method: 'POST',
    headers: FORM_HEADERS,
    body,
    redirect: 'error',
    ...CALL_MODE,
  })
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
