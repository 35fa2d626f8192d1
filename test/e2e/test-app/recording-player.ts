// Watching a recording by keys, and what there is to see of it.

import { recordingRows } from './screens'
import { goToTop, type Television } from './test-app'

/** How the video stands that is on. */
export interface VideoState {
  position_s: number
  length_s: number
  paused: boolean
  ended: boolean
  speed: number
  link: string
}

export async function video(tv: Television): Promise<VideoState> {
  await tv.page.locator('video').waitFor({ state: 'attached' })
  return tv.page.locator('video').evaluate((it: HTMLVideoElement) => ({
    position_s: it.currentTime,
    length_s: it.duration,
    paused: it.paused,
    ended: it.ended,
    speed: it.playbackRate,
    link: it.src,
  }))
}

/** How many pictures were decoded. */
export function frames(tv: Television): Promise<number> {
  return tv.page
    .locator('video')
    .evaluate((it: HTMLVideoElement) => it.getVideoPlaybackQuality().totalVideoFrames)
}

/** Waits until it plays at that second or later, moving on with pictures. */
export async function playsFrom(
  tv: Television,
  position_s: number,
  timeout = 15_000,
): Promise<void> {
  const isBeyond = (least: { position_s: number; frames: number }) => {
    const it = document.querySelector('video')
    if (!it || it.paused || it.currentTime <= least.position_s) return false
    return it.getVideoPlaybackQuality().totalVideoFrames > least.frames
  }
  await tv.page.waitForFunction(isBeyond, { position_s, frames: 0 }, { timeout })
  const before = { position_s: (await video(tv)).position_s + 0.3, frames: await frames(tv) }
  await tv.page.waitForFunction(isBeyond, before, { timeout })
}

/** Starts the television anew and opens the shelf, in any language. */
export async function openRecordings(tv: Television): Promise<void> {
  await tv.page.reload()
  await goToTop(tv)
  const isRtl = await tv.page.evaluate(() => document.documentElement.dir === 'rtl')
  const [back, on] = isRtl ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight']
  // To the first of them; the second is the shelf.
  await tv.press(back as string, back as string, back as string, on as string, 'Enter')
  await recordingRows(tv.page).first().waitFor()
}

/** Opens a recording, from the shelf or from wherever the television is. */
export async function watch(tv: Television, title: string): Promise<void> {
  if ((await recordingRows(tv.page).count()) === 0) await openRecordings(tv)
  for (const key of ['ArrowDown', 'ArrowUp'])
    for (let row = 0; row < 30 && !(await tv.focused()).startsWith(title); row++)
      await tv.press(key)
  await tv.press('Enter')
}
