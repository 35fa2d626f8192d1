// OK acts when it comes down, so that a press feels immediate. Only on a target that means something
// else by a held OK does it act on release: before HOLD_MS as a press, after it as a hold, and a hold
// acts as soon as a repeat of the key shows it.

import { focusedKey, press } from './focus'

/** How long OK is held until it means more than a press. */
export const HOLD_MS = 600

const holds = new Map<string, () => void>()

/**
 * Gives the target `focusKey` a meaning for a held OK.
 * @returns takes it away again
 */
export function allowHold(focusKey: string, onHold: () => void): () => void {
  holds.set(focusKey, onHold)
  return () => holds.delete(focusKey)
}

/** An OK that is down on a target that can be held; undefined when none is, or it has acted. */
let open: { focusKey: string; since: number } | undefined

/**
 * OK came down.
 * @param at time of the event, ms
 * @param repeated whether it was down already
 */
export function okDown(at: number, repeated: boolean): void {
  // A second press without a release between them: the release got lost, and this stands for it.
  if (open && !repeated) okUp(open.since)
  else if (repeated) {
    if (open && at - open.since >= HOLD_MS) okUp(at)
  } else if (holds.has(focusedKey())) open = { focusKey: focusedKey(), since: at }
  else press()
}

/** OK went up, or has shown that it is held. Means nothing when focus has moved on since. */
export function okUp(at: number): void {
  const held = open
  open = undefined
  if (!held || held.focusKey !== focusedKey()) return
  const onHold = at - held.since >= HOLD_MS ? holds.get(held.focusKey) : undefined
  if (onHold) onHold()
  else press()
}
