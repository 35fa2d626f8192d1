import { useCallback, useState } from 'react'
import { Video } from '../../components/pictures/Video'
import { awakeWhilePlaying } from '../../playback/awake'
import type { UnplayableReason } from '../../playback/playback'
import { createPlayer, type Player as VideoPlayer } from '../../playback/player'
import type { VideoAdapter } from '../../playback/video'
import type { Recording } from '../../recordings/recording'
import type { Failure } from '../../webex/http/failure'
import { useServices } from '../services'
import { PlayerScreen } from './PlayerScreen'
import { Unplayable } from './Unplayable'
import './Player.css'

interface Props {
  recording: Recording
  next?: Recording | undefined
  onNext: (recording: Recording) => void
  onBack: () => void
}

/** Watches one recording; `next` is what the end offers. */
export function Player(props: Props) {
  return <Watching key={props.recording.id} {...props} />
}

function Watching({ recording, next, onNext, onBack }: Props) {
  const { clock, recordings, positions, preferences, tv } = useServices()
  const [player, setPlayer] = useState<VideoPlayer>()
  const [stopped, setStopped] = useState<{
    reason: UnplayableReason
    failure?: Failure | undefined
  }>()
  // biome-ignore lint/correctness/useExhaustiveDependencies: one player for one recording, whatever is drawn anew
  const onAdapter = useCallback(
    (adapter: VideoAdapter) => {
      const playing = createPlayer({
        recording,
        video: (signal) => recordings.videoLink(recording.id, signal),
        speed: preferences.state().speed,
        adapter,
        positions,
        clock,
        connected: tv.connected,
      })
      setPlayer(playing)
      const stops = [
        awakeWhilePlaying(playing, tv.keepAwake),
        tv.onVisible(playing.visible),
        tv.onNetwork((connected) => {
          if (connected) playing.networkBack()
        }),
        playing.subscribe(() => {
          const { reason, failure } = playing.state()
          if (reason) setStopped({ reason, failure })
        }),
      ]
      return () => {
        for (const stop of stops) stop()
        playing.close()
        setPlayer(undefined)
      }
    },
    // A list that is looked up again has the same recordings as other objects.
    [recording.id, clock, recordings, positions, preferences, tv],
  )

  if (stopped)
    return (
      <Unplayable
        recording={recording}
        {...stopped}
        onAgain={() => setStopped(undefined)}
        onBack={onBack}
      />
    )
  return (
    <PlayerScreen
      video={<Video onAdapter={onAdapter} />}
      player={player}
      recording={recording}
      next={next}
      onNext={onNext}
      onBack={onBack}
    />
  )
}
