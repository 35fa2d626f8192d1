// The page on which a browser is signed in, and the one for a request that leads nowhere. They look like
// the approval pages for a television, and the footer's words are theirs.

import { html } from 'hono/html'
import { ACCOUNTS } from '../../calendar/people'
import type { Request } from '../authorization-server'
import { LOGIN } from '../provider'
import { accountChoice, consent, endPage, type Html, page, SIGNS } from './pages'

/**
 * The page that asks, in a browser, who signs in, and whether Foyer may.
 * @param uid of the request
 */
export function loginPage(uid: string, request: Request): Html {
  const { scopes, redirect_uri, login_hint, accountId } = request
  const hinted = ACCOUNTS.find(({ email }) => email === login_hint)?.id
  return page(
    'Sign in to Foyer',
    html`<form method="post" action="${LOGIN}/${uid}">
        <h1>Sign in to Foyer</h1>
        <p>Foyer asks to show your Webex meetings at ${new URL(redirect_uri).host}.</p>
        ${accountChoice(hinted ?? accountId)}
        ${consent(scopes, { value: 'cancel', text: 'Cancel' })}
      </form>`,
  )
}

/** A request that cannot be answered by a way back (RFC 6749 4.1.2.1). @param reason one sentence */
export const wrongRequestPage = (reason: string) =>
  endPage(SIGNS.cross, 'This sign-in does not work', reason)
