// A recording, watched: it plays and pictures are decoded, what is said shows at its second, and it goes
// on where it was after a pause, a seek, a restart, a link that died, and a network that was gone. Old
// Chromium as it is packaged has no H.264, so the videos are WebM.

import type { Room } from '../room'
import { type Scenario, TUESDAY } from '../scenario'

/** Longer than the player waits for a line that has gone quiet. */
const PATIENCE_MS = 30_000
const FOUR_HOURS_S = 4 * 3600
/** Half of the video arrives, and then nothing. */
const HALF = { kind: 'stall', path: '/nbr', count: 1 }

export const recordings: Scenario = {
  name: 'recordings',
  engines: ['79', '87', 'today', 'wpe', 'firefox'],
  servers: TUESDAY,
  async tell(room) {
    await room.servers.sandbox('PUT', 'media', { type: 'webm' })
    if (!(await room.evaluate<string>(`${VIDEO}.canPlayType('video/webm')`)))
      throw new Error("this engine plays no WebM; WPE does so with GStreamer's good plugins")
    await room.signIn()
    await watch(room, 'Quarterly review')
    await plays(room, 0)
    await room.picture('controls')
    await pauses(room)
    await saysWhatIsSaid(room)
    await seeks(room)
    await resumes(room)
    await outlivesItsLink(room)
    await outlivesTheNetwork(room)
    await saysWhyNot(room)
    const { items } = (await room.servers.sandbox('GET', 'trap')) as { items: object[] }
    if (items.length > 0) throw new Error(`tokens came to the videos: ${JSON.stringify(items)}`)
  },
}

const VIDEO = 'document.createElement("video")'

interface Video {
  position_s: number
  frames: number
  paused: boolean
  link: string
  /** Up to which second it was fetched, from where it is on. */
  fetched_s: number
}

/** The video that is on; undefined when there is none. Chromium has the standard's count from 80 on. */
function video(room: Room): Promise<Video | undefined> {
  return room.evaluate<Video | undefined>(`(function (it) {
    return it ? {
      position_s: it.currentTime,
      frames: it.getVideoPlaybackQuality
        ? it.getVideoPlaybackQuality().totalVideoFrames
        : it.webkitDecodedFrameCount,
      paused: it.paused,
      link: it.src,
      fetched_s: (function (end) {
        for (var at = 0; at < it.buffered.length; at++)
          if (it.buffered.start(at) <= it.currentTime && it.currentTime <= it.buffered.end(at))
            end = it.buffered.end(at)
        return end
      })(0)
    } : undefined
  })(document.querySelector('video'))`)
}

/** Waits until it plays at that second or later: the time moves, and pictures are decoded. */
async function plays(room: Room, from_s: number): Promise<Video> {
  const end = performance.now() + PATIENCE_MS
  let first: Video | undefined
  for (;;) {
    const now = await video(room)
    if (now && !now.paused && now.position_s > from_s) {
      first ??= now
      if (now.link !== first.link) first = now
      if (now.position_s > first.position_s + 0.3 && now.frames > first.frames) return now
    }
    if (performance.now() > end)
      throw new Error(`wanted a video from ${from_s} s; there was ${JSON.stringify(now)}`)
    await room.viewer.look()
  }
}

/** From the agenda to a recording on the shelf. */
async function watch(room: Room, title: string) {
  if ((await room.read('.shelf-item')).length === 0) {
    while ((await room.viewer.until('focus', () => true)).isRow) await room.press('ArrowUp')
    await room.press('ArrowLeft', 'ArrowLeft')
    await room.pressUntil('ArrowRight', 'Recordings', 3)
    await room.press('Enter')
    await room.has('.shelf-item')
    await room.focused()
  }
  await room.strike('ArrowUp', 12)
  await room.pressUntil('ArrowDown', new RegExp(`^${title}`), 20)
  await room.press('Enter')
}

async function pauses(room: Room) {
  await room.press('Enter')
  const before = await video(room)
  await room.picture('paused')
  const after = await video(room)
  if (!after?.paused || after.position_s !== before?.position_s)
    throw new Error(`paused at ${before?.position_s}, and then at ${after?.position_s}`)
}

/** In review.vtt: 0.8 to 4.9 s, then 5.2 to 9.6 s; 10.4 to 14.3 s. */
async function saysWhatIsSaid(room: Room) {
  await room.press('ArrowDown')
  await room.pressUntil('ArrowRight', 'Captions: off', 6)
  await room.press('Enter')
  await room.isAt('Captions: small')
  await room.press('Enter')
  await room.pressUntil('ArrowUp', 'Quarterly review', 2)
  await room.press('Enter')
  await shows(room, 'In spring we promised', 5.2, 9.6)
  await shows(room, 'Mateo Rossi: Search answers', 10.4, 14.3)
  await room.picture('captions')
}

async function shows(room: Room, words: string, from_s: number, to_s: number) {
  await room.says(words, '.captions')
  const { position_s = -1 } = (await video(room)) ?? {}
  // It may have gone on while one looked.
  if (position_s < from_s || position_s > to_s + 1) throw new Error(`“${words}” at ${position_s} s`)
}

async function seeks(room: Room) {
  await room.press('ArrowRight', 'ArrowRight')
  await room.says(/^0:3\d$/, '.player-preview')
  await room.picture('preview')
  const { position_s } = await plays(room, 30)
  if (position_s > 45) throw new Error(`sought to ${position_s} s`)
  await room.press('ArrowRight', 'Escape')
  await room.hasNo('.player-preview')
}

async function resumes(room: Room) {
  await room.press('Enter')
  const { position_s = 0 } = (await video(room)) ?? {}
  await room.switchOn()
  await room.viewer.until('meetings', ({ isRow }) => isRow, PATIENCE_MS)
  await watch(room, 'Quarterly review')
  await room.says(/Resumed at 0:[34]\d/)
  await room.picture('resumed')
  const now = await plays(room, Math.floor(position_s) - 1)
  if (now.position_s > position_s + 15)
    throw new Error(`stopped at ${position_s} s, resumed at ${now.position_s} s`)
  await leave(room)
}

/** Back to the shelf: the first may only take the controls away. */
async function leave(room: Room) {
  for (let press = 0; (await video(room)) && press < 3; press++) await room.press('Escape')
  await room.hasNo('video')
}

async function outlivesItsLink(room: Room) {
  await room.servers.sandbox('PUT', 'faults', [HALF])
  await watch(room, 'Autumn roadmap')
  const { link } = await plays(room, 0)
  await room.servers.pass(FOUR_HOURS_S)
  const { fetched_s = 0 } = (await video(room)) ?? {}
  for (let step = 0; step < 5; step++) await room.press('ArrowRight')
  await room.press('Enter')
  const now = await plays(room, 50)
  // Engines that ask for a video in several pieces have got all of it, and need no other link.
  if (now.link === link && fetched_s < now.position_s)
    throw new Error(`it plays at ${now.position_s} s from a dead link that gave ${fetched_s} s`)
  await leave(room)
}

async function outlivesTheNetwork(room: Room) {
  await room.servers.sandbox('PUT', 'faults', [HALF])
  await watch(room, 'Customer interview: Northwind')
  await plays(room, 0)
  const gone = ['/v1', '/nbr'].map((path) => ({ kind: 'offline', path, count: 'always' }))
  await room.servers.sandbox('PUT', 'faults', gone)
  for (let step = 0; step < 4; step++) await room.press('ArrowRight')
  await room.press('Enter')
  const end = performance.now() + PATIENCE_MS
  const words = /No network|This TV’s clock says March 2026/
  while (!words.test((await room.read('.player-status')).join())) {
    const { position_s = 0, fetched_s = 0 } = (await video(room)) ?? {}
    // An engine that has got all of it needs no network.
    if (position_s > 40 && fetched_s > position_s) break
    if (performance.now() > end) throw new Error('it does not say that the network is gone')
  }
  await room.picture('no-network')
  await room.servers.sandbox('DELETE', 'faults')
  await room.evaluate('window.dispatchEvent(new Event("online"))')
  const { position_s } = await plays(room, 40)
  if (position_s > 50) throw new Error(`went on at ${position_s} s`)
  await leave(room)
}

async function saysWhyNot(room: Room) {
  await watch(room, 'Salary round')
  await room.says('has turned off downloads', '.unplayable')
  await room.picture('unplayable')
  const page = await room.scan()
  if (!/^https:.*RCID=/.test(page)) throw new Error(`scanned ${page}`)
  await room.press('Escape')
  await room.hasNo('.unplayable')
}
