import { Button } from '../../../components/buttons/Button'
import { decimal, t } from '../../../i18n/i18n'
import type { Player } from '../../../playback/player'
import { lacksRight } from '../../../queries/lacks-right'
import type { QueryState } from '../../../queries/query'
import type { Transcript } from '../../../recordings/recordings'
import { CHOICES } from '../../../session/preferences'
import { useServices } from '../../services'

/** Focus keys. */
export const FIRST = 'player-play'
export const START_OVER = 'player-start-over'

/** The controls below a video's time bar: play or pause, captions, transcript, speed, from the start. */
export function PlayerButtons(props: {
  player: Player
  running: boolean
  transcript: QueryState<Transcript>
  onTranscript: () => void
}) {
  const { player, running, transcript } = props
  const { chosen, preferences } = useServices()
  const { captions, speed } = chosen
  const hasLines = (transcript.data?.lines.length ?? 0) > 0
  const none = noLinesText(transcript)
  return (
    <div className="player-buttons">
      <Button focusKey={FIRST} onPress={player.toggle}>
        {t(running ? 'video.pause' : 'video.play')}
      </Button>
      {hasLines && (
        <Button
          onPress={() => preferences.choose({ captions: following(CHOICES.captions, captions) })}
        >
          {t('video.captions', {
            size: t(captions === 'off' ? 'video.captionsOff' : `video.captions${captions}`),
          })}
        </Button>
      )}
      {hasLines && <Button onPress={props.onTranscript}>{t('video.transcript')}</Button>}
      <Button
        onPress={() => {
          const next = following(CHOICES.speed, speed)
          preferences.choose({ speed: next })
          player.setSpeed(next)
        }}
      >
        {t('video.speed', { speed: speedText(speed) })}
      </Button>
      <Button
        focusKey={START_OVER}
        onPress={() => {
          player.seek(0)
          player.play()
        }}
      >
        {t('video.startOver')}
      </Button>
      {none && <p className="player-note">{none}</p>}
    </div>
  )
}

/** The choice after this one; the first after the last. */
function following<T>(choices: readonly T[], choice: T): T {
  return choices[(choices.indexOf(choice) + 1) % choices.length] as T
}

/** "1.5×" */
const speedText = (speed: number) => `${decimal(speed)}×`

/** Why there is nothing to read; undefined when there is, or it is being asked. */
function noLinesText({ data, isFetching, failure }: QueryState<Transcript>): string | undefined {
  if (data) return data.lines.length > 0 ? undefined : t('video.noTranscript')
  if (isFetching || !failure) return undefined
  return t(lacksRight(failure) ? 'video.noTranscriptRight' : 'video.noTranscriptNow')
}
