// The screens in every size of text, in three languages.

import { describe, expect, it } from 'vitest'
import { audit } from '../layout/audit'
import { overlaps } from '../layout/texts'
import { app, switchOn, tv } from '../test-app/fixture'
import {
  diagnosticsScreen,
  dialog,
  meetingScreen,
  meetingsShown,
  settingsScreen,
  zonesScreen,
} from '../test-app/screens'
import { goToButton, SETTINGS, signIn } from '../test-app/test-app'

describe('a text size', () => {
  const LANGUAGES = { English: 'en-GB', German: 'de-DE', Arabic: 'ar-EG' }
  const cases = Object.entries(LANGUAGES).flatMap(([language, locale]) =>
    ['S', 'XL'].map((textSize) => ({ language, locale, textSize })),
  )

  it.each(cases)('all texts have room at $textSize in $language', async ({ locale, textSize }) => {
    const sound = async (screen: string) => {
      await tv.settled()
      const { unsafe, small, faint, focused, focusOutOfSight } = await audit(tv.page)
      expect({ screen, unsafe, small, faint, focusOutOfSight }).toEqual({
        screen,
        unsafe: [],
        small: [],
        faint: [],
        focusOutOfSight: false,
      })
      expect(focused).toHaveLength(1)
      expect({ screen, overlaps: await overlaps(tv.page) }).toEqual({ screen, overlaps: [] })
    }
    await switchOn({ locale, settings: { textSize } })
    await tv.code()
    await sound('sign-in')
    await tv.press('Enter')
    await diagnosticsScreen(tv.page).waitFor()
    await sound('diagnostics')
    await tv.press('Escape')
    await tv.press('Escape')
    await dialog(tv.page).waitFor()
    await sound('exit')
    await tv.press('Escape')
    await signIn(app, tv, 'di')
    await meetingsShown(tv.page)
    await sound('agenda')
    await tv.press('Enter')
    await meetingScreen(tv.page).waitFor()
    await sound('meeting')
    await tv.press('Escape')
    await tv.pressUntil('ArrowUp', 'Di Moreau')
    await tv.press('Enter')
    await sound('account')
    await goToButton(tv, SETTINGS)
    await tv.press('Enter')
    await settingsScreen(tv.page).waitFor()
    await sound('settings')
    await tv.press('ArrowDown', 'ArrowDown', 'Enter')
    await zonesScreen(tv.page).waitFor()
    await sound('zones')
    await tv.press('Escape')
    for (let row = 0; row < 12; row++) await tv.press('ArrowDown')
    await sound('the end of the settings')
  })
})
