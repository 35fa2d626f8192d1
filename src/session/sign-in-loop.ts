// The runner of the sign-in: asks for a code, waits, polls, one request at a time for each code, until a
// viewer approves or its signal aborts. What follows from an answer is decided in sign-in.ts.
//
// Time is the difficulty. Timers freeze in standby and clocks jump (network time at boot), so the
// code's end is reckoned twice: by the clock, and by what was waited here, which can only be less than
// the truth. When either says that the code is over, the server is asked once more and believed.

import { aborted } from '../clock'
import type { AppStorage } from '../tv/storage'
import {
  type DeviceGrant,
  type Polled,
  parseCode,
  parsePoll,
  poll,
  requestCode,
} from '../webex/device-grant'
import type { Client, Endpoints, Tokens } from '../webex/tokens'
import type { Wire } from '../webex/wire'
import { keptGrant, keptTokens } from './kept'
import { createNap, type Nap, within } from './nap'
import { afterEvent, beginning, followed, type SignIn, type SignInEvent } from './sign-in'

export interface SignInParts {
  wire: Wire
  storage: AppStorage
  client: Client
  endpoints: Endpoints
  /** Ends the wait and the request; nothing is called after it. */
  signal: AbortSignal
  onChange(signIn: SignIn): void
  /** A code was approved, whichever; called once, and nothing is called after it. */
  onApproved(tokens: Tokens): void
  /** Another window has signed in, and kept these; called in place of `onApproved`. */
  onFound(tokens: Tokens): void
}

export interface SignInLoop {
  /** Standby is over or the network is back: the next request goes out as soon as it may. */
  poke(): void
  /** The viewer wants another code; the approval of the one that is there still counts. */
  newCode(): void
}

/** A timer may fire a little early by the clock; that is no jump. */
const JITTER_MS = 1000

/** Starts signing in, with the codes that an earlier run left if they still live. */
export function startSignIn(parts: SignInParts): SignInLoop {
  const { wire, storage, client, endpoints } = parts
  const { clock } = wire
  const life = endingWith(parts.signal)
  const naps = new Set<Nap>()
  let progress = beginning
  /** Ends the request for a code, and the way from it. */
  let asking: AbortController | undefined

  function happened(event: SignInEvent) {
    const before = progress
    progress = afterEvent(progress, event)
    const { signIn, replaced } = progress
    if (replaced?.grant !== before.replaced?.grant)
      void (replaced ? storage.set('replaced', replaced.grant) : storage.delete('replaced'))
    if (signIn === before.signIn) return
    // Kept with every change, so that a slower interval or a corrected end survives a kill too.
    if (signIn.at === 'waiting') void storage.set('grant', signIn.grant)
    else if (before.signIn.at === 'waiting') void storage.delete('grant')
    parts.onChange(signIn)
  }

  /** All codes and requests are over with it, and whatever is late comes to nothing. */
  function finish(tell: () => void) {
    life.abort()
    tell()
  }

  async function begin() {
    const [current, before] = await Promise.all([storage.get('grant'), storage.get('replaced')])
    stopIfAborted()
    const replaced = keptGrant(before, clock)
    if (replaced) {
      happened({ was: 'replaced-found', grant: replaced })
      unattended(follow(replaced.device_code))
    } else if (before !== undefined) void storage.delete('replaced')
    const kept = keptGrant(current, clock)
    if (kept) {
      let alive = kept.expiresAt > clock.now()
      if (!alive) {
        // The viewer may have approved it while the app was gone, or the TV's clock is ahead; the
        // answer's Date puts that right.
        const polled = await pollOnce(kept)
        if (polled.next === 'approved') return finish(() => parts.onApproved(polled.tokens))
        alive = saysAlive(polled) && kept.expiresAt > clock.now()
      }
      if (asking) return
      if (alive) happened({ was: 'code-came', grant: kept })
      else void storage.delete('grant')
    }
    // The viewer may have asked for a code meanwhile, and one request at a time is enough.
    if (!asking) goOn()
  }

  /** From one code to the next, until the viewer asks for another one. */
  async function askAndFollow() {
    const mine = endingWith(life.signal)
    asking = mine
    while (!mine.signal.aborted) {
      const { signIn } = progress
      if (signIn.at === 'asking') await ask(mine.signal)
      else if (signIn.at === 'waiting') await follow(signIn.grant.device_code)
      else return
    }
  }

  async function ask(stop: AbortSignal) {
    const from = clock.now()
    await napping((nap) => {
      const { wait_ms, least_ms } = progress
      return nap.take(wait_ms, () => within(0, least_ms - (clock.now() - from), least_ms), stop)
    })
    if (await isFound()) return
    stopIfAborted(stop)
    const sent = await requestCode(wire, endpoints, client, stop)
    stopIfAborted(stop)
    const code = sent.ok ? parseCode(sent.value, clock) : sent
    if (code.ok) happened({ was: 'code-came', grant: code.value })
    else happened({ was: 'code-failed', failure: code.failure })
  }

  /** Polls until the code is used (which ends the sign-in), refused, dead, over or given up. */
  function follow(device_code: string): Promise<void> {
    return napping(async (nap) => {
      const first = followed(progress, device_code)
      const life_ms = (first?.grant.expiresAt ?? 0) - clock.now()
      let waited_ms = 0
      let answeredAt = clock.now()
      const soonest_ms = () => {
        const { least_ms } = followed(progress, device_code) ?? beginning
        return within(0, least_ms - (clock.now() - answeredAt), least_ms)
      }
      for (;;) {
        const code = followed(progress, device_code)
        if (!code) return
        const { interval_ms, expiresAt } = code.grant
        const left_ms = Math.min(expiresAt - clock.now(), life_ms - waited_ms)
        // Not past the code's end, but never sooner than the interval either.
        const wait_ms = Math.min(code.wait_ms, Math.max(left_ms, interval_ms))
        waited_ms += await nap.take(wait_ms, soonest_ms, life.signal)

        const grant = followed(progress, device_code)?.grant
        if (!grant) return
        const isOver = clock.now() >= grant.expiresAt || waited_ms >= life_ms
        const polled = await pollOnce(grant)
        answeredAt = clock.now()
        if (polled.next === 'approved') return finish(() => parts.onApproved(polled.tokens))
        if (polled.next === 'code-dead' && (await isFound())) return
        const isOutlived = waited_ms >= life_ms && saysAlive(polled)
        if (isOver && (polled.next === 'trouble' || isOutlived)) {
          happened({ was: 'outlived', device_code })
          continue
        }
        happened({ was: 'polled', device_code, polled })
        if (saysAlive(polled)) correctEnd(grant, life_ms - waited_ms)
      }
    })
  }

  function correctEnd({ device_code, expiresAt }: DeviceGrant, most_ms: number) {
    const left_ms = expiresAt - clock.now()
    if (left_ms <= 0 || left_ms > most_ms + JITTER_MS)
      happened({ was: 'clock-jumped', device_code, expiresAt: clock.now() + most_ms })
  }

  /** Whether another window has signed in meanwhile, perhaps with this very code. */
  async function isFound(): Promise<boolean> {
    const tokens = keptTokens(await storage.look('tokens'))
    stopIfAborted()
    if (tokens) finish(() => parts.onFound(tokens))
    return tokens !== undefined
  }

  async function pollOnce(grant: DeviceGrant): Promise<Polled> {
    const sent = await poll(wire, endpoints, client, grant, life.signal)
    stopIfAborted()
    return sent.ok ? parsePoll(sent.value, clock) : { next: 'trouble', failure: sent.failure }
  }

  async function napping<T>(work: (nap: Nap) => Promise<T>): Promise<T> {
    const nap = createNap(clock)
    naps.add(nap)
    try {
      return await work(nap)
    } finally {
      naps.delete(nap)
    }
  }

  function stopIfAborted(signal = life.signal) {
    if (signal.aborted) throw aborted(signal)
  }

  /** Lets work run unattended; its end by a signal is no error. */
  function unattended(work: Promise<void>, signal = life.signal) {
    work.catch((error) => {
      if (!signal.aborted) throw error
    })
  }

  /** Asks and follows, until another takes its place. */
  function goOn() {
    const work = askAndFollow()
    unattended(work, asking?.signal)
  }

  unattended(begin())
  return {
    poke() {
      for (const nap of naps) nap.poke()
    },
    newCode() {
      if (life.signal.aborted) return
      asking?.abort()
      happened({ was: 'code-wanted' })
      goOn()
    },
  }
}

/** A controller that aborts with `signal`. */
function endingWith(signal: AbortSignal): AbortController {
  const controller = new AbortController()
  if (signal.aborted) controller.abort()
  else signal.addEventListener('abort', () => controller.abort())
  return controller
}

/** Answers that only a living code gets. */
function saysAlive({ next }: Polled): boolean {
  return next === 'pending' || next === 'slower' || next === 'throttled'
}
