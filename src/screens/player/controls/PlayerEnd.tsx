import { useEffect } from 'react'
import { Button } from '../../../components/buttons/Button'
import { useStrayOkGuard } from '../../../components/buttons/use-stray-ok-guard'
import { t } from '../../../i18n/i18n'
import type { Recording } from '../../../recordings/recording'
import { useFocus } from '../../../remote/use-remote'
import { useServices } from '../../services'
import { useTitleOf } from '../../titles'

const FIRST = 'player-end'

/** What the end of a video offers; nothing begins by itself. */
export function PlayerEnd(props: {
  next?: Recording | undefined
  onNext: (recording: Recording) => void
  onAgain: () => void
  onBack: () => void
}) {
  const { next } = props
  const { clock } = useServices()
  const titleOf = useTitleOf()
  const guard = useStrayOkGuard(clock)
  const { focusIn } = useFocus()
  useEffect(() => focusIn('player', FIRST), [focusIn])
  const meant = (act: () => void) => () => guard(act)
  return (
    <div className="player-end">
      <p className="player-end-kind">{t(next ? 'video.next' : 'video.ended')}</p>
      {next && (
        <h1 className="player-end-title side" dir="auto">
          {titleOf(next)}
        </h1>
      )}
      <div className="player-end-buttons">
        {next && (
          <Button focusKey={FIRST} onPress={meant(() => props.onNext(next))}>
            {t('video.playNext')}
          </Button>
        )}
        <Button focusKey={next ? undefined : FIRST} onPress={meant(props.onBack)}>
          {t('video.back')}
        </Button>
        <Button onPress={meant(props.onAgain)}>{t('video.watchAgain')}</Button>
      </div>
    </div>
  )
}
