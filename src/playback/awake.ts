// No screen saver over a video: televisions start theirs when the remote has rested for some minutes.

import type { Player } from './player'

/**
 * Asks for no screen saver while a video plays, and gives it back when it pauses, ends, fails, is hidden
 * or is left. Each is said once.
 * @param keepAwake the television's
 * @returns gives it back, and stops following
 */
export function awakeWhilePlaying(
  player: Pick<Player, 'state' | 'subscribe'>,
  keepAwake: (awake: boolean) => void,
): () => void {
  let isAwake = false
  function turn(awake: boolean) {
    if (awake === isAwake) return
    isAwake = awake
    keepAwake(awake)
  }
  function follow() {
    const { status, running } = player.state()
    turn(running && (status === 'playing' || status === 'buffering'))
  }
  const stop = player.subscribe(follow)
  follow()
  return () => {
    stop()
    turn(false)
  }
}
