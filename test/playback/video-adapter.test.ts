import { beforeEach, describe, expect, it } from 'vitest'
import type { VideoAdapter, VideoEvent } from '../../src/playback/video'
import { createVideoAdapter } from '../../src/playback/video-adapter'

/** What there is of a <video> without an engine. */
class Video extends EventTarget {
  src = ''
  duration = Number.NaN
  readyState = 0
  paused = true
  ended = false
  seeking = false
  playbackRate = 1
  defaultPlaybackRate = 1
  error: { code: number } | null = null
  did: string[] = []
  private time = 0
  get currentTime() {
    return this.time
  }
  set currentTime(to_s: number) {
    this.did.push(`seek ${to_s}`)
    this.seeking = true
    this.time = to_s
  }
  load() {
    this.did.push('load')
    this.time = 0
    this.readyState = 0
  }
  play() {
    this.paused = false
    return undefined
  }
  pause() {
    this.paused = true
  }
  removeAttribute(name: string) {
    this.did.push(`remove ${name}`)
  }
  /** The engine goes on to `position_s`, and says so. */
  moveTo(position_s: number) {
    this.time = position_s
    this.says('timeupdate')
  }
  says(...types: string[]) {
    for (const type of types) {
      if (type === 'loadedmetadata') this.readyState = 1
      if (type === 'seeked') this.seeking = false
      this.dispatchEvent(new Event(type))
    }
  }
}

let video: Video
let adapter: VideoAdapter
let heard: VideoEvent[]
beforeEach(() => {
  video = new Video()
  heard = []
  adapter = createVideoAdapter(video as unknown as HTMLVideoElement)
  adapter.on((event) => heard.push(event))
})
const types = () => heard.map(({ type }) => type)

describe('a <video> as an adapter', () => {
  it('begins where it is told to, and says no other time before it is there', () => {
    adapter.load('video', 754)
    video.duration = 3600
    video.says('timeupdate', 'loadedmetadata')
    video.moveTo(754)
    video.says('seeked', 'canplay', 'playing')
    expect(video.did).toEqual(['load', 'seek 754'])
    expect(heard.filter(({ type }) => type === 'time_moved')).toEqual([
      { type: 'time_moved', position_s: 754 },
    ])
    expect(heard).toContainEqual({ type: 'became_playable', length_s: 3600 })
  })

  it('goes there again where the engine has forgotten it', () => {
    adapter.load('video', 754)
    video.says('loadedmetadata', 'seeked')
    adapter.load('video', 754)
    video.says('canplay')
    expect(video.did).toEqual(['load', 'seek 754', 'load', 'seek 754'])
  })

  it('keeps a seek that comes before there is anything', () => {
    adapter.load('video', 10)
    adapter.seek(300)
    expect(video.did).toEqual(['load'])
    video.says('loadedmetadata')
    expect(video.did).toEqual(['load', 'seek 300'])
  })

  it('tells nothing of the time while it seeks', () => {
    adapter.load('video', 0)
    video.says('loadedmetadata', 'canplay')
    adapter.seek(90)
    video.says('timeupdate')
    expect(types()).not.toContain('time_moved')
    video.says('seeked')
    expect(heard[heard.length - 1]).toEqual({ type: 'time_moved', position_s: 90 })
  })

  it.each([
    [{ code: 3 }, 3],
    [null, 4],
  ])('tells why it failed: %o', (error, code) => {
    adapter.load('video', 0)
    video.error = error
    video.says('error')
    expect(heard).toEqual([{ type: 'failed', code }])
  })

  it('tells no length that there is none of', () => {
    adapter.load('video', 0)
    video.duration = Number.POSITIVE_INFINITY
    video.says('canplay')
    expect(heard).toEqual([{ type: 'became_playable' }])
  })

  it('takes the end for no pause', () => {
    adapter.load('video', 0)
    video.ended = true
    video.says('pause', 'ended')
    expect(types()).toEqual(['ended'])
  })

  it('keeps its speed over another link', () => {
    adapter.setSpeed(1.5)
    expect([video.playbackRate, video.defaultPlaybackRate]).toEqual([1.5, 1.5])
  })

  it('lets go of the decoder, and is quiet then', () => {
    adapter.load('video', 0)
    adapter.unload()
    video.says('error', 'pause', 'timeupdate')
    expect([video.did, heard]).toEqual([['load', 'remove src', 'load'], []])
  })
})
