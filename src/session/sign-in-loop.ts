// The runner of the sign-in: asks for a code, waits, polls, one request at a time, until a viewer
// approves or its signal aborts. What follows from an answer is decided in sign-in.ts.
//
// Time is the difficulty. Timers freeze in standby and clocks jump (network time at boot), so the
// code's end is reckoned twice: by the clock, and by what was waited here, which can only be less than
// the truth. When either says that the code is over, the server is asked once more and believed.

import { aborted } from '../clock'
import type { Keep } from '../tv/keep'
import {
  type DeviceGrant,
  judgeCode,
  judgePoll,
  type Polled,
  poll,
  requestCode,
} from '../webex/device-grant'
import type { Client, Endpoints, Tokens } from '../webex/tokens'
import type { Wire } from '../webex/wire'
import { keptGrant } from './kept'
import { afterEvent, beginning, type SignIn, type SignInEvent } from './sign-in'

export interface SignInParts {
  wire: Wire
  keep: Keep
  client: Client
  endpoints: Endpoints
  /** Ends the wait and the request; nothing is called after it. */
  signal: AbortSignal
  onChange(signIn: SignIn): void
  onApproved(tokens: Tokens): void
}

export interface SignInLoop {
  /** Standby is over or the network is back: the next request goes out as soon as it may. */
  poke(): void
}

/** A timer may fire a little early by the clock; that is no jump. */
const JITTER_MS = 1000

/** Starts signing in, with the code that an earlier run left if that still lives. */
export function startSignIn(parts: SignInParts): SignInLoop {
  const { wire, keep, client, endpoints, signal } = parts
  const { clock } = wire
  let progress = beginning
  let answeredAt = clock.now()
  let endNap: (() => void) | undefined
  let hurry = false

  function happened(event: SignInEvent) {
    const before = progress.signIn
    progress = afterEvent(progress, event)
    const { signIn } = progress
    if (signIn === before) return
    // Kept with every change, so that a slower interval or a corrected end survives a kill too.
    if (signIn.at === 'waiting') void keep.set('grant', signIn.grant)
    else if (before.at === 'waiting') void keep.delete('grant')
    parts.onChange(signIn)
  }

  async function run() {
    const kept = keptGrant(await keep.get('grant'), clock)
    stopIfAborted()
    if (kept) {
      let alive = kept.expiresAt > clock.now()
      if (!alive) {
        // The viewer may have approved it while the app was gone, or the TV's clock is ahead; the
        // answer's Date puts that right.
        const polled = await pollOnce(kept)
        if (polled.next === 'approved') return parts.onApproved(polled.tokens)
        alive = saysAlive(polled) && kept.expiresAt > clock.now()
      }
      if (alive) happened({ was: 'code-came', grant: kept })
      else void keep.delete('grant')
    }
    await askAndFollow()
  }

  async function askAndFollow() {
    for (;;) {
      const { signIn } = progress
      if (signIn.at === 'asking') await ask()
      else if (signIn.at === 'waiting') {
        const tokens = await follow(signIn.grant)
        if (tokens) return parts.onApproved(tokens)
      } else return
    }
  }

  async function ask() {
    await pause(progress.wait_ms)
    const sent = await requestCode(wire, endpoints, client, signal)
    stopIfAborted()
    answeredAt = clock.now()
    const code = sent.ok ? judgeCode(sent.value, clock) : sent
    if (code.ok) happened({ was: 'code-came', grant: code.value })
    else happened({ was: 'code-failed', failure: code.failure })
  }

  /** Polls until the code is used (its tokens come back), refused, dead or over. */
  async function follow(first: DeviceGrant): Promise<Tokens | undefined> {
    const life_ms = first.expiresAt - clock.now()
    let waited_ms = 0
    for (;;) {
      const { signIn, wait_ms } = progress
      if (signIn.at !== 'waiting') return undefined
      const { grant } = signIn
      const left_ms = Math.min(grant.expiresAt - clock.now(), life_ms - waited_ms)
      // Not past the code's end, but never sooner than the interval either.
      waited_ms += await pause(Math.min(wait_ms, Math.max(left_ms, grant.interval_ms)))

      const over = clock.now() >= grant.expiresAt || waited_ms >= life_ms
      const polled = await pollOnce(grant)
      if (polled.next === 'approved') return polled.tokens
      if (over && (polled.next === 'trouble' || (waited_ms >= life_ms && saysAlive(polled)))) {
        happened({ was: 'outlived' })
        continue
      }
      happened({ was: 'polled', polled })
      if (saysAlive(polled)) correctEnd(grant.expiresAt, life_ms - waited_ms)
    }
  }

  function correctEnd(expiresAt: number, most_ms: number) {
    const left_ms = expiresAt - clock.now()
    if (left_ms <= 0 || left_ms > most_ms + JITTER_MS)
      happened({ was: 'clock-jumped', expiresAt: clock.now() + most_ms })
  }

  async function pollOnce(grant: DeviceGrant): Promise<Polled> {
    const sent = await poll(wire, endpoints, client, grant, signal)
    stopIfAborted()
    answeredAt = clock.now()
    return sent.ok ? judgePoll(sent.value, clock) : { next: 'trouble', failure: sent.failure }
  }

  /** Waits `ms`, less when poked. @returns the ms that were waited, never more than the truth */
  async function pause(ms: number): Promise<number> {
    let waited_ms = 0
    let left_ms = hurry ? Math.min(ms, soonest_ms()) : ms
    hurry = false
    while (left_ms > 0) {
      const nap = await takeNap(left_ms)
      waited_ms += nap.ms
      if (!nap.cutShort) break
      left_ms = Math.min(left_ms - nap.ms, soonest_ms())
    }
    return waited_ms
  }

  /** How long it takes until a request may follow the last one. */
  function soonest_ms(): number {
    const { least_ms } = progress
    return within(0, least_ms - (clock.now() - answeredAt), least_ms)
  }

  async function takeNap(ms: number): Promise<{ ms: number; cutShort: boolean }> {
    stopIfAborted()
    const nap = new AbortController()
    const end = () => nap.abort()
    endNap = end
    signal.addEventListener('abort', end)
    const from = clock.now()
    try {
      await clock.wait(ms, nap.signal)
    } catch (error) {
      if (!nap.signal.aborted) throw error
    } finally {
      endNap = undefined
      signal.removeEventListener('abort', end)
    }
    stopIfAborted()
    if (!nap.signal.aborted) return { ms, cutShort: false }
    return { ms: within(0, clock.now() - from, ms), cutShort: true }
  }

  function stopIfAborted() {
    if (signal.aborted) throw aborted(signal)
  }

  /** Lets work run unattended; its end by the signal is no error. */
  function unattended(work: Promise<void>) {
    work.catch((error) => {
      if (!signal.aborted) throw error
    })
  }

  unattended(run())
  return {
    poke() {
      if (endNap) endNap()
      else hurry = true
    },
  }
}

/** Answers that only a living code gets. */
function saysAlive({ next }: Polled): boolean {
  return next === 'pending' || next === 'slower' || next === 'throttled'
}

const within = (least: number, value: number, most: number) =>
  Math.max(least, Math.min(value, most))
