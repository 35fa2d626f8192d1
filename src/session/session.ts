// Who is signed in. A session opens with the stored tokens, without a network; without tokens it signs in,
// and stores what that gives. Its three phases (opening, signing in, using an account) never overlap: each
// has an abort signal of its own, which the next one aborts, so that nothing late can act or be written.
// Only a renewal outlives its session, in its account.

import { createStore } from '../store'
import type { AppStorage } from '../tv/storage/storage'
import { createWebexClient, type WebexClient } from '../webex/client/client'
import { missingScopes } from '../webex/client/scopes'
import { createThrottle, type Throttle } from '../webex/client/throttle'
import { err } from '../webex/http/failure'
import type { Authorized, Http } from '../webex/http/http'
import type { Person } from '../webex/sign-in/people'
import type { Endpoints, OAuthClient, Tokens } from '../webex/sign-in/tokens'
import type { AccountSlot } from './account-slot'
import { type BrowserSignIn, IDLE } from './browser/browser-sign-in'
import {
  type BrowserSignInLoop,
  type BrowserSignInOptions,
  startBrowserSignIn,
} from './browser/browser-sign-in-loop'
import type { BrowserSignInStart } from './browser/pending-browser-sign-in'
import { INITIAL, type SignIn } from './device-code/sign-in'
import { type SignInLoop, startSignIn } from './device-code/sign-in-loop'
import { fetchIdentity, type IdentityCheck, identify } from './identity'
import { parseStoredPerson, parseStoredTokens } from './stored'
import { createAccount, type SignedOut } from './tokens/account'

/** Whether somebody is signed in: not known yet, no, or yes. */
export type SessionState =
  | { status: 'opening' }
  /**
   * `browserSignIn`: the sign-in on this device, beside the code; missing where there is no browser for it.
   * `ended`: whose session the server has ended since the app was started, and how it said so.
   */
  | { status: 'signed_out'; signIn: SignIn; browserSignIn?: BrowserSignIn; ended?: Ended }
  /** `person` is missing until Webex has said who it is, or when it may not. */
  | { status: 'signed_in'; person?: Person | undefined }

interface Ended {
  person?: Person | undefined
  code: string
  trackingId?: string | undefined
}

/** Who is signed in on one profile. */
export interface Session {
  /** The same object until something changes. */
  state(): SessionState
  /** Calls back after each change. @returns stops it */
  subscribe(listener: () => void): () => void
  /** Reads what is stored; resolves when signed in or signing in. Does nothing the second time. */
  open(): Promise<void>
  /** The viewer wants a new code. Does nothing while somebody is signed in. */
  newCode(): void
  /** The viewer wants to sign in on this device. Does nothing where that is not possible. */
  signInInBrowser(): void
  /** The viewer would rather use the code. */
  useCode(): void
  /** The TV resumed from standby, or the network is back. */
  resume(): void
  /** Sends requests with a live token, through the throttle; `signed_out` while nobody is signed in. */
  client: WebexClient
  /** Which scopes of the settings the person who is signed in did not grant; none where nobody knows. */
  missingScopes(): string[]
  /** After a 429 it holds every request of this person. */
  throttle: Pick<Throttle, 'left_ms'>
  /** Stops everything but a renewal that is under way; what is stored stays. */
  close(): void
}

export interface SessionDeps {
  http: Http
  /** Of the profile: tokens, person and codes are stored here. */
  storage: AppStorage
  oauthClient: OAuthClient
  endpoints: Endpoints
  /** The REST base, such as https://webexapis.com/v1 */
  api: string
  slot?: AccountSlot
  /** What signing in on this device needs; undefined where it is not possible. */
  browserSignIn?: BrowserSignInOptions | undefined
  /** Gives the check that a person must pass before the session shows them; undefined: anybody may sign in. */
  identityCheck?: (() => IdentityCheck | undefined) | undefined
  /** The server ended the account, also after `close`. The account's data is removed; choices stay. */
  onEnded?: (() => void) | undefined
}

/** The keys that stay when the server ends an account, for when its owner signs in again. */
const KEYS_THAT_STAY = ['preferences', 'positions']

/** A session, which does nothing until `open()`; then it uses the stored tokens, or signs in without any. */
export function createSession(deps: SessionDeps): Session {
  const { http, storage, oauthClient, endpoints, api, slot = {}, identityCheck, onEnded } = deps
  const store = createStore<SessionState>({ status: 'opening' })
  let phase = new AbortController()
  let loop: SignInLoop | undefined
  let browserSignInLoop: BrowserSignInLoop | undefined
  let call: Authorized | undefined
  /** Whom the ID token of this account's sign-in names, for when Webex may not say who it is. */
  let named: Person | undefined
  let isClosed = false
  let opening: Promise<void> | undefined

  /** Ends the phase before. @returns the signal of the new one */
  function nextPhase(): AbortSignal {
    phase.abort()
    phase = new AbortController()
    loop = undefined
    browserSignInLoop = undefined
    call = undefined
    named = undefined
    return phase.signal
  }

  slot.throttle ??= createThrottle(http.clock)
  const { throttle } = slot
  const authorized = throttle.guard(async (request) =>
    call ? call(request) : err({ kind: 'signed_out', code: 'signed_out' }),
  )
  const granted = () => slot.account?.tokens().scope
  const client = createWebexClient({ http, api, authorized, granted })

  async function readStored() {
    const { signal } = phase
    const start = deps.browserSignIn?.takeStart()
    const [storedTokens, storedPerson] = await Promise.all([
      storage.look('tokens'),
      storage.get('person'),
    ])
    if (signal.aborted) return
    const tokens = parseStoredTokens(storedTokens)
    // An account left by an earlier session may be renewing its tokens, which are then newer than the stored.
    if (slot.account || tokens)
      await openAccount(nextPhase(), parseStoredPerson(storedPerson), tokens)
    else signIn(nextPhase(), undefined, start)
  }

  function signIn(signal: AbortSignal, ended?: Ended, start?: BrowserSignInStart) {
    let shown: { signIn: SignIn; browserSignIn?: BrowserSignIn } = {
      signIn: INITIAL.signIn,
      ...(deps.browserSignIn && { browserSignIn: IDLE }),
    }
    const show = (more: Partial<typeof shown>) => {
      shown = { ...shown, ...more }
      store.set({ status: 'signed_out', ...shown, ...(ended && { ended }) })
    }
    show({})
    if (deps.browserSignIn)
      browserSignInLoop = startBrowserSignIn(
        {
          ...deps.browserSignIn,
          http,
          oauthClient,
          endpoints,
          api,
          signal,
          onChange: (browserSignIn) => show({ browserSignIn }),
          onApproved: (tokens, person) => void storeUnlessFound(tokens, person),
        },
        start,
      )
    loop = startSignIn({
      http,
      storage,
      oauthClient,
      endpoints,
      signal,
      pollTurns: slot.pollTurns,
      onChange: (signIn) => show({ signIn }),
      onApproved: (tokens) => void storeTokens(tokens),
      onFound: (tokens) => void openAccount(nextPhase(), undefined, tokens),
    })
  }

  /** Another window may have signed in while the page was at Webex, and that stands. */
  async function storeUnlessFound(tokens: Tokens, person?: Person) {
    const signal = nextPhase()
    const found = parseStoredTokens(await storage.look('tokens'))
    if (signal.aborted) return
    if (found) await openAccount(signal, undefined, found)
    else await storeTokens(tokens, person)
  }

  /** Stores the tokens of a sign-in before anything is done with them. */
  async function storeTokens(approved: Tokens, person?: Person) {
    const signal = nextPhase()
    named = person
    // Without a scope in the answer it is what was asked for (RFC 6749 5.1).
    const tokens = { ...approved, scope: approved.scope ?? oauthClient.scope.trim() }
    await storage.set('tokens', tokens)
    if (signal.aborted) return
    slot.account = undefined
    throttle.end()
    for (const key of ['grant', 'replaced', 'turns']) void storage.delete(key)
    // Tokens that were lost may have left the name of their owner behind.
    void storage.delete('person')
    await openAccount(signal, undefined, tokens)
  }

  /** @param tokens used unless the slot has an account, whose own are newer */
  async function openAccount(signal: AbortSignal, storedPerson?: Person, tokens?: Tokens) {
    if (!slot.account && tokens)
      slot.account = createAccount({ ...slot, http, storage, oauthClient, endpoints, tokens })
    slot.account?.onSignedOut((failure, refused) => void endAccount(failure, refused))
    call = slot.account?.authorized(signal)
    await showAccount(signal, storedPerson)
  }

  /** Shows the stored person at once, or, where it has to be known before, whom Webex names. */
  async function showAccount(signal: AbortSignal, storedPerson?: Person) {
    const check = identityCheck?.()
    const identity = check && (await checkIdentity(check, signal))
    if (signal.aborted || identity === 'refused') return
    showPerson(identity ?? storedPerson)
    if (identity) void storage.set('person', identity)
    else void refreshIdentity(signal)
  }

  function showPerson(person?: Person) {
    store.set({ status: 'signed_in', ...(person && { person }) })
  }

  /** Who has signed in; 'refused' when this profile is not theirs. */
  async function checkIdentity(check: IdentityCheck, signal: AbortSignal) {
    const identity = await fetchIdentity(client, throttle, signal, named)
    return !signal.aborted && (await check(identity)) ? identity : 'refused'
  }

  /** Updates who is signed in. Without the scope for it (403) there is no name; nothing else is missing. */
  async function refreshIdentity(signal: AbortSignal) {
    const me = await identify(client, signal, named)
    const state = store.get()
    if (signal.aborted || state.status !== 'signed_in') return
    if (me.ok) await storage.set('person', me.value)
    if (signal.aborted) return
    showPerson(me.ok ? me.value : state.person)
  }

  /**
   * The server has ended the account: it is removed from the screen, then from storage, and then a sign-in
   * begins. Tokens that another window has stored since stay, and are used.
   * @param refused the tokens that the server refused
   */
  async function endAccount(failure: SignedOut, refused: Tokens) {
    const signal = nextPhase()
    slot.account = undefined
    throttle.end()
    const state = store.get()
    const ended = endedBy(failure, state.status === 'signed_in' ? state.person : undefined)
    if (!isClosed) store.set({ status: 'signed_out', signIn: INITIAL.signIn, ended })
    onEnded?.()
    const left = await storage.update('tokens', (stored) =>
      parseStoredTokens(stored)?.access_token === refused.access_token ? undefined : stored,
    )
    await storage.clear([...KEYS_THAT_STAY, 'tokens'])
    if (signal.aborted || isClosed) return
    const newer = parseStoredTokens(left)
    if (newer) await openAccount(signal, undefined, newer)
    else signIn(signal, ended)
  }

  return {
    state: store.get,
    subscribe: store.subscribe,
    async open() {
      if (isClosed) return
      opening ??= readStored()
      await opening
    },
    newCode() {
      if (store.get().status === 'signed_out') loop?.newCode()
    },
    signInInBrowser: () => browserSignInLoop?.begin(),
    useCode: () => browserSignInLoop?.dismiss(),
    resume() {
      loop?.resume()
      const state = store.get()
      if (state.status === 'signed_in' && !state.person) void refreshIdentity(phase.signal)
    },
    client,
    missingScopes: () => missingScopes(oauthClient.scope, granted()),
    throttle,
    close() {
      isClosed = true
      nextPhase()
    },
  }
}

function endedBy({ code, trackingId }: SignedOut, person?: Person): Ended {
  return { ...(person && { person }), code, ...(trackingId && { trackingId }) }
}
