import { useCallback, useMemo } from 'react'
import { t } from '../../../i18n/i18n'
import { captionsOf, shownAt } from '../../../playback/captions'
import type { Playback } from '../../../playback/playback'
import type { Player } from '../../../playback/player'
import { usePlayed } from '../../../playback/use-player'
import type { TranscriptLine } from '../../../webex/recordings/transcripts'
import { useServices } from '../../services'

/** px of the stage, at text size M. */
const SIZES = { S: 42, M: 54, L: 68 }
/** The safe area's width, without what stands around the letters. */
const WIDTH_PX = 1660
/** How much of its height a letter is wide, semi-bold. */
const LETTER = 0.52

/**
 * The captions: what is said, over the video, where Player.css puts `.captions`. `raised` makes room for the
 * controls.
 */
export function PlayerCaptions(props: {
  player: Player
  lines: readonly TranscriptLine[]
  raised: boolean
}) {
  const { chosen, textScale } = useServices()
  const { captions } = chosen
  if (captions === 'off' || props.lines.length === 0) return null
  const name = t('video.captions', { size: t(`video.captions${captions}`) })
  return <Shown {...props} name={name} size={SIZES[captions] * textScale} />
}

interface ShownProps {
  player: Player
  lines: readonly TranscriptLine[]
  raised: boolean
  /** What a voice guide calls them. */
  name: string
  size: number
}

function Shown({ player, lines, raised, name, size }: ShownProps) {
  const captions = useMemo(
    () => captionsOf(lines, Math.floor(WIDTH_PX / (size * LETTER))),
    [lines, size],
  )
  // What is said here is in the way of where one seeks to.
  const now = useCallback(
    ({ position_s, preview_s }: Playback) =>
      preview_s === undefined ? shownAt(captions, position_s).join(' ') : '',
    [captions],
  )
  const shown = usePlayed(player, now)
  return (
    <div
      className={raised ? 'captions raised' : 'captions'}
      role="group"
      aria-label={name}
      style={{ fontSize: size }}
    >
      {shown !== '' &&
        shown.split(' ').map((at) => {
          const caption = captions[Number(at)]
          return (
            caption && (
              <p key={at} dir="auto">
                <span>
                  {caption.speaker && <b>{caption.speaker}: </b>}
                  {caption.text}
                </span>
              </p>
            )
          )
        })}
    </div>
  )
}
