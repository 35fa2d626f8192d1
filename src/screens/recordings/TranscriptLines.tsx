import { useMemo, useState } from 'react'
import { List } from '../../components/List'
import type { Row } from '../../components/list-layout'
import { t } from '../../i18n/i18n'
import { lastBegun } from '../../playback/captions'
import type { Playback } from '../../playback/playback'
import type { Player } from '../../playback/player'
import { usePlayed } from '../../playback/use-player'
import type { Line } from '../../recordings/vtt'
import { Screen } from '../Screen'
import { useServices } from '../services'
import { filmTime } from './film-time'
import './TranscriptLines.css'

const LIST = 'transcript-list'
const ROW_PX = 148
const HEIGHT_PX = 856

type LineRow = Row & { line: Line; index: number }

/** All that was said, beside the film: OK goes to where a line was said. */
export function TranscriptLines(props: {
  lines: readonly Line[]
  player: Player
  onGo: (at_s: number) => void
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
      ({ at_s }: Playback) =>
        lastBegun(lines, at_s),
    [lines],
  )
  const now = usePlayed(player, current)
  const [at, setAt] = useState(`${Math.max(0, now)}`)
  return (
    <Screen name="transcript" layer="overlay" first={LIST} onBack={props.onBack}>
      <h1 className="transcript-heading">{t('film.transcript')}</h1>
      <List
        rows={rows}
        at={at}
        scale={textScale}
        onMove={setAt}
        onPress={({ line }) => props.onGo(line.start_s)}
        render={({ line, index }) => (
          <div className={index === now ? 'transcript-line now' : 'transcript-line'}>
            <p className="transcript-who">
              <span className="digits">{filmTime(line.start_s)}</span>
              {line.speaker && <bdi>{line.speaker}</bdi>}
            </p>
            <p className="transcript-text side" dir="auto">
              {line.text}
            </p>
          </div>
        )}
        label={({ line }) =>
          [filmTime(line.start_s), line.speaker, line.text].filter(Boolean).join(', ')
        }
        name={t('film.transcript')}
        focusKey={LIST}
        height={HEIGHT_PX}
      />
    </Screen>
  )
}
