// What the viewer can choose, by keys alone.

import { describe, expect, it } from 'vitest'
import {
  choose,
  htmlLang,
  openSettings,
  signedInWithClock,
  storedChoices,
  value,
} from '../test-app/choices'
import { tv } from '../test-app/fixture'
import { clock, meetingsShown, settingsScreen, zonesScreen } from '../test-app/screens'

describe('the settings', () => {
  it('the settings are reached from the agenda, show every value, and lead back to where one was', async () => {
    await signedInWithClock()
    await openSettings()
    expect(await tv.focused()).toBe('Text size')
    expect(await value()).toBe('Medium')
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toBe('Settings')
  })

  it('settings change in place by OK, which goes round, and by left and right, which end', async () => {
    await signedInWithClock()
    await openSettings()
    await tv.press('Enter')
    expect(await value()).toBe('Large')
    await tv.press('ArrowRight', 'ArrowRight', 'ArrowRight')
    expect(await value()).toBe('Very large')
    await tv.press('Enter')
    expect(await value()).toBe('Small')
    await tv.press('ArrowLeft')
    expect(await value()).toBe('Small')
    expect(await tv.focused()).toBe('Text size')
  })

  it('the settings say so where settings.js names a time zone that nobody knows, and go on', async () => {
    await signedInWithClock({ settings: { timeZone: 'Mars/Olympus' } })
    await openSettings()
    await tv.press('ArrowDown', 'ArrowDown')
    expect(await tv.focused()).toMatch(/^Time zone, Automatic/)
    await tv.shows('The time zone “Mars/Olympus” in settings.js is not known here')
  })

  it('settings are kept over a restart', async () => {
    await signedInWithClock()
    await openSettings()
    await choose('Text size', 'ArrowRight', 2)
    await choose('Clock', 'ArrowRight')
    await choose('Dim clock', 'ArrowRight', 3)
    await choose('Animations')
    const chosen = { textSize: 'XL', hourCycle: '12', ambientAfter_min: 0, motion: 'off' }
    await expect.poll(storedChoices).toEqual(chosen)
    await tv.page.reload()
    await meetingsShown(tv.page)
    expect(await tv.text()).toMatch(/\d:\d\d\s[ap]m/i)
    const { className, size } = await tv.page.evaluate(() => ({
      className: document.documentElement.className,
      // The style of a class that has it by itself.
      size: getComputedStyle(document.querySelector('.agenda-title') as Element).fontSize,
    }))
    expect(className.split(' ')).toEqual(expect.arrayContaining(['still', 'large-text']))
    expect(Number.parseFloat(size)).toBeCloseTo(36 * 1.3)
  })

  it('settings that cannot be read fall back alone', async () => {
    await signedInWithClock()
    await openSettings()
    await choose('Text size', 'ArrowRight')
    await expect.poll(storedChoices).toEqual({ textSize: 'L' })
    await tv.page.evaluate(
      () =>
        new Promise<void>((resolve) => {
          indexedDB.open('foyer').onsuccess = ({ target }) => {
            const db = (target as IDBOpenDBRequest).result
            const store = db.transaction('kept', 'readwrite').objectStore('kept')
            store.get('preferences').onsuccess = (event) => {
              const { result } = event.target as IDBRequest
              Object.assign(result.value, { language: 7, timeZone: 'Atlantis', hourCycle: '24' })
              store.put(result, 'preferences').onsuccess = () => {
                db.close()
                resolve()
              }
            }
          }
        }),
    )
    await tv.page.reload()
    await meetingsShown(tv.page)
    await openSettings()
    expect(await value()).toBe('Large')
    await tv.press('ArrowDown')
    expect(await value()).toBe('24 hours')
    await tv.press('ArrowDown')
    expect(await tv.focused()).toMatch(/^Time zone, Automatic/)
  })

  it('settings go with the account that is signed out, which leaves nothing', async () => {
    await signedInWithClock()
    await openSettings()
    await choose('Text size', 'ArrowRight', 2)
    await choose('Sign out')
    await tv.shows('Signed in as Ada Brandt')
    expect(await tv.focused()).toBe('Stay signed in')
    await tv.press('ArrowRight', 'Enter')
    await tv.code()
    expect(await tv.page.evaluate(() => document.documentElement.className)).toBe('')
    const left = await tv.stored()
    delete left.grant // the new code that is on the screen, which belongs to nobody yet
    expect(left).toEqual({})
  })

  it('the settings lead to the diagnostics and to what Foyer is, and back to the same row', async () => {
    await signedInWithClock()
    await openSettings()
    await choose('Diagnostics')
    await tv.shows('Key tester')
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toBe('Diagnostics')
    await choose('About Foyer')
    await tv.shows(/^Foyer \d+\.\d+\.\d+$/)
    await tv.shows('MIT')
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toBe('About Foyer')
  })
})

describe('a language', () => {
  it('a language is spoken at once, on the screens beneath as well, and turns them round', async () => {
    await signedInWithClock()
    await openSettings()
    await choose('Language', 'ArrowRight', 2)
    expect(await htmlLang()).toBe('de')
    await tv.shows('Einstellungen')
    expect(await tv.text()).toContain('Aufzeichnungen')
    expect(await tv.focused()).toBe('Sprache')
    await tv.press('ArrowRight')
    expect(await htmlLang()).toBe('ar')
    expect(await tv.page.evaluate(() => document.documentElement.dir)).toBe('rtl')
    expect(await value()).toBe('العربية')
    // What leads back is on the right now.
    await tv.press('ArrowRight')
    expect(await value()).toBe('Deutsch')
    await tv.press('ArrowRight')
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toBe('الإعدادات')
    await tv.press('ArrowRight')
    expect(await tv.focused()).toBe('التسجيلات')
  })

  it("the television's own language keeps the television's way of writing times", async () => {
    await signedInWithClock({ locale: 'en-GB' })
    await openSettings()
    await choose('Language', 'ArrowRight')
    expect(await htmlLang()).toBe('en')
    expect(await tv.text()).not.toMatch(/\d:\d\d\s[AP]M/)
  })
})

describe('a time zone', () => {
  it('a time zone is chosen from a list, and moves every time at once', async () => {
    await signedInWithClock({ zone: 'Europe/London' })
    const hour = async () => Number.parseInt(await clock(tv.page).innerText(), 10)
    const before = await hour()
    await openSettings()
    await tv.pressUntil('ArrowDown', await zoneRow())
    await tv.press('Enter')
    await zonesScreen(tv.page).waitFor()
    expect(await tv.focused()).toMatch(/^Automatic · London · UTC/)
    await tv.pressUntil('ArrowDown', 'Tokyo · UTC+9', 90)
    await tv.press('Enter')
    await expect.poll(() => tv.focused()).toBe('Time zone, Tokyo · UTC+9')
    const summer = (await offset('Europe/London')) / 60
    expect(await hour()).toBe((before + 9 - summer) % 24)
    expect(await storedChoices()).toEqual({ timeZone: 'Asia/Tokyo' })
    await tv.press('Enter')
    await expect.poll(() => tv.focused()).toBe('Tokyo · UTC+9')
    await tv.press('ArrowUp')
    expect(await tv.focused()).toMatch(/^Automatic · London/)
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toBe('Time zone, Tokyo · UTC+9')
  })

  const zoneRow = () =>
    settingsScreen(tv.page)
      .getByRole('button', { name: /^Time zone/ })
      .getAttribute('aria-label')
      .then((label) => label ?? '')
  const offset = (timeZone: string) =>
    tv.page.evaluate((timeZone) => {
      const at = new Date(Math.floor(Date.now() / 60_000) * 60_000)
      const face = new Date(`${at.toLocaleString('en-US', { timeZone })} UTC`)
      return (face.getTime() - at.getTime()) / 60_000
    }, timeZone)
})
