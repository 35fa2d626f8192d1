import { useEffect, useRef } from 'react'
import type { VideoAdapter } from '../../playback/video'
import { createVideoAdapter } from '../../playback/video-adapter'
import './Video.css'

/**
 * Where a video is shown: all of it, on black.
 * @param onAdapter is given the adapter of the <video> once it is mounted; what it returns is called on unmount
 */
export function Video({ onAdapter }: { onAdapter: (adapter: VideoAdapter) => () => void }) {
  const video = useRef<HTMLVideoElement>(null)
  useEffect(
    () => (video.current ? onAdapter(createVideoAdapter(video.current)) : undefined),
    [onAdapter],
  )
  return (
    // biome-ignore lint/a11y/useMediaCaption: captions are drawn over it, in the viewer's size
    <video ref={video} className="video" preload="auto" playsInline tabIndex={-1} />
  )
}
