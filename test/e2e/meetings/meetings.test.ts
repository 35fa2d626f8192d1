import { describe, expect, it } from 'vitest'
import { app, signedIn, switchOn, tv } from '../test-app/fixture'
import { focusedReader, focusedRow, meetingsShown } from '../test-app/screens'
import { signIn } from '../test-app/test-app'

/** To the one that is on for an hour, whenever one looks, and that has all that a meeting can have. */
async function goToRelease() {
  // Those that began with it stand above it or below.
  for (const key of ['ArrowUp', 'ArrowDown'])
    for (let press = 0; press < 8 && !(await tv.focused()).includes('Release 4.2'); press++)
      await tv.press(key)
  expect(await tv.focused()).toContain('Release 4.2')
}

/** Presses keys of a remote one after the other, without a picture in between. */
const pressAtOnce = (...keyCodes: number[]) =>
  tv.page.evaluate((keyCodes) => {
    for (const keyCode of keyCodes)
      for (const type of ['keydown', 'keyup'])
        window.dispatchEvent(new KeyboardEvent(type, { keyCode, cancelable: true }))
  }, keyCodes)

/** Waits until so many pictures were drawn. */
const pictures = (count: number) =>
  tv.page.evaluate(async (count) => {
    for (let picture = 0; picture < count; picture++)
      await new Promise((drawn) => requestAnimationFrame(drawn))
  }, count)

const [UP, DOWN, OK] = [38, 40, 13]
const litRows = () => tv.page.locator('#app .list-row.focused')

describe('a meeting', () => {
  it('a meeting says when it is, whose, and what about, and comes back to the agenda', async () => {
    await signedIn()
    await goToRelease()
    const row = await tv.focused()
    await tv.press('Enter')
    await tv.shows('Meeting number')
    await tv.shows(/@.*webex\.com/)
    await tv.shows('To see one here, mirror your phone’s screen.')
    expect(await tv.focused()).toBe('Back')
    await tv.press('ArrowRight')
    expect(await tv.focused()).toBe('Description')
    await tv.press('Enter')
    await expect.poll(() => focusedReader(tv.page).count()).toBe(1)
    await tv.press('Escape', 'Escape')
    await expect.poll(() => tv.focused()).toBe(row)
  })

  it('a meeting that is opened as the focus moves leaves no row lit beneath it', async () => {
    await signedIn('bo')
    await pressAtOnce(DOWN, OK)
    await tv.shows('Meeting number')
    expect(await litRows().count()).toBe(0)
    await tv.press('Escape')
    await expect.poll(() => litRows().count()).toBe(1)
    expect(await litRows().getAttribute('aria-label')).toBe(await tv.focused())
  })

  it('meetings light one row at most, however many keys come before a picture', async () => {
    await signedIn('bo')
    for (const key of [DOWN, DOWN, UP, DOWN, UP]) {
      await pressAtOnce(key, key, key)
      await pictures(20)
      // None when a reminder has the focus.
      expect(await litRows().count()).toBeLessThan(2)
    }
  })

  it('a meeting says that it recurs, though only one of its days was seen', async () => {
    await signedIn()
    for (let press = 0; press < 80 && !(await tv.focused()).includes('Zoë and Ada'); press++)
      await tv.press('ArrowDown')
    await tv.press('Enter')
    await tv.shows('Recurring')
  })

  it('a meeting shows its password only when OK is pressed on it, and not for long', async () => {
    await switchOn({ on: false, ownClock: true })
    await tv.page.clock.install({ time: app.now_ms() })
    await tv.on()
    await signIn(app, tv, 'ada')
    await meetingsShown(tv.page)
    await goToRelease()
    await tv.press('Enter')
    await tv.shows('Show password')
    expect(await tv.text()).not.toContain('Password:')
    await tv.pressUntil('ArrowRight', 'Show password', 6)
    await tv.press('Enter')
    await tv.shows(/^Password: \S+/)
    await tv.shows('The password hides again after 30 seconds.')
    await tv.page.clock.fastForward(29_000)
    await tv.shows(/^Password: \S+/)
    await tv.page.clock.fastForward(2000)
    await tv.shows('Show password')
    expect(await tv.text()).not.toContain('Password:')
    expect(await tv.text()).not.toContain('hides again')
  })

  it('Foyer keeps no password on the disk', async () => {
    await signedIn()
    await goToRelease()
    await tv.press('Enter')
    await tv.shows('Show password')
    expect(JSON.stringify(await tv.stored())).not.toMatch(/"(password|hostKey|numericPassword)"/)
  })

  it('a meeting names who was invited, and the numbers to call', async () => {
    await signedIn()
    await goToRelease()
    await tv.press('Enter')
    await tv.shows('Call in')
    await tv.pressUntil('ArrowRight', 'Invitees', 6)
    await tv.press('Enter')
    await focusedRow(tv.page).waitFor()
    expect(await tv.focused()).toMatch(/@/)
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toBe('Invitees')
    await tv.press('ArrowRight', 'Enter')
    await focusedRow(tv.page).waitFor()
    expect(await tv.focused()).toMatch(/\d{3}/)
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toBe('Call in')
  })

  it('a meeting of which the account may not see a part says so, and shows the rest', async () => {
    const refusal = { kind: 'status', status: 403, count: 'always' }
    await app.sandbox('PUT', 'faults', [{ ...refusal, path: '/v1/meetingInvitees' }])
    await signedIn()
    await goToRelease()
    await tv.press('Enter')
    await tv.shows('Join on your phone')
    await tv.pressUntil('ArrowRight', 'Invitees', 6)
    await tv.press('Enter')
    await tv.shows('You do not have permission to see this.')
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toBe('Invitees')
  })
})

describe('the days of a busy host', () => {
  it('the days of a busy host go four weeks ahead and back, with few things mounted, and nothing asked twice', async () => {
    const asked: string[] = []
    await switchOn()
    tv.page.on('request', (request) => {
      const url = new URL(request.url())
      if (
        request.method() === 'GET' &&
        url.pathname === '/v1/meetings' &&
        url.searchParams.get('state') === null
      )
        asked.push(url.search)
    })
    await signIn(app, tv, 'bo')
    await meetingsShown(tv.page)
    const day = async () => (await tv.focused()).split(/, \d\d:/)[0]
    const mounted = () => tv.page.locator('button, [role=button]').count()
    const first = await day()
    for (let jump = 0; jump < 28; jump++) {
      const before = await day()
      await expect
        .poll(
          async () => {
            await tv.press('ArrowRight')
            return day()
          },
          { timeout: 20_000 },
        )
        .not.toBe(before)
      expect(await mounted()).toBeLessThan(40)
    }
    const once = asked.length
    for (let jump = 0; jump < 28; jump++) {
      await tv.press('ArrowLeft')
      expect(await mounted()).toBeLessThan(40)
    }
    expect(await day()).toBe(first)
    expect(asked).toHaveLength(once)
    expect(new Set(asked).size).toBe(once)
  })
})
