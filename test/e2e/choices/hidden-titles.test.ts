// Titles that the room is not to read.

import { describe, expect, it } from 'vitest'
import { choose, openSettings, signedInWithClock, value } from '../test-app/choices'
import { tv } from '../test-app/fixture'
import { heading, meetingRows, meetingScreen, titleIn } from '../test-app/screens'

describe('hidden titles', () => {
  async function hold(key: string, ms = 700) {
    await tv.page.keyboard.down(key)
    await tv.page.clock.runFor(ms)
    await tv.page.keyboard.up(key)
    await tv.press()
  }
  const titles = async () => {
    const names = meetingRows(tv.page).evaluateAll((rows) => rows.map((row) => row.ariaLabel ?? ''))
    return (await names).map(titleIn)
  }

  it('hidden titles are "Busy" everywhere, until OK is held, and again after a minute', async () => {
    await signedInWithClock()
    const before = await titles()
    await openSettings()
    await choose('Hide titles')
    expect(await value()).toBe('On')
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toBe('Settings')
    await tv.press('ArrowDown')
    expect(new Set(await titles())).toEqual(new Set(['Busy']))
    for (const title of before) expect(await tv.text()).not.toContain(title)
    expect(await tv.focused()).toContain('Busy')

    await hold('Enter')
    await expect.poll(async () => (await titles())[0]).not.toBe('Busy')
    expect(await meetingScreen(tv.page).count()).toBe(0)
    await tv.page.clock.runFor(61_000)
    await expect.poll(async () => new Set(await titles())).toEqual(new Set(['Busy']))
  })

  it('titles stay hidden on the screen of a meeting, which a short OK still opens', async () => {
    await signedInWithClock()
    await openSettings()
    await choose('Hide titles')
    await tv.press('Escape', 'ArrowDown', 'Enter')
    await meetingScreen(tv.page).waitFor()
    expect(await heading(tv.page).innerText()).toBe('Busy')
  })
})
