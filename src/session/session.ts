// Who is signed in. A session opens on the tokens that were kept, without a network; without tokens it
// signs in, and keeps what that gives. Its three phases (opening, signing in, an account) never
// overlap: each runs under a signal of its own, which the next one aborts, so that nothing late can
// act or be written. A renewal alone outlives its session, in its account.

import type { AppStorage } from '../tv/storage'
import { err } from '../webex/failure'
import { getMe, type Person } from '../webex/people'
import { createThrottle, type Throttle } from '../webex/throttle'
import type { Client, Endpoints, Tokens } from '../webex/tokens'
import type { Authorized, Wire } from '../webex/wire'
import { keptPerson, keptTokens } from './kept'
import { type Account, type AccountParts, createAccount, type Refusal } from './renewal'
import { beginning, type SignIn } from './sign-in'
import { type SignInLoop, startSignIn } from './sign-in-loop'

export type SessionState =
  | { at: 'opening' }
  /** `ended`: whose session the server ended in this run, and in which words. */
  | { at: 'signed-out'; signIn: SignIn; ended?: Ended }
  | { at: 'signed-in'; person?: Person }

export interface Ended {
  person?: Person
  code: string
  trackingId?: string
}

export interface Session {
  /** The same object until something changes. */
  state(): SessionState
  /** @returns a way to stop */
  subscribe(changed: () => void): () => void
  /** Reads what was kept; resolves when signed in or signing in. Does nothing the second time. */
  open(): Promise<void>
  /** The viewer wants a new code: after a refusal or a rest, or because this one does not work out. */
  newCode(): void
  /** Standby is over, or the network is back. */
  resume(): void
  /** Runs a call with a live token, through the throttle; `signed-out` when there is none. */
  authorized: Authorized
  /** Holds all that is asked for this person after a 429. */
  throttle: Pick<Throttle, 'left_ms'>
  /** Stops everything but a renewal that is under way; what is kept stays. */
  close(): void
}

/** Where a person's account is while the app runs, handed to each of that person's sessions. */
export interface AccountSlot extends Pick<AccountParts, 'inTurn' | 'isTheirs'> {
  account?: Account
  /** Made with the first session, and the same for all of them. */
  throttle?: Throttle
}

export interface SessionParts {
  wire: Wire
  storage: AppStorage
  client: Client
  endpoints: Endpoints
  /** The REST base, such as https://webexapis.com/v1 */
  api: string
  slot?: AccountSlot
  /** Given where not everybody may enter: to be asked before anything is shown of who signed in. */
  admission?(): Admission | undefined
  /** The server ended the account, also after `close`. What is the account's goes; choices stay. */
  onEnded?(): void
}

/**
 * Whether the storage is for whoever has signed in; when it is not, the session goes no further.
 * @param person undefined when Webex does not say who it is
 */
export type Admission = (person: Person | undefined) => Promise<boolean>

/** What outlives an account that the server ended, for when its owner signs in again. */
const STAYS = ['preferences', 'positions']

/** Webex is asked so often who has signed in when that must be known, after these waits. */
const INTRODUCTIONS_MS = [0, 2000, 4000, 8000]
/** Nobody who has just approved waits longer than this to see the television go on. */
const LONGEST_INTRODUCTION_MS = 30_000

/** Makes a session, which does nothing until `open()`. */
export function createSession(parts: SessionParts): Session {
  const { wire, storage, client, endpoints, api, slot = {}, admission, onEnded } = parts
  let state: SessionState = { at: 'opening' }
  let phase = new AbortController()
  let loop: SignInLoop | undefined
  let call: Authorized | undefined
  let closed = false
  let opening: Promise<void> | undefined
  const listeners = new Set<() => void>()

  function show(next: SessionState) {
    // Plain data, and little of it; the same content must stay the same object.
    if (JSON.stringify(next) === JSON.stringify(state)) return
    state = next
    for (const changed of [...listeners]) changed()
  }

  function nextPhase(): AbortSignal {
    phase.abort()
    phase = new AbortController()
    loop = undefined
    call = undefined
    return phase.signal
  }

  slot.throttle ??= createThrottle(wire.clock)
  const { throttle } = slot
  const authorized = throttle.guard(async (request) =>
    call ? call(request) : err({ kind: 'signed-out', code: 'signed_out' }),
  )

  async function readKept() {
    const { signal } = phase
    const [kept, person] = await Promise.all([storage.look('tokens'), storage.get('person')])
    if (signal.aborted) return
    const tokens = keptTokens(kept)
    // An account that an earlier session left may be in a renewal, and knows better than the disk.
    if (slot.account || tokens) await enter(nextPhase(), keptPerson(person), tokens)
    else signIn(nextPhase())
  }

  function signIn(signal: AbortSignal, ended?: Ended) {
    const showSignIn = (signIn: SignIn) =>
      show({ at: 'signed-out', signIn, ...(ended && { ended }) })
    showSignIn(beginning.signIn)
    loop = startSignIn({
      wire,
      storage,
      client,
      endpoints,
      signal,
      onChange: showSignIn,
      onApproved: (tokens) => void welcome(tokens),
      onFound: (tokens) => void enter(nextPhase(), undefined, tokens),
    })
  }

  /** Keeps the tokens before anything is done with them. */
  async function welcome(tokens: Tokens) {
    const signal = nextPhase()
    await storage.set('tokens', tokens)
    if (signal.aborted) return
    slot.account = undefined
    throttle.end()
    void storage.delete('grant')
    void storage.delete('replaced')
    // Tokens that were lost may have left their owner's name behind.
    void storage.delete('person')
    await enter(signal, undefined, tokens)
  }

  /** @param tokens for an account that does not live yet */
  async function enter(signal: AbortSignal, person?: Person, tokens?: Tokens) {
    if (!slot.account && tokens)
      slot.account = createAccount({ ...slot, wire, storage, client, endpoints, tokens })
    slot.account?.onRefused((refusal, refused) => void leave(refusal, refused))
    call = slot.account?.authorized(signal)
    const admits = admission?.()
    const me = admits && (await introduce(signal))
    if (admits && (signal.aborted || !(await admits(me)))) return
    if (signal.aborted) return
    const known = me ?? person
    show({ at: 'signed-in', ...(known && { person: known }) })
    if (me) void storage.set('person', me)
    else void meet(signal)
  }

  /** Who has signed in; undefined when Webex does not tell, or not in time. */
  async function introduce(signal: AbortSignal): Promise<Person | undefined> {
    for (const least_ms of INTRODUCTIONS_MS) {
      const wait_ms = Math.max(least_ms, throttle.left_ms())
      if (wait_ms > LONGEST_INTRODUCTION_MS) return undefined
      if (wait_ms > 0) await wire.clock.wait(wait_ms, signal).catch(() => {}) // closed meanwhile
      if (signal.aborted) return undefined
      const me = await authorized((accessToken) => getMe(wire, api, accessToken, signal))
      if (me.ok) return me.value
      if (me.failure.kind === 'refused' || me.failure.kind === 'signed-out') return undefined
    }
    return undefined
  }

  /** Learns who it is. Without the scope for it (403) there is no name, and nothing else is missing. */
  async function meet(signal: AbortSignal) {
    const me = await authorized((accessToken) => getMe(wire, api, accessToken, signal))
    if (signal.aborted || state.at !== 'signed-in') return
    if (me.ok) await storage.set('person', me.value)
    if (signal.aborted) return
    const person = me.ok ? me.value : state.person
    show({ at: 'signed-in', ...(person && { person }) })
  }

  /**
   * The account has ended: out of sight, then off the disk, and only then a new beginning. Tokens that
   * another window has kept since stay, and are used.
   */
  async function leave(refusal: Refusal, refused: Tokens) {
    const signal = nextPhase()
    slot.account = undefined
    throttle.end()
    const ended = endedBy(refusal, state.at === 'signed-in' ? state.person : undefined)
    if (!closed) show({ at: 'signed-out', signIn: beginning.signIn, ended })
    onEnded?.()
    const left = await storage.update('tokens', (kept) =>
      keptTokens(kept)?.access_token === refused.access_token ? undefined : kept,
    )
    await storage.clear([...STAYS, 'tokens'])
    if (signal.aborted || closed) return
    const newer = keptTokens(left)
    if (newer) await enter(signal, undefined, newer)
    else signIn(signal, ended)
  }

  return {
    state: () => state,
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    async open() {
      if (closed) return
      opening ??= readKept()
      await opening
    },
    newCode() {
      if (state.at === 'signed-out') loop?.newCode()
    },
    resume() {
      loop?.poke()
      if (state.at === 'signed-in' && !state.person) void meet(phase.signal)
    },
    authorized,
    throttle,
    close() {
      closed = true
      nextPhase()
    },
  }
}

function endedBy({ code, trackingId }: Refusal, person?: Person): Ended {
  return { ...(person && { person }), code, ...(trackingId && { trackingId }) }
}
