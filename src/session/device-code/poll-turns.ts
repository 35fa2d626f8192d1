// One poll of a code at a time among all windows of the app. Windows share the code that waits for its approval
// (RFC 8628), and the server counts the polls of all of them: two that each keep the interval are told to slow down.
// So who polls says so on the disk, in one step that no other window comes between; whoever finds that there waits,
// also while the answer is under way: it may bring the tokens, and a server may revoke those of a code that is used
// again (RFC 6749 4.1.2). This works on every engine, also without locks or messages between windows.

import type { Clock } from '../../clock'
import type { AppStorage } from '../../tv/storage/storage'
import { TIMEOUT_MS } from '../../webex/http/http'
import type { DeviceGrant } from '../../webex/sign-in/device-grant'

/** What keeps the windows that poll one code to one interval together. */
export interface PollTurns {
  /**
   * To be called before a poll. Until `hold` is called, other windows wait for as long as its answer may take.
   * @returns 0 when this window may poll now, otherwise after how many ms it may ask again
   */
  take(grant: DeviceGrant): Promise<number>
  /**
   * To be called after the answer: nobody polls this code within `least_ms`.
   * @param least_ms the interval, or what the server wants (429)
   */
  hold(grant: DeviceGrant, least_ms: number): Promise<void>
}

/** Beside the codes, not in them: each window writes what it knows of a code whenever that changes. */
const KEY = 'turns'
/** More codes than the windows of a television poll at a time. */
const MOST_CODES = 8
/** How long after its turn a window keeps the next one: it polls on, and the others only follow. */
const HEAD_START_MS = 1000
/** No window is kept from polling longer, whatever lies there. */
const LONGEST_HOLD_MS = 600_000

/** Who polled a code last, when (ms by the TV's own clock), how long nobody else does, and the longest interval yet. */
interface Turn {
  /** As on the screen; the device code is a secret that is stored in one place. */
  user_code: string
  by: string
  at: number
  wait_ms: number
  interval_ms: number
}

/**
 * The turns of this window, at the codes of a profile.
 * @param clock its server time may differ between two windows, so the television's own is used
 */
export function createPollTurns(storage: AppStorage, clock: Clock): PollTurns {
  const me = `${clock.now()} ${Math.random()}`
  const ownNow = () => clock.now() - clock.offset()

  /** Writes who polls a code. @param turnAfter gets what was there before, whatever that is */
  const change = ({ user_code }: DeviceGrant, turnAfter: (turn?: Partial<Turn>) => Partial<Turn>) =>
    storage.update(KEY, (stored) => {
      const turns = (Array.isArray(stored) ? stored : []) as (Partial<Turn> | undefined)[]
      const turn = turns.find((turn) => turn?.user_code === user_code)
      return [turnAfter(turn), ...turns.filter((other) => other !== turn)].slice(0, MOST_CODES)
    })

  /** A turn of this window. Another one may have been told to slow down. */
  function mine(at: number, least_ms: number, grant: DeviceGrant, turn?: Partial<Turn>): Turn {
    const interval_ms = Math.max(grant.interval_ms, holdable(turn?.interval_ms))
    const wait_ms = Math.min(Math.max(least_ms, interval_ms), LONGEST_HOLD_MS)
    return { user_code: grant.user_code, by: me, at, wait_ms, interval_ms }
  }

  /**
   * For how long this window does not poll after a turn, ms. Its own pauses are its own affair: a code that is over by
   * the clock is polled before a 429 has passed.
   */
  const pauseAfter = ({ by, wait_ms, interval_ms }: Partial<Turn>) =>
    by === me
      ? Math.min(holdable(wait_ms), holdable(interval_ms))
      : holdable(wait_ms) + HEAD_START_MS

  /** What is left of a turn, ms; one that begins later than now was written before the clock was set. */
  function leftOf(turn: Partial<Turn>, now: number): number {
    const past_ms = now - Number(turn.at)
    return past_ms >= 0 ? Math.max(0, pauseAfter(turn) - past_ms) : 0
  }

  return {
    async take(grant) {
      const now = ownNow()
      let left_ms = 0
      await change(grant, (turn) => {
        left_ms = turn ? leftOf(turn, now) : 0
        return turn && left_ms > 0 ? turn : mine(now, TIMEOUT_MS, grant, turn)
      })
      return left_ms
    },
    async hold(grant, least_ms) {
      const now = ownNow()
      await change(grant, (turn) => mine(now, least_ms, grant, turn))
    },
  }
}

/** A time that a window writes there, ms; 0 in the place of anything else. */
const holdable = (ms: unknown) => (Number(ms) <= LONGEST_HOLD_MS ? Math.max(0, Number(ms)) : 0)
