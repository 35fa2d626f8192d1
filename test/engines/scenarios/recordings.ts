// A recording, watched: it plays and pictures are decoded, what is said shows at its second, and it goes
// on where it was after a pause, a seek, a restart, a link that died, and a network that was gone. Old
// Chromium as it is packaged has no H.264, so the videos are WebM.

import { type Scenario, TUESDAY } from '../journeys/scenario'
import type { TestTv } from '../journeys/test-tv'

/** Longer than the player waits for a line that has gone quiet. */
const PATIENCE_MS = 30_000
const FOUR_HOURS_S = 4 * 3600
/** Half of the video arrives, and then nothing. */
const HALF = { kind: 'stall', path: '/nbr', count: 1 }

export const recordings: Scenario = {
  name: 'recordings',
  engines: ['79', '87', 'today', 'wpe', 'firefox'],
  servers: TUESDAY,
  async run(tv) {
    await tv.servers.sandbox('PUT', 'media', { type: 'webm' })
    if (!(await tv.evaluate<string>(`${VIDEO}.canPlayType('video/webm')`)))
      throw new Error("this engine plays no WebM; WPE does so with GStreamer's good plugins")
    await tv.signIn()
    await watch(tv, 'Quarterly review')
    await plays(tv, 0)
    await tv.picture('controls')
    await pauses(tv)
    await saysWhatIsSaid(tv)
    await seeks(tv)
    await resumes(tv)
    await outlivesItsLink(tv)
    await outlivesTheNetwork(tv)
    await saysWhyNot(tv)
    const { items } = (await tv.servers.sandbox('GET', 'trap')) as { items: object[] }
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
function video(tv: TestTv): Promise<Video | undefined> {
  return tv.evaluate<Video | undefined>(`(function (it) {
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
export async function plays(tv: TestTv, from_s: number): Promise<Video> {
  const end = performance.now() + PATIENCE_MS
  let first: Video | undefined
  for (;;) {
    const now = await video(tv)
    if (now && !now.paused && now.position_s > from_s) {
      first ??= now
      if (now.link !== first.link) first = now
      if (now.position_s > first.position_s + 0.3 && now.frames > first.frames) return now
    }
    if (performance.now() > end)
      throw new Error(`wanted a video from ${from_s} s; there was ${JSON.stringify(now)}`)
    await tv.viewer.look()
  }
}

/** From the agenda to a recording on the shelf. */
export async function watch(tv: TestTv, title: string) {
  if ((await tv.read('.shelf-item')).length === 0) {
    while ((await tv.viewer.until('focus', () => true)).isRow) await tv.press('ArrowUp')
    await tv.press('ArrowLeft', 'ArrowLeft')
    await tv.pressUntil('ArrowRight', 'Recordings', 3)
    await tv.press('Enter')
    await tv.has('.shelf-item')
    await tv.focused()
  }
  await tv.strike('ArrowUp', 12)
  await tv.pressUntil('ArrowDown', new RegExp(`^${title}`), 20)
  await tv.press('Enter')
}

async function pauses(tv: TestTv) {
  await tv.press('Enter')
  const before = await video(tv)
  await tv.picture('paused')
  const after = await video(tv)
  if (!after?.paused || after.position_s !== before?.position_s)
    throw new Error(`paused at ${before?.position_s}, and then at ${after?.position_s}`)
}

/** In review.vtt: 0.8 to 4.9 s, then 5.2 to 9.6 s; 10.4 to 14.3 s. */
async function saysWhatIsSaid(tv: TestTv) {
  await tv.press('ArrowDown')
  await tv.pressUntil('ArrowRight', 'Captions: off', 6)
  await tv.press('Enter')
  await tv.isAt('Captions: small')
  await tv.press('Enter')
  await tv.pressUntil('ArrowUp', 'Quarterly review', 2)
  await tv.press('Enter')
  await shows(tv, 'In spring we promised', 5.2, 9.6)
  await shows(tv, 'Mateo Rossi: Search answers', 10.4, 14.3)
  await tv.picture('captions')
}

async function shows(tv: TestTv, words: string, from_s: number, to_s: number) {
  await tv.says(words, '.captions')
  const { position_s = -1 } = (await video(tv)) ?? {}
  // It may have gone on while one looked.
  if (position_s < from_s || position_s > to_s + 1) throw new Error(`“${words}” at ${position_s} s`)
}

async function seeks(tv: TestTv) {
  await tv.press('ArrowRight', 'ArrowRight')
  await tv.says(/^0:3\d$/, '.player-preview')
  await tv.picture('preview')
  const { position_s } = await plays(tv, 30)
  if (position_s > 45) throw new Error(`sought to ${position_s} s`)
  await tv.press('ArrowRight', 'Escape')
  await tv.hasNo('.player-preview')
}

async function resumes(tv: TestTv) {
  await tv.press('Enter')
  const { position_s = 0 } = (await video(tv)) ?? {}
  await tv.switchOn()
  await tv.viewer.until('meetings', ({ isRow }) => isRow, PATIENCE_MS)
  await watch(tv, 'Quarterly review')
  await tv.says(/Resumed at 0:[34]\d/)
  await tv.picture('resumed')
  const now = await plays(tv, Math.floor(position_s) - 1)
  if (now.position_s > position_s + 15)
    throw new Error(`stopped at ${position_s} s, resumed at ${now.position_s} s`)
  await leave(tv)
}

/** Back to the shelf: the first may only take the controls away. */
export async function leave(tv: TestTv) {
  for (let press = 0; (await video(tv)) && press < 3; press++) await tv.press('Escape')
  await tv.hasNo('video')
}

async function outlivesItsLink(tv: TestTv) {
  await tv.servers.sandbox('PUT', 'faults', [HALF])
  await watch(tv, 'Autumn roadmap')
  const { link } = await plays(tv, 0)
  await tv.servers.pass(FOUR_HOURS_S)
  const { fetched_s = 0 } = (await video(tv)) ?? {}
  for (let step = 0; step < 5; step++) await tv.press('ArrowRight')
  await tv.press('Enter')
  const now = await plays(tv, 50)
  // Engines that ask for a video in several pieces have got all of it, and need no other link.
  if (now.link === link && fetched_s < now.position_s)
    throw new Error(`it plays at ${now.position_s} s from a dead link that gave ${fetched_s} s`)
  await leave(tv)
}

async function outlivesTheNetwork(tv: TestTv) {
  await tv.servers.sandbox('PUT', 'faults', [HALF])
  await watch(tv, 'Customer interview: Northwind')
  await plays(tv, 0)
  const gone = ['/v1', '/nbr'].map((path) => ({ kind: 'offline', path, count: 'always' }))
  await tv.servers.sandbox('PUT', 'faults', gone)
  for (let step = 0; step < 4; step++) await tv.press('ArrowRight')
  await tv.press('Enter')
  const end = performance.now() + PATIENCE_MS
  const words = /No network|This TV’s clock says March 2026/
  while (!words.test((await tv.read('.player-status')).join())) {
    const { position_s = 0, fetched_s = 0 } = (await video(tv)) ?? {}
    // An engine that has got all of it needs no network.
    if (position_s > 40 && fetched_s > position_s) break
    if (performance.now() > end) throw new Error('it does not say that the network is gone')
  }
  await tv.picture('no-network')
  await tv.servers.sandbox('DELETE', 'faults')
  await tv.evaluate('window.dispatchEvent(new Event("online"))')
  const { position_s } = await plays(tv, 40)
  if (position_s > 50) throw new Error(`went on at ${position_s} s`)
  await leave(tv)
}

async function saysWhyNot(tv: TestTv) {
  await watch(tv, 'Salary round')
  await tv.says('has turned off downloads', '.unplayable')
  await tv.picture('unplayable')
  const page = await tv.scan()
  if (!/^https:.*RCID=/.test(page)) throw new Error(`scanned ${page}`)
  await tv.press('Escape')
  await tv.hasNo('.unplayable')
}
