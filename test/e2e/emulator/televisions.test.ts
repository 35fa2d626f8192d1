// The televisions that the emulator pretends to be, and what can happen to them there.

import { describe, expect, it } from 'vitest'
import { clock, meetingRows } from '../test-app/screens'
import { desk, openDesk } from './desk'

const HOUR_MS = 3_600_000

describe.each([
  ['tizen', 10009, 'The television is off.', 'Power'],
  ['webos', 461, 'The television’s home screen.', 'Back to Foyer'],
  ['browser', 27, undefined, 'Back to Foyer'],
] as const)('on %s', (model, back, cover, comeBack) => {
  it(`Back arrives as ${back}, and closes the question that it opened`, async () => {
    await openDesk(model)
    await desk.code()
    const heard = await desk.tv.locator('#app').evaluateHandle((app) => {
      const codes: number[] = []
      app.ownerDocument.defaultView?.addEventListener(
        'keydown',
        ({ keyCode }) => codes.push(keyCode),
        true,
      )
      return codes
    })
    await desk.press('Back')
    await desk.shows('Leave Foyer?')
    expect(await desk.focused()).toBe('Stay')
    await desk.press('Back')
    await expect.poll(() => desk.text()).not.toContain('Leave Foyer?')
    expect(await desk.lastKey()).toBe(`back ${back}`)
    expect(await heard.jsonValue()).toEqual([back, back])
  })

  it('Leave ends it as this television does, and it comes back signed in', async () => {
    await openDesk(model)
    await desk.signIn('ada')
    await desk.showsAgenda()
    await desk.press('Back', 'Right', 'OK')
    if (cover) await desk.page.getByText(cover).waitFor()
    else await desk.shows('Goodbye')
    if (cover) await desk.button(comeBack).first().click()
    else await desk.press('OK')
    await desk.showsAgenda()
    expect(await desk.text()).not.toContain('Leave Foyer?')
    expect(await desk.focused()).toMatch(/Live|Now/)

    await desk.button('Power').click()
    await desk.page.getByText('The television is off.').waitFor()
    await desk.button('Switch on').click()
    await desk.showsAgenda()
    await desk.shows('Ada Brandt')
  })

  it('a held arrow repeats, and stops when it is let go', async () => {
    await openDesk(model)
    await desk.signIn('bo')
    await desk.showsAgenda()
    const seen = [await desk.focused()]
    await desk.button('Down').hover()
    await desk.page.mouse.down()
    await expect
      .poll(async () => {
        const now = await desk.focused()
        if (seen.at(-1) !== now) seen.push(now)
        return seen.length
      })
      .toBeGreaterThan(4)
    await desk.page.mouse.up()
    // The real focus comes to the row once the key rests.
    await expect.poll(() => desk.focused()).toMatch(/^(Today|Tomorrow) · /)
    const last = await desk.focused()
    await desk.press('Up')
    await expect.poll(() => desk.focused()).not.toBe(last)
    await desk.press('Down')
    await expect.poll(() => desk.focused()).toBe(last)
  })

  it('the computer’s keyboard is a remote as well', async () => {
    await openDesk(model)
    await desk.signIn('ada')
    await desk.showsAgenda()
    const { keyboard } = desk.page
    const first = await desk.focused()
    await keyboard.press('ArrowDown')
    await expect.poll(() => desk.focused()).not.toBe(first)
    await keyboard.press('Enter')
    await desk.shows('Join on your phone')
    await keyboard.press('Backspace')
    await expect.poll(() => desk.text()).not.toContain('Join on your phone')
    expect(await desk.lastKey()).toBe(`back ${back}`)
    await keyboard.press('Escape')
    await desk.shows('Leave Foyer?')
    expect(await desk.lastKey()).toBe(`back ${back}`)
  })

  it('a television without a network says so and keeps the agenda, and recovers with it', async () => {
    await openDesk(model)
    await desk.signIn('ada')
    await desk.showsAgenda()
    await desk.pressUntil('Up', 'Ada Brandt')
    await desk.pressUntil('Left', 'Refresh')
    await desk.page.getByText('Offline', { exact: true }).click()
    expect(await desk.focused()).toBe('Refresh')
    await desk.press('OK')
    await desk.shows('No network')
    await desk.showsAgenda()
    await desk.page.getByText('Online', { exact: true }).click()
    await expect.poll(() => desk.text(), { timeout: 15_000 }).not.toContain('No network')
    await desk.shows('Up to date')
  })
})

describe('standby', () => {
  it('standby of 8 hours is followed by the new time and by meetings of now', async () => {
    await openDesk('tizen')
    await desk.signIn('ada')
    await desk.showsAgenda()
    const [time, before] = [await desk.now(), await clock(desk.tv).innerText()]
    const list = desk.page.waitForResponse((answer) => answer.url().includes('/v1/meetings?'))
    await desk.button('8 h').click()
    expect((await list).status()).toBe(200)
    await expect.poll(() => clock(desk.tv).innerText()).not.toBe(before)
    expect((await desk.now()) - time).toBeGreaterThan(8 * HOUR_MS)
    const shown = await clock(desk.tv).innerText()
    expect(shown).toBe(inBerlin(await desk.now()))
    await desk.shows('Up to date')
    await meetingRows(desk.tv)
      .getByText(/^(Live|Now)$/)
      .first()
      .waitFor()

    await desk.button('Power').click()
    await desk.button('Switch on').click()
    await desk.showsAgenda()
    expect((await desk.now()) - time).toBeGreaterThan(8 * HOUR_MS)
  })

  it('standby of 3 days renews what ran out meanwhile, and nobody is asked', async () => {
    await openDesk('webos')
    await desk.signIn('ada')
    await desk.showsAgenda()
    const renewed = desk.page.waitForResponse((answer) => answer.url().endsWith('/access_token'))
    await desk.button('3 days').click()
    expect((await renewed).status()).toBe(200)
    await desk.shows('Up to date')
    await desk.shows('Ada Brandt')
  })

  it.each(['tizen', 'webos', 'browser'])(
    'standby of 10 minutes outlives a code, and a new one comes by itself on %s',
    async (model) => {
      await openDesk(model)
      const code = await desk.code()
      await desk.button('10 min').click()
      await expect.poll(() => desk.code(), { timeout: 20_000 }).not.toBe(code)
      await desk.button('Scan').click()
      await desk.phone.getByRole('button', { name: 'Approve' }).click()
      await desk.showsAgenda()
    },
  )
})

describe('the conditions on the desk', () => {
  it('trouble at the sandbox is said in words, and is over when it is chosen away', async () => {
    await openDesk('tizen')
    await desk.signIn('ada')
    await desk.showsAgenda()
    await desk.page.locator('#fault').selectOption('Has trouble (503)')
    await desk.pressUntil('Up', 'Ada Brandt')
    await desk.pressUntil('Left', 'Recordings')
    await desk.press('OK')
    await desk.shows('Webex is having problems (503)')
    await desk.showsAgenda()
    await desk.page.locator('#fault').selectOption('Works')
    await desk.press('OK')
    await expect.poll(() => desk.text()).not.toContain('Webex is having problems')
  })

  it('sessions that the sandbox ends lead to a code, and say whose they were', async () => {
    await openDesk('webos')
    await desk.signIn('ada')
    await desk.shows('Ada Brandt')
    await desk.page.locator('#fault').selectOption('Ends all sessions, now')
    await desk.pressUntil('Up', 'Ada Brandt')
    await desk.pressUntil('Left', 'Recordings')
    await desk.press('OK')
    await desk.shows('Ada Brandt’s Webex sign-in has expired')
    expect(await desk.code()).toMatch(/^\d{6}$/)
    await expect.poll(() => desk.page.locator('#fault').inputValue()).toBe('Works')
  })

  it('a television that forgets everything asks for a code', async () => {
    await openDesk('tizen')
    await desk.signIn('ada')
    await desk.showsAgenda()
    await desk.button('Forget everything').click()
    expect(await desk.code()).toMatch(/^\d{6}$/)
    await desk.page.reload()
    expect(await desk.code()).toMatch(/^\d{6}$/)
  })

  it('the model is chosen on the page, and kept by a reload', async () => {
    await openDesk('tizen')
    await desk.code()
    await desk.page.getByText('LG webOS').click()
    await desk.code()
    await desk.page.reload()
    await desk.code()
    await desk.press('Back')
    expect(await desk.lastKey()).toBe('back 461')
  })
})

const inBerlin = (at_ms: number) =>
  new Date(at_ms).toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Berlin',
  })
