// What Webex sends may be too much for a screen, and a set's own DOM may fail one: the others go on.

import { describe, expect, it } from 'vitest'
import { app, signedIn, switchOn, tv } from '../test-app/fixture'
import {
  agendaScreen,
  focusedRow,
  meetingRows,
  meetingsShown,
  settingsScreen,
} from '../test-app/screens'
import { NOW_MS, openSettings, signIn } from '../test-app/test-app'

const inHours = (hours: number) => new Date(NOW_MS + hours * 3_600_000).toISOString()

/** Signs in somebody who has these meetings, one an hour. */
async function meetings(...items: object[]) {
  const body = {
    items: items.map((item, at) => ({
      id: `m${at}`,
      start: inHours(at + 0.5),
      end: inHours(at + 1.5),
      ...item,
    })),
  }
  await app.sandbox('PUT', 'faults', [
    { kind: 'status', status: 200, path: '/v1/meetings', count: 'always', body },
  ])
  await switchOn()
  await signIn(app, tv, 'ada')
  await meetingsShown(tv.page)
}

/** A set on which nothing can be drawn, until it is mended. */
const breakCanvas = () =>
  tv.page.evaluate(() => {
    const { drawImage } = CanvasRenderingContext2D.prototype
    Object.assign(window, {
      mend: () => (CanvasRenderingContext2D.prototype.drawImage = drawImage),
    })
    CanvasRenderingContext2D.prototype.drawImage = () => {
      throw new TypeError('this set has no such brush')
    }
  })
const mend = () => tv.page.evaluate(() => (window as unknown as { mend(): void }).mend())

async function openMeeting() {
  await focusedRow(tv.page).waitFor()
  await tv.press('Enter')
}

async function openDiagnostics() {
  await tv.pressUntil('ArrowDown', 'Diagnostics', 20)
  await tv.press('Enter')
}

describe('a meeting whose link is too long for a QR code', () => {
  it.each([930, 2954, 100_000])(
    'a meeting with a link of %d characters says that it is too long, and how else to join',
    async (length) => {
      const webLink = 'https://foyer.webex.com/j?'.padEnd(length, 'x')
      await meetings({ title: 'Long way', webLink, meetingNumber: '25551234567' })
      await openMeeting()
      await tv.shows('The link of this meeting is too long for a QR code.')
      await tv.shows('You can join with the meeting number in the Webex app.')
      await tv.shows('2555 123 4567')
      expect(await tv.page.locator('canvas').count()).toBe(0)
      await tv.press('Escape')
      await tv.shows('Long way')
      expect(await agendaScreen(tv.page).count()).toBe(1)
    },
  )

  it('a link of 929 characters has a QR code that a phone reads', async () => {
    const webLink = 'https://foyer.webex.com/j?'.padEnd(929, 'x')
    await meetings({ title: 'Just so', webLink })
    await openMeeting()
    await tv.page.getByRole('img', { name: 'QR code that opens the meeting' }).waitFor()
    await tv.still()
    await expect.poll(() => tv.scan()).toBe(webLink)
  })
})

describe('texts that people spoilt', () => {
  it('texts that people spoilt are shown clean, and a meeting without a title is there', async () => {
    await meetings(
      { title: 'Ring\u0007 the\u0000 \u202ebell' },
      { title: null },
      { state: null },
      { title: '\u200b\ufffd' },
      { title: 'reuni&atilde;o &rarr; &Eacute;cole' },
    )
    await tv.shows('Ring the bell')
    await tv.shows('reunião → École')
    const rows = meetingRows(tv.page)
    const untitled = rows.filter({ hasText: 'Untitled meeting' })
    await expect.poll(() => untitled.count()).toBe(3)
    expect(await tv.text()).not.toContain('could not be')
  })
})

describe('a screen that crashes', () => {
  it('a screen that crashes says so and leads back by OK and by Back, and the diagnostics have a line of it', async () => {
    await signedIn()
    await breakCanvas()
    for (const key of ['Enter', 'Escape']) {
      await openMeeting()
      await tv.shows('This screen had a problem')
      await expect.poll(() => tv.focused()).toBe('Back')
      await tv.press(key)
      await meetingsShown(tv.page)
    }
    await focusedRow(tv.page).waitFor()
    await openSettings(tv)
    // The code of this page cannot be drawn either, so it says so too, and leaves the settings there.
    await openDiagnostics()
    await tv.shows('This screen had a problem')
    await tv.press('Escape')
    await settingsScreen(tv.page).waitFor()
    await mend()
    await expect.poll(() => tv.focused()).toBe('Diagnostics')
    await tv.press('Enter')
    await tv.shows(/TypeError \d+:\d+ +meeting/)
    await tv.shows(/TypeError \d+:\d+ +diagnostics/)
    expect(await tv.text()).not.toContain('no such brush')
  })

  it('a screen that crashes over another takes nothing of it along', async () => {
    await meetings({ title: 'Talk', agenda: 'What it is about' })
    await openMeeting()
    await tv.pressUntil('ArrowRight', 'Description', 6)
    await tv.page.evaluate(() => {
      window.getComputedStyle = () => {
        throw new RangeError('no styles here')
      }
    })
    await tv.press('Enter')
    await tv.shows('This screen had a problem')
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toBe('Description')
  })

  it('an agenda that crashes can be tried again, and left for the settings', async () => {
    await signedIn()
    await tv.context.addInitScript(() => {
      const { setAttribute } = Element.prototype
      Object.assign(window, { mend: () => (Element.prototype.setAttribute = setAttribute) })
      Element.prototype.setAttribute = function (name, value) {
        // Only the arrow of "Refresh" has this one.
        if (name === 'stroke-linecap') throw new DOMException('no such line', 'NotSupportedError')
        setAttribute.call(this, name, value)
      }
    })
    await tv.page.reload()
    await tv.shows('This screen had a problem')
    await expect.poll(() => tv.focused()).toBe('Try again')
    await tv.press('Enter')
    await expect.poll(() => tv.focused()).toBe('Try again')
    await tv.press('ArrowRight', 'Enter')
    await settingsScreen(tv.page).waitFor()
    await openDiagnostics()
    // Without a place in the code, since what broke it is none of the app's.
    await tv.shows(/NotSupportedError +agenda/)
    expect(await tv.text()).not.toContain('no such line')
    await tv.press('Escape', 'Escape')
    await mend()
    await expect.poll(() => tv.focused()).toBe('Settings')
    await tv.press('ArrowLeft', 'Enter')
    await meetingsShown(tv.page)
  })
})
