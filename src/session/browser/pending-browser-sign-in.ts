// A sign-in on this device that is under way: the page is at Webex, and comes back to what is kept here. It is kept
// for this window alone, so that two windows do not take each other's answers, and taken out once, when the page
// is back, so that no answer counts twice.

import * as v from 'valibot'
import type { Page } from '../../tv/tv'
import {
  type AuthorizationResponse,
  parseAuthorizationResponse,
} from '../../webex/openid/authorization-code'
import { OpenIdProvider } from '../../webex/openid/discovery'

const KEY = 'foyer-sign-in'
/** Set while the page is loaded anew to go on with a sign-in. */
const AGAIN = 'foyer-sign-in-again'
/** Set once this window has tried to sign somebody in silently. */
const NOT_SILENT = 'foyer-not-silent'

const Text = v.pipe(v.string(), v.nonEmpty(), v.maxLength(2048))

const Pending = v.object({
  /** The id of the profile that is to sign in. */
  profile: v.pipe(v.number(), v.integer()),
  prompt: v.optional(v.picklist(['none', 'select_account'])),
  request: v.object({
    provider: OpenIdProvider,
    state: Text,
    nonce: v.optional(Text),
    code_verifier: Text,
    redirect_uri: Text,
  }),
})

export type Pending = v.InferOutput<typeof Pending>

/** What a start of the app has to do with signing in on this device. */
export type BrowserSignInStart =
  | { type: 'answered'; answer: AuthorizationResponse; pending?: Pending | undefined }
  | { type: 'left_unanswered'; pending: Pending }
  /** The page was loaded anew to go on. */
  | { type: 'again' }
  /** Nobody has to be asked, if the browser knows who they are. */
  | { type: 'silent' }

/**
 * What this start of the app has to do with signing in on this device: by the page's address, and by what this window
 * stored before the page left for Webex. What was stored is removed, so that no answer counts twice.
 * @param query of the page's address, when it was opened
 * @param isSilentAllowed whether the owner lets the browser's own sign-in count (`silentSignIn`)
 * @returns undefined when it has nothing to do with it
 */
export function takeStart(
  page: Page,
  query: string,
  isSilentAllowed: boolean,
): BrowserSignInStart | undefined {
  const pending = parsePending(page.read(KEY))
  page.remove(KEY)
  const isAgain = page.read(AGAIN) !== undefined
  page.remove(AGAIN)
  const answer = parseAuthorizationResponse(query)
  if (answer) return { type: 'answered', answer, pending }
  if (pending) return { type: 'left_unanswered', pending }
  if (isAgain) return { type: 'again' }
  const isTried = page.read(NOT_SILENT) !== undefined
  return isSilentAllowed && !isTried ? { type: 'silent' } : undefined
}

/**
 * Stores, for this window alone, the sign-in that the page is about to leave for.
 * @returns false when it could not be stored, so that no answer could be taken
 */
export function storePending(page: Page, pending: Pending): boolean {
  return page.write(KEY, JSON.stringify(pending))
}

/** Loads the page anew, which then goes on with signing in on this device. */
export function loadAgain(page: Page): void {
  page.write(AGAIN, '1')
  page.leaveFor(page.address)
}

/** Removes the sign-in that the page left for: the viewer gave it up. */
export function dropPending(page: Page): void {
  page.remove(KEY)
}

/** Notes that this window has tried to sign somebody in silently; it does not try again. */
export function endSilence(page: Page): void {
  page.write(NOT_SILENT, '1')
}

function parsePending(text: string | undefined): Pending | undefined {
  if (text === undefined) return undefined
  try {
    const parsed = v.safeParse(Pending, JSON.parse(text))
    return parsed.success ? parsed.output : undefined
  } catch {
    return undefined
  }
}
