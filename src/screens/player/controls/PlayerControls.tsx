import { useEffect, useState } from 'react'
import { useAfter } from '../../../components/time/use-after'
import type { Playback } from '../../../playback/playback'
import type { Player } from '../../../playback/player'
import { usePlayed } from '../../../playback/use-player'
import type { QueryState } from '../../../queries/query'
import type { Recording } from '../../../recordings/recording'
import type { Transcript } from '../../../recordings/recordings'
import { useBack, useFocus, useIdle, useKeepAwake, useMediaKeys } from '../../../remote/use-remote'
import { useServices } from '../../services'
import { useTitleOf } from '../../titles'
import { BAR, PlayerBar } from './PlayerBar'
import { FIRST, PlayerButtons, START_OVER } from './PlayerButtons'
import { PlayerCaptions } from './PlayerCaptions'
import { PlayerEnd } from './PlayerEnd'
import { PlayerStatus } from './PlayerStatus'

/** The name of the screen. */
export const PLAYER = 'player'
/** How long the controls stay while the video plays and nobody presses a key. */
const CONTROLS_MS = 4000
/** How long it is said where the video went on. */
const RESUMED_MS = 8000

const statusOf = ({ status }: Playback) => status
const runningOf = ({ running }: Playback) => running
const previewingOf = ({ preview_s }: Playback) => preview_s !== undefined
const resumedOf = ({ resumedFrom_s }: Playback) => resumedFrom_s

/** What lies over a video: captions, the controls when they are wanted, what the end offers. */
export function PlayerControls(props: {
  player: Player
  recording: Recording
  transcript: QueryState<Transcript>
  /** Whether the transcript lies over it. */
  isReading: boolean
  onTranscript: () => void
  next?: Recording | undefined
  onNext: (recording: Recording) => void
  onBack: () => void
}) {
  const { player, recording, transcript, isReading, onBack } = props
  const { clock } = useServices()
  const status = usePlayed(player, statusOf)
  const running = usePlayed(player, runningOf)
  const isPreviewing = usePlayed(player, previewingOf)
  const isResumed = useShortly(usePlayed(player, resumedOf) !== undefined)
  const titleOf = useTitleOf()
  const [shown, setShown] = useState(true)
  /** What gets the focus as soon as it is there. */
  const [towards, setTowards] = useState<string>()
  const isOver = status === 'ended'

  const { focusIn } = useFocus()
  const isIdle = useIdle(clock, CONTROLS_MS)
  useEffect(() => {
    if (isIdle && status === 'playing' && !isReading) setShown(false)
  }, [isIdle, status, isReading])
  // The focus does not go with the controls.
  useEffect(() => {
    if (!shown && !isOver) focusIn(PLAYER, BAR)
  }, [focusIn, shown, isOver])
  useEffect(() => {
    if (towards === undefined) return
    focusIn(PLAYER, towards)
    setTowards(undefined)
  }, [focusIn, towards])
  useKeepAwake(status === 'playing' || status === 'buffering')

  const show = () => setShown(true)
  useBack(() => {
    const isOn = status === 'playing' || status === 'paused' || status === 'buffering'
    if (player.state().preview_s !== undefined) player.cancel()
    else if (shown && isOn) setShown(false)
    else onBack()
  }, 'overlay')
  useMediaKeys((key, held) => {
    if (key === 'stop') return onBack()
    show()
    if (key === 'fast-forward') player.step('forward', held)
    else if (key === 'rewind') player.step('back', held)
    else if (held > 1) return
    else if (key === 'play-pause') player.toggle()
    else if (key === 'play') player.play()
    else player.pause()
  })

  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys come through the remote */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: for a pointer; keys have the bar below */}
      <div className="player-surface" onMouseMove={show} onClick={player.toggle} />
      <PlayerCaptions
        player={player}
        lines={isReading || isOver ? NONE : (transcript.data?.lines ?? NONE)}
        raised={shown}
      />
      <PlayerStatus player={player} />
      {isOver ? (
        <PlayerEnd next={props.next} onNext={props.onNext} onAgain={player.play} onBack={onBack} />
      ) : (
        <div className={shown && !isReading ? 'player-controls shown' : 'player-controls'}>
          {/* Where one seeks to stands in its place. */}
          {!isPreviewing && (
            <h1 className="player-title side" dir="auto">
              {titleOf(recording)}
            </h1>
          )}
          <PlayerBar
            player={player}
            name={titleOf(recording)}
            shown={shown}
            resumed={isResumed}
            onKey={show}
            onDown={() => {
              if (shown && !isResumed) return false
              show()
              setTowards(isResumed ? START_OVER : FIRST)
              return true
            }}
          />
          {shown && (
            <PlayerButtons
              player={player}
              running={running}
              transcript={transcript}
              onTranscript={props.onTranscript}
            />
          )}
        </div>
      )}
    </>
  )
}

const NONE: Transcript['lines'] = []

/** True for a while from when it `happened`. */
function useShortly(happened: boolean): boolean {
  const { clock } = useServices()
  const [isOver, setOver] = useState(false)
  useAfter(clock, RESUMED_MS, happened ? 'happened' : undefined, () => setOver(true))
  return happened && !isOver
}
