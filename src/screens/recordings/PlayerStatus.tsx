import { Spinner } from '../../components/Spinner'
import type { Playback } from '../../playback/playback'
import type { Player } from '../../playback/player'
import { usePlayed } from '../../playback/use-player'
import { say } from '../../words/words'
import { failureText } from '../failure-words'

/** Why nothing moves, in the middle of the screen; nothing while the film plays. */
export function PlayerStatus({ player }: { player: Player }) {
  const text = usePlayed(player, statusText)
  const isWaiting = usePlayed(player, waits)
  if (!text) return null
  return (
    <div className="player-status">
      {isWaiting ? <Spinner text={text} /> : <p role="status">{text}</p>}
    </div>
  )
}

const waits = ({ phase }: Playback) =>
  phase === 'opening' || phase === 'buffering' || phase === 'recovering'

function statusText({ phase, needsPress, failure }: Playback): string | undefined {
  if (phase === 'paused') return needsPress ? say('film.pressToPlay') : undefined
  if (failure && (phase === 'opening' || phase === 'recovering')) return failureText(failure)
  if (phase === 'opening') return say('film.opening')
  if (phase === 'buffering') return say('film.buffering')
  return phase === 'recovering' ? say('film.recovering') : undefined
}
