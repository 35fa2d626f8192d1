import { Spinner } from '../../../components/notices/Spinner'
import { t } from '../../../i18n/i18n'
import type { Playback } from '../../../playback/playback'
import type { Player } from '../../../playback/player'
import { usePlayed } from '../../../playback/use-player'
import type { Failure } from '../../../webex/http/failure'
import { useFailureText } from '../../failures/use-failure-text'

/** Why nothing moves, in the middle of the screen; nothing while the video plays. */
export function PlayerStatus({ player }: { player: Player }) {
  const failureText = useFailureText()
  const text = usePlayed(player, (state) => statusText(state, failureText))
  const isWaiting = usePlayed(player, waits)
  if (!text) return null
  return (
    <div className="player-status">
      {isWaiting ? <Spinner text={text} /> : <p role="status">{text}</p>}
    </div>
  )
}

const waits = ({ status }: Playback) =>
  status === 'opening' || status === 'buffering' || status === 'recovering'

function statusText(
  { status, needsPress, failure }: Playback,
  failureText: (failure: Failure) => string,
): string | undefined {
  if (status === 'paused') return needsPress ? t('video.pressToPlay') : undefined
  if (failure && (status === 'opening' || status === 'recovering')) return failureText(failure)
  if (status === 'opening') return t('video.opening')
  if (status === 'buffering') return t('video.buffering')
  return status === 'recovering' ? t('video.recovering') : undefined
}
