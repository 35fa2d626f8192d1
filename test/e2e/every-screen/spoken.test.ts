// What is seen is heard: all that stands on a row is in its spoken name, and each screen says what it is.

import { describe, expect, it } from 'vitest'
import { openSettings } from '../test-app/choices'
import { app, signedIn, switchOn, tv } from '../test-app/fixture'
import { ownCalendar, wireTime } from '../test-app/own-calendar'
import { meetingRows, recordingRows, titleIn, zonesScreen } from '../test-app/screens'
import { goToTop, NOW_MS, signIn } from '../test-app/test-app'

/** What stands on a row, in the uppermost list, and is not in its name. */
function unspoken(): Promise<string[]> {
  return tv.page.evaluate(() => {
    const lists = [...document.querySelectorAll('[role=group]')]
    const rows = [
      ...(lists[lists.length - 1]?.querySelectorAll('[role=button], [role=spinbutton]') ?? []),
    ]
    return rows.flatMap((row) => {
      const name = `${row.getAttribute('aria-label')} ${row.getAttribute('aria-valuetext') ?? ''}`
      const pieces = [...row.querySelectorAll('*')]
        .filter(
          (one) =>
            one.children.length === 0 ||
            [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
        )
        .filter((one) => !one.closest('[aria-hidden=true]'))
        .map((one) => (one.textContent ?? '').trim())
        .filter(Boolean)
      return pieces
        .filter((text) => !name.includes(text))
        .map((text) => `${text} is not in: ${name}`)
    })
  })
}

/** Goes down a list, and collects what is not spoken on the way. */
async function throughList(keys: number): Promise<string[]> {
  const found = new Set(await unspoken())
  for (let press = 0; press < keys; press++) {
    await tv.press('ArrowDown')
    for (const one of await unspoken()) found.add(one)
  }
  return [...found]
}

/** The live region, which comes after all screens. */
const spoken = () => tv.page.getByRole('status').last().innerText()
const says = (text: string | RegExp) => expect.poll(spoken).toMatch(text)

describe('all that is seen on a row is heard', () => {
  it.each(['ada', 'bo', 'di'])(
    'all that is seen on a row of the agenda of %s is heard',
    async (account) => {
      await signedIn(account)
      expect(await throughList(30)).toEqual([])
    },
  )

  it.each(['de-DE', 'ar-EG'])(
    'all that is seen on a row of the agenda in %s is heard',
    async (locale) => {
      await signedIn('di', { locale })
      expect(await throughList(10)).toEqual([])
    },
  )

  it('two meetings at the same time say that they overlap', async () => {
    await switchOn({ on: false })
    const inHours = (title: string, hours: number) => ({
      id: title,
      title,
      start: wireTime(NOW_MS, 0, hours),
      end: wireTime(NOW_MS, 0, hours + 2),
    })
    await ownCalendar(tv, [inHours('One', 30), inHours('Other', 31)])
    await tv.on()
    await signIn(app, tv, 'cy')
    const row = meetingRows(tv.page).filter({ hasText: 'Other' })
    await row.waitFor()
    expect(await row.innerText()).toContain('Overlaps')
    expect(await row.getAttribute('aria-label')).toContain('Overlaps')
    expect(await unspoken()).toEqual([])
  })

  it('all that is seen on a row of the recordings, the settings and the zones is heard', async () => {
    await signedIn()
    await goToTop(tv)
    await tv.press('ArrowLeft', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft')
    await tv.pressUntil('ArrowRight', 'Recordings', 4)
    await tv.press('Enter')
    await recordingRows(tv.page).first().waitFor()
    await says(/^Recordings$/)
    expect(await throughList(12)).toEqual([])
    await tv.press('Escape')
    await says(/^Meetings by day$/)
    await openSettings()
    await says(/^Settings$/)
    expect(await throughList(2)).toEqual([])
    await tv.press('Enter')
    await zonesScreen(tv.page).waitFor()
    await says(/^Time zone$/)
    expect(await throughList(12)).toEqual([])
  })
})

describe('each screen says what it is', () => {
  it('the sign-in, an empty calendar and empty recordings say what they are, also on the way back', async () => {
    await switchOn()
    await tv.code()
    await says(/./)
    await signIn(app, tv, 'cy')
    await tv.shows('No meetings in the next four weeks')
    await says(/No meetings in the next four weeks/)
    await tv.pressUntil('ArrowRight', 'Recordings', 4)
    await tv.press('Enter')
    await says(/^Recordings\. .*last 4 weeks/)
    await tv.press('Escape')
    await says(/No meetings in the next four weeks/)
    await tv.press('Escape')
    await says(/Leave Foyer\?/)
  })

  it('the screen of a meeting says its title', async () => {
    await signedIn()
    const title = titleIn(await tv.focused())
    await tv.press('Enter')
    await expect.poll(spoken).toContain(title)
    await tv.pressUntil('ArrowRight', 'Description', 2).catch(() => {})
    await tv.press('Escape')
    await says(/^Meetings by day$/)
  })
})
