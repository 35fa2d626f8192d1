import { useCallback, useSyncExternalStore } from 'react'
import type { Playback } from './playback'
import type { Player } from './player'

/**
 * One thing about how a video stands, for a component that follows it. It is drawn anew only when that thing changes,
 * since the time moves four times a second and televisions are slow.
 * @param select gives a text, a number or a truth; must be the same function from render to render
 */
export function usePlayed<T extends string | number | boolean | undefined>(
  player: Player,
  select: (state: Playback) => T,
): T {
  const snapshot = useCallback(() => select(player.state()), [player, select])
  return useSyncExternalStore(player.subscribe, snapshot)
}
