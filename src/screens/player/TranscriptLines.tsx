import { useMemo, useState } from 'react'
import { List } from '../../components/list/List'
import type { Row } from '../../components/list/list-layout'
import { t } from '../../i18n/i18n'
import { lastBegun } from '../../playback/captions'
import type { Playback } from '../../playback/playback'
import type { Player } from '../../playback/player'
import { usePlayed } from '../../playback/use-player'
import type { TranscriptLine } from '../../webex/recordings/transcripts'
import { Screen } from '../Screen'
import { useServices } from '../services'
import { positionText } from './position-text'
import './TranscriptLines.css'

const LIST = 'transcript-list'
const ROW_PX = 148
const HEIGHT_PX = 856

type LineRow = Row & { line: TranscriptLine; index: number }

/** All that was said, beside the video: OK goes to where a line was said. */
export function TranscriptLines(props: {
  lines: readonly TranscriptLine[]
  player: Player
  onGo: (position_s: number) => void
  onBack: () => void
}) {
  const { lines, player } = props
  const { textScale } = useServices()
  const rows = useMemo(
    () =>
      lines.map(
        (line, index): LineRow => ({
          line,
          index,
          key: `${index}`,
          height: ROW_PX,
          pressable: true,
        }),
      ),
    [lines],
  )
  const current = useMemo(
    () =>
      ({ position_s }: Playback) =>
        lastBegun(lines, position_s),
    [lines],
  )
  const now = usePlayed(player, current)
  const [at, setAt] = useState(`${Math.max(0, now)}`)
  return (
    <Screen name="transcript" layer="overlay" first={LIST} onBack={props.onBack}>
      <h1 className="transcript-heading">{t('video.transcript')}</h1>
      <List
        rows={rows}
        at={at}
        scale={textScale}
        onMove={setAt}
        onPress={({ line }) => props.onGo(line.start_s)}
        render={({ line, index }) => (
          <div className={index === now ? 'transcript-line now' : 'transcript-line'}>
            <p className="transcript-who">
              <span className="digits">{positionText(line.start_s)}</span>
              {line.speaker && <bdi>{line.speaker}</bdi>}
            </p>
            <p className="transcript-text side" dir="auto">
              {line.text}
            </p>
          </div>
        )}
        label={({ line }) =>
          [positionText(line.start_s), line.speaker, line.text].filter(Boolean).join(', ')
        }
        name={t('video.transcript')}
        focusKey={LIST}
        height={HEIGHT_PX}
      />
    </Screen>
  )
}
