// Who is signed in. A session opens on the tokens that were kept, without a network; without tokens it
// signs in, and keeps what that gives. Its three phases (opening, signing in, an account) never
// overlap: each runs under a signal of its own, which the next one aborts, so that nothing late can
// act or be written.

import type { Keep } from '../tv/keep'
import type { Client, Endpoints } from '../webex/device-grant'
import { bad } from '../webex/failure'
import { getMe, type Person } from '../webex/people'
import type { Tokens } from '../webex/tokens'
import type { Authorized, Wire } from '../webex/wire'
import { keptPerson, keptTokens } from './kept'
import { keepAlive, type Refusal } from './renewal'
import { beginning, type SignIn } from './sign-in'
import { type SignInLoop, startSignIn } from './sign-in-loop'

export type SessionState =
  | { at: 'opening' }
  /** `ended`: whose session the server ended in this run, and in which words. */
  | { at: 'signed-out'; signIn: SignIn; ended?: Ended }
  /** `lasting`: false when the TV will have forgotten this at its next start. */
  | { at: 'signed-in'; person?: Person; lasting: boolean }

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
  /** Runs a call with a live token; `signed-out` when there is none. */
  authorized: Authorized
  /** Removes every trace of the account, and begins to sign in anew. */
  signOut(): Promise<void>
  /** Stops everything; what is kept stays. */
  close(): void
}

export interface SessionParts {
  wire: Wire
  keep: Keep
  client: Client
  endpoints: Endpoints
  /** The REST base, such as https://webexapis.com/v1 */
  api: string
}

/** Makes a session, which does nothing until `open()`. */
export function createSession({ wire, keep, client, endpoints, api }: SessionParts): Session {
  let state: SessionState = { at: 'opening' }
  let phase = new AbortController()
  let loop: SignInLoop | undefined
  let account: Authorized | undefined
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
    account = undefined
    return phase.signal
  }

  const authorized: Authorized = async (call) =>
    account ? account(call) : bad({ kind: 'signed-out', code: 'signed_out' })

  async function readKept() {
    const { signal } = phase
    const [tokens, person] = await Promise.all([keep.get('tokens'), keep.get('person')])
    if (signal.aborted) return
    const kept = keptTokens(tokens)
    if (kept) enter(kept, nextPhase(), keptPerson(person))
    else signIn(nextPhase())
  }

  function signIn(signal: AbortSignal, ended?: Ended) {
    const showSignIn = (signIn: SignIn) =>
      show({ at: 'signed-out', signIn, ...(ended && { ended }) })
    showSignIn(beginning.signIn)
    loop = startSignIn({
      wire,
      keep,
      client,
      endpoints,
      signal,
      onChange: showSignIn,
      onApproved: (tokens) => void welcome(tokens),
    })
  }

  /** Gives up the code that is there, on the disk too, and begins with a new one. */
  async function startOver(ended?: Ended) {
    const signal = nextPhase()
    show({ at: 'signed-out', signIn: beginning.signIn, ...(ended && { ended }) })
    await keep.delete('grant')
    if (!signal.aborted) signIn(signal, ended)
  }

  /** Keeps the tokens before anything is done with them. */
  async function welcome(tokens: Tokens) {
    const signal = nextPhase()
    await keep.set('tokens', tokens)
    if (signal.aborted) return
    void keep.delete('grant')
    // Tokens that were lost may have left their owner's name behind.
    void keep.delete('person')
    enter(tokens, signal)
  }

  function enter(tokens: Tokens, signal: AbortSignal, person?: Person) {
    const onRefused = (refusal: Refusal) => void leave(refusal)
    account = keepAlive({ wire, keep, client, endpoints, tokens, signal, onRefused })
    show({ at: 'signed-in', ...(person && { person }), lasting: keep.lasting() })
    void meet(signal)
  }

  /** Learns who it is. Without the scope for it (403) there is no name, and nothing else is missing. */
  async function meet(signal: AbortSignal) {
    const me = await authorized((accessToken) => getMe(wire, api, accessToken, signal))
    if (signal.aborted || state.at !== 'signed-in') return
    if (me.ok) await keep.set('person', me.value)
    if (signal.aborted) return
    const person = me.ok ? me.value : state.person
    show({ at: 'signed-in', ...(person && { person }), lasting: keep.lasting() })
  }

  /** Ends the account: out of sight, then off the disk, and only then a new beginning. */
  async function leave(refusal?: Refusal) {
    const signal = nextPhase()
    const person = state.at === 'signed-in' ? state.person : undefined
    const ended = refusal && endedBy(refusal, person)
    show({ at: 'signed-out', signIn: beginning.signIn, ...(ended && { ended }) })
    await keep.clear()
    if (!signal.aborted) signIn(signal, ended)
  }

  return {
    state: () => state,
    subscribe(changed) {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    open() {
      opening ??= readKept()
      return opening
    },
    newCode() {
      if (loop && state.at === 'signed-out') void startOver(state.ended)
    },
    resume() {
      loop?.poke()
      if (state.at === 'signed-in' && !state.person) void meet(phase.signal)
    },
    authorized,
    signOut: () => leave(),
    close: () => void nextPhase(),
  }
}

function endedBy({ code, trackingId }: Refusal, person?: Person): Ended {
  return { ...(person && { person }), code, ...(trackingId && { trackingId }) }
}
