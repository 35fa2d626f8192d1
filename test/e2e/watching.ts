// Watching a recording by keys, and what there is to see of it.

import { expect } from 'vitest'
import type { Television } from './living-room'

/** How the film stands that is on. */
export interface FilmSeen {
  at_s: number
  length_s: number
  paused: boolean
  ended: boolean
  speed: number
  link: string
}

export async function film(tv: Television): Promise<FilmSeen> {
  await tv.page.locator('video').waitFor({ state: 'attached' })
  return tv.page.locator('video').evaluate((it: HTMLVideoElement) => ({
    at_s: it.currentTime,
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
export async function playsFrom(tv: Television, at_s: number, timeout = 15_000): Promise<void> {
  await expect
    .poll(async () => (await film(tv).catch(() => ({ at_s: -1 }))).at_s, { timeout })
    .toBeGreaterThan(at_s)
  const before = { ...(await film(tv)), frames: await frames(tv) }
  await expect
    .poll(async () => (await film(tv)).at_s, { timeout })
    .toBeGreaterThan(before.at_s + 0.3)
  await expect.poll(() => frames(tv), { timeout }).toBeGreaterThan(before.frames)
}

/** Starts the television anew and opens the shelf. */
export async function openRecordings(tv: Television): Promise<void> {
  await tv.page.reload()
  await tv.page.locator('.agenda-meeting').first().waitFor()
  const buttons = ['Refresh', 'Refreshing…', 'Recordings', 'Ada Brandt']
  for (let press = 0; press < 40 && !buttons.includes(await tv.focused()); press++)
    await tv.press('ArrowUp')
  await tv.press('ArrowLeft', 'ArrowLeft')
  await tv.pressUntil('ArrowRight', 'Recordings', 2)
  await tv.press('Enter')
  await tv.page.locator('.shelf-item').first().waitFor()
}

/** Opens a recording, from the shelf or from wherever the television is. */
export async function watch(tv: Television, title: string): Promise<void> {
  if ((await tv.page.locator('.shelf-item').count()) === 0) await openRecordings(tv)
  for (const key of ['ArrowDown', 'ArrowUp'])
    for (let row = 0; row < 12 && !(await tv.focused()).startsWith(title); row++)
      await tv.press(key)
  await tv.press('Enter')
}
