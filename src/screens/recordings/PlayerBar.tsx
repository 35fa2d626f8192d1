import { useCallback } from 'react'
import { t } from '../../i18n/i18n'
import type { Playback } from '../../playback/playback'
import type { Player } from '../../playback/player'
import { usePlayed } from '../../playback/use-player'
import { type Arrow, useTarget } from '../../remote/use-remote'
import { filmTime } from './film-time'

/** Its focus key. It has the focus while the controls are hidden, too. */
export const BAR = 'player-bar'

const lengthOf = ({ length_s }: Playback) => length_s
const previewOf = ({ preview_s }: Playback) => preview_s
const resumedOf = ({ resumedAt_s }: Playback) => resumedAt_s

/**
 * The time bar: left and right seek, OK plays and pauses. Time runs from left to right in every language, as
 * on every player's keys.
 */
export function PlayerBar(props: {
  player: Player
  /** What a voice guide calls it. */
  name: string
  shown: boolean
  /** Whether it is said where the film went on. */
  resumed: boolean
  onKey: () => void
  /** Down was pressed; true when it was used up. */
  onDown: () => boolean
}) {
  const { player, name, shown, onKey } = props
  // What nobody sees is not drawn anew each second.
  const second = useCallback(({ at_s }: Playback) => (shown ? Math.floor(at_s) : 0), [shown])
  const at_s = usePlayed(player, second)
  const length_s = usePlayed(player, lengthOf)
  const preview_s = usePlayed(player, previewOf)
  const resumedAt_s = usePlayed(player, resumedOf)
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
  const text = t('film.position', { at: filmTime(at_s), length: filmTime(length_s) })
  return (
    <div
      ref={ref}
      className={focused ? 'player-bar focused' : 'player-bar'}
      role="slider"
      tabIndex={-1}
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={Math.floor(length_s)}
      aria-valuenow={at_s}
      aria-valuetext={preview_s === undefined ? text : filmTime(preview_s)}
      dir="ltr"
      {...pointer}
    >
      <div className="player-track">
        <i className="player-played" style={{ transform: `scaleX(${share(at_s, length_s)})` }} />
      </div>
      {preview_s !== undefined && <Preview share={share(preview_s, length_s)} at_s={preview_s} />}
      <div className="player-times digits">
        <span>{filmTime(at_s)}</span>
        {props.resumed && resumedAt_s !== undefined && (
          <span className="player-resumed" dir="auto">
            {t('film.resumed', { time: filmTime(resumedAt_s) })} · {t('film.resumedHint')}
          </span>
        )}
        <span>{length_s > 0 && filmTime(length_s)}</span>
      </div>
    </div>
  )
}

/** Where OK or a moment's rest goes. */
function Preview({ share, at_s }: { share: number; at_s: number }) {
  return (
    <>
      <i className="player-mark" style={{ left: `${share * 100}%` }} />
      <p className="player-preview digits" style={{ left: `${share * 100}%` }}>
        {filmTime(at_s)}
      </p>
    </>
  )
}

const share = (at_s: number, length_s: number) =>
  length_s > 0 ? Math.min(1, Math.max(0, at_s / length_s)) : 0
