// A reminder over each screen covers nothing that is read there, in every language and in large text.

import { describe, expect, it } from 'vitest'
import { textsOf } from '../layout/texts'
import { MINUTE_S, NEXT, passToBefore, signedInWithClock } from '../test-app/choices'
import { app, restartServers, tv } from '../test-app/fixture'
import { openRecordings, watch } from '../test-app/recording-player'
import { button, meetingScreen, meetingsShown, reminder } from '../test-app/screens'
import { openPerson, openSettings } from '../test-app/test-app'

describe('a reminder', () => {
  const cases = ['en-GB', 'de-DE', 'ar-EG'].flatMap((locale) =>
    ['M', 'XL'].map((textSize) => ({ locale, textSize })),
  )

  /** A viewer at rest gives the focus to the reminder; a key that is nobody's takes it back before each. */
  function neverRest() {
    const press = tv.press.bind(tv)
    tv.press = (...keys) => press(...keys.flatMap((key) => ['F9', key]))
  }

  /** A television on which the reminder has just become due. */
  async function open(...[options]: Parameters<typeof signedInWithClock>) {
    await restartServers()
    await app.sandbox('PUT', 'media', { type: 'webm' })
    await signedInWithClock(options)
    await passToBefore(NEXT, 5 * MINUTE_S - 3)
    neverRest()
  }

  /** Whether the reminder, which is due for a minute, still is for half of it. */
  const isDue = () => NEXT.start_ms - app.now_ms() > 4.5 * MINUTE_S * 1000

  /** From the meetings to each screen. */
  const screens: [string, () => Promise<unknown>][] = [
    ['agenda', async () => {}],
    ['meeting', () => tv.press('Enter').then(() => meetingScreen(tv.page).waitFor())],
    ['account', () => openPerson(tv)],
    ['settings', () => openSettings(tv)],
    ['recordings', () => openRecordings(tv)],
    [
      'player',
      () => watch(tv, 'Quarterly review').then(() => button(tv.page, 'video.pause').waitFor()),
    ],
  ]

  it.each(cases)(
    'a reminder covers no text in $locale at $textSize',
    async ({ locale, textSize }) => {
      const options = { locale, settings: { textSize } }
      await open(options)
      for (const [screen, show] of screens) {
        // Whoever starts anew is reminded anew, and on a slow machine six screens take more than a minute.
        if (isDue()) await tv.page.reload()
        else await open(options)
        await meetingsShown(tv.page)
        await show()
        await reminder(tv.page).waitFor()
        await tv.still()
        // The box around all that it says, which has no role.
        const box = await tv.page.locator('.reminder').boundingBox()
        if (!box) throw new Error(`no reminder over ${screen}`)
        const others = (await textsOf(tv.page)).filter((text) => !text.reminder)
        expect(others.length).toBeGreaterThan(0)
        const covered = others.filter(
          ({ left, top, right, bottom }) =>
            left < box.x + box.width && right > box.x && top < box.y + box.height && bottom > box.y,
        )
        expect({ screen, covered: covered.map(({ words }) => words) }).toEqual({
          screen,
          covered: [],
        })
        // In the safe area, like all the rest.
        expect(Math.max(...others.map(({ bottom }) => bottom))).toBeLessThanOrEqual(1027)
      }
    },
    240_000,
  )
})
