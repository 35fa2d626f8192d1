import { useEffect, useRef } from 'react'
import type { Projector } from '../playback/player'
import { filmProjector } from './film-projector'
import './Film.css'

/**
 * Where a film is shown: all of it, on black.
 * @param onProjector is handed what moves it; what it returns is called when it goes
 */
export function Film({ onProjector }: { onProjector: (projector: Projector) => () => void }) {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(
    () => (video.current ? onProjector(filmProjector(video.current)) : undefined),
    [onProjector],
  )
  return (
    // biome-ignore lint/a11y/useMediaCaption: captions are drawn over it, in the viewer's size
    <video ref={video} className="film" preload="auto" playsInline tabIndex={-1} />
  )
}
