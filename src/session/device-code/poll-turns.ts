// One poll of a code at a time among all windows of the app. Windows share the code that waits for its approval
// (RFC 8628), and the server counts the polls of all of them: two that each keep the interval are told to slow down.
// So who polls says so on the disk, beside the code, in one step that no other window comes between; whoever finds
// that there waits. This works on every engine, also without locks or messages between windows.

import type { Clock } from '../../clock'
import type { AppStorage } from '../../tv/storage/storage'
import type { DeviceGrant } from '../../webex/sign-in/device-grant'

/** What keeps the windows that poll one code to one interval together. */
export interface PollTurns {
  /**
   * To be called before a poll.
   * @returns 0 when this window may poll now, otherwise after how many ms it may ask again
   */
  take(grant: DeviceGrant): Promise<number>
  /**
   * To be called after the answer: nobody polls this code within `least_ms`.
   * @param least_ms the interval, or what the server wants (429)
   */
  hold(grant: DeviceGrant, least_ms: number): Promise<void>
}

/** Where a code is stored: the one on the screen, and the one that the viewer replaced. */
const KEYS = ['grant', 'replaced']
/** How long after its turn a window keeps the next one: it polls on, and the others only follow. */
const HEAD_START_MS = 1000
/** No window is kept from polling longer, whatever lies there. */
const LONGEST_HOLD_MS = 600_000

/** What lies beside a stored code: who polled last, when (ms by the TV's own clock), and how long nobody else does. */
interface Turn {
  by: string
  at: number
  wait_ms: number
}

type Stored = { device_code?: unknown; interval_ms?: unknown; turn?: Turn } | undefined

/**
 * The turns of this window, at codes that lie in the storage of a profile. A code that does not lie there is this
 * window's alone.
 * @param clock its server time may differ between two windows, so the television's own is used
 */
export function createPollTurns(storage: AppStorage, clock: Clock): PollTurns {
  const me = `${clock.now()} ${Math.random()}`
  const ownNow = () => clock.now() - clock.offset()

  /** Changes what is stored beside a code, wherever it lies. */
  async function change({ device_code }: DeviceGrant, turnAfter: (stored: Stored) => Turn) {
    for (const key of KEYS)
      await storage.update(key, (value) => {
        const stored = value as Stored
        return stored?.device_code === device_code ? { ...stored, turn: turnAfter(stored) } : stored
      })
  }

  /** In ms; another window may have been told to slow down. */
  const intervalOf = (stored: Stored) => Number(stored?.interval_ms) || 0

  /** A turn of this window. */
  const mine = (at: number, wait_ms: number, stored: Stored): Turn => ({
    by: me,
    at,
    wait_ms: Math.max(wait_ms, intervalOf(stored)),
  })

  /**
   * For how long this window does not poll after a turn, ms. Its own pauses are its own affair: a code that is over by
   * the clock is polled before a 429 has passed.
   */
  const pauseAfter = ({ by, wait_ms }: Turn, { interval_ms }: DeviceGrant, stored: Stored) =>
    by === me
      ? Math.min(wait_ms, Math.max(interval_ms, intervalOf(stored)))
      : wait_ms + HEAD_START_MS

  return {
    async take(grant) {
      const now = ownNow()
      let left_ms = 0
      await change(grant, (stored) => {
        const { turn } = stored ?? {}
        left_ms = turn ? leftOf(turn, now, pauseAfter(turn, grant, stored)) : 0
        return turn && left_ms > 0 ? turn : mine(now, grant.interval_ms, stored)
      })
      return left_ms
    },
    async hold(grant, least_ms) {
      const now = ownNow()
      await change(grant, (stored) => mine(now, least_ms, stored))
    },
  }
}

/** What is left of a turn, ms; one that begins later than now was written before the clock was set. */
function leftOf({ at }: Turn, now: number, pause_ms: number): number {
  const end = at + Math.min(pause_ms, LONGEST_HOLD_MS)
  return at <= now && end > now ? end - now : 0
}
