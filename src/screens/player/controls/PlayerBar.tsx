import { useCallback } from 'react'
import { t } from '../../../i18n/i18n'
import type { Playback } from '../../../playback/playback'
import type { Player } from '../../../playback/player'
import { usePlayed } from '../../../playback/use-player'
import { type Arrow, useTarget } from '../../../remote/use-remote'
import { positionText } from '../position-text'

/** Its focus key. It has the focus while the controls are hidden, too. */
export const BAR = 'player-bar'

const lengthOf = ({ length_s }: Playback) => length_s
const previewOf = ({ preview_s }: Playback) => preview_s
const resumedOf = ({ resumedFrom_s }: Playback) => resumedFrom_s

/**
 * The time bar: left and right seek, OK plays and pauses. Time runs from left to right in every language, as
 * on every player's keys.
 */
export function PlayerBar(props: {
  player: Player
  /** What a voice guide calls it. */
  name: string
  shown: boolean
  /** Whether it is said where the video went on. */
  resumed: boolean
  onKey: () => void
  /** Down was pressed; true when it was used up. */
  onDown: () => boolean
}) {
  const { player, name, shown, onKey } = props
  // What nobody sees is not drawn anew each second.
  const second = useCallback(
    ({ position_s }: Playback) => (shown ? Math.floor(position_s) : 0),
    [shown],
  )
  const position_s = usePlayed(player, second)
  const length_s = usePlayed(player, lengthOf)
  const preview_s = usePlayed(player, previewOf)
  const resumedFrom_s = usePlayed(player, resumedOf)
  const { ref, focused, pointer } = useTarget<HTMLDivElement>({
    focusKey: BAR,
    onPress() {
      onKey()
      if (player.state().preview_s !== undefined) player.commit()
      else player.toggle()
    },
    onArrow(arrow: Arrow, held) {
      if (arrow === 'down') return props.onDown()
      onKey()
      if (arrow === 'left') player.step('back', held)
      if (arrow === 'right') player.step('forward', held)
      return true
    },
  })
  const text = t('video.position', { at: positionText(position_s), length: positionText(length_s) })
  return (
    <div
      ref={ref}
      className={focused ? 'player-bar focused' : 'player-bar'}
      role="slider"
      tabIndex={-1}
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={Math.floor(length_s)}
      aria-valuenow={position_s}
      aria-valuetext={preview_s === undefined ? text : positionText(preview_s)}
      dir="ltr"
      {...pointer}
    >
      <div className="player-track">
        <i
          className="player-played"
          style={{ transform: `scaleX(${share(position_s, length_s)})` }}
        />
      </div>
      {preview_s !== undefined && (
        <Preview share={share(preview_s, length_s)} position_s={preview_s} />
      )}
      <div className="player-times digits">
        <span>{positionText(position_s)}</span>
        {props.resumed && resumedFrom_s !== undefined && (
          <span className="player-resumed" dir="auto">
            {t('video.resumed', { time: positionText(resumedFrom_s) })} · {t('video.resumedHint')}
          </span>
        )}
        <span>{length_s > 0 && positionText(length_s)}</span>
      </div>
    </div>
  )
}

/** Where OK or a moment's rest goes. */
function Preview({ share, position_s }: { share: number; position_s: number }) {
  return (
    <>
      <i className="player-mark" style={{ left: `${share * 100}%` }} />
      <p className="player-preview digits" style={{ left: `${share * 100}%` }}>
        {positionText(position_s)}
      </p>
    </>
  )
}

const share = (position_s: number, length_s: number) =>
  length_s > 0 ? Math.min(1, Math.max(0, position_s / length_s)) : 0
