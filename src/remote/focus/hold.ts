// OK acts when it comes down, so that a press feels immediate. Only on a target that means something
// else by a held OK does it act on release: before HOLD_MS as a press, after it as a hold, and a hold
// acts as soon as a repeat of the key shows it.

import type { Focus } from './focus'

/** How long OK is held until it means more than a press. */
export const HOLD_MS = 600

export interface OkKey {
  /**
   * Gives the target `focusKey` a meaning for a held OK.
   * @returns takes it away again
   */
  allowHold(focusKey: string, onHold: () => void): () => void
  /**
   * OK came down.
   * @param at_ms time of the event
   * @param repeated whether it was down already
   */
  down(at_ms: number, repeated: boolean): void
  /** OK went up, or has shown that it is held. Means nothing when focus has moved on since. */
  up(at_ms: number): void
}

/** Tells a press of OK from a held one, on whatever has the focus. */
export function createOkKey({ focusedKey, press }: Pick<Focus, 'focusedKey' | 'press'>): OkKey {
  const holds = new Map<string, () => void>()
  /** An OK that is down on a target that can be held; undefined when none is, or it has acted. */
  let open: { focusKey: string; since_ms: number } | undefined

  function down(at_ms: number, repeated: boolean) {
    // A second press without a release between them: the release got lost, and this stands for it.
    if (open && !repeated) up(open.since_ms)
    else if (repeated) {
      if (open && at_ms - open.since_ms >= HOLD_MS) up(at_ms)
    } else if (holds.has(focusedKey())) open = { focusKey: focusedKey(), since_ms: at_ms }
    else press()
  }

  function up(at_ms: number) {
    const held = open
    open = undefined
    if (!held || held.focusKey !== focusedKey()) return
    const onHold = at_ms - held.since_ms >= HOLD_MS ? holds.get(held.focusKey) : undefined
    if (onHold) onHold()
    else press()
  }

  return {
    allowHold(focusKey, onHold) {
      holds.set(focusKey, onHold)
      return () => holds.delete(focusKey)
    },
    down,
    up,
  }
}
