// How often the key that is down has come down. Some sets send no `repeat` flag and some lose a keyup, so a
// press counts as held when the same key came down shortly before and nothing was heard of its release.

interface Press {
  /** 1 for a press, more for its repeats. */
  count: number
  /** Whether it is a repeat. */
  isHeld: boolean
  /** Whether it stays without effect: it ended an idle state, or repeats one that did. */
  isSwallowed: boolean
}

export interface Presses {
  /**
   * A key came down.
   * @param endsIdle whether nobody had been at the remote, so that this key only shows that somebody is
   */
  down(event: Pick<KeyboardEvent, 'keyCode' | 'repeat' | 'timeStamp'>, endsIdle: boolean): Press
  /** A key was released. @returns whether its press was swallowed */
  up(keyCode: number): boolean
}

/** Longer than any remote's pause before it repeats, ms: a second press after it is a new press. */
const REPEAT_WITHIN_MS = 700

/** Counts the presses of one remote. */
export function createPresses(): Presses {
  let last: (Press & { keyCode: number; at_ms: number }) | undefined
  return {
    down({ keyCode, repeat, timeStamp }, endsIdle) {
      const before = last?.keyCode === keyCode ? last : undefined
      const isHeld = before !== undefined && (repeat || timeStamp - before.at_ms < REPEAT_WITHIN_MS)
      const press = {
        count: isHeld ? before.count + 1 : 1,
        isHeld,
        isSwallowed: endsIdle || (isHeld && before.isSwallowed),
      }
      last = { ...press, keyCode, at_ms: timeStamp }
      return press
    },
    up(keyCode) {
      const released = last?.keyCode === keyCode ? last : undefined
      if (released) last = undefined
      return released?.isSwallowed ?? false
    },
  }
}
