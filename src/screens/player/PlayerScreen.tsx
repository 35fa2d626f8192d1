import { type ReactNode, useState } from 'react'
import type { Player } from '../../playback/player'
import type { Recording } from '../../recordings/recording'
import { useTranscript } from '../../recordings/use-recordings'
import { Guard } from '../failures/Guard'
import { Screen } from '../Screen'
import { useServices } from '../services'
import { useTitleOf } from '../titles'
import { BAR } from './controls/PlayerBar'
import { PLAYER, PlayerControls } from './controls/PlayerControls'
import { TranscriptLines } from './TranscriptLines'

/** The video, and what lies over it as soon as there is a player. */
export function PlayerScreen(props: {
  video: ReactNode
  player?: Player | undefined
  recording: Recording
  next?: Recording | undefined
  onNext: (recording: Recording) => void
  onBack: () => void
}) {
  const { video, player, recording, next, onNext, onBack } = props
  const { recordings } = useServices()
  const transcript = useTranscript(recordings, recording)
  const titleOf = useTitleOf()
  const [isReading, setReading] = useState(false)
  const close = () => setReading(false)
  return (
    <>
      <Screen name={PLAYER} label={titleOf(recording)} layer="overlay" first={BAR} onBack={onBack}>
        {video}
        {player && (
          <PlayerControls
            player={player}
            recording={recording}
            transcript={transcript}
            isReading={isReading}
            onTranscript={() => setReading(true)}
            next={next}
            onNext={onNext}
            onBack={onBack}
          />
        )}
      </Screen>
      {isReading && player && transcript.data && (
        <Guard of="transcript" layer="overlay" onBack={close}>
          <TranscriptLines
            lines={transcript.data.lines}
            player={player}
            onBack={close}
            onGo={(position_s) => {
              close()
              player.seek(position_s)
              player.play()
            }}
          />
        </Guard>
      )}
    </>
  )
}
