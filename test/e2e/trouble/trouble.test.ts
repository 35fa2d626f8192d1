import { describe, expect, it } from 'vitest'
import { withPolicy } from '../../../platforms/build/policy'
import { app, switchOn, tv } from '../test-app/fixture'
import { agendaScreen, focusedRow, meetingsShown } from '../test-app/screens'
import { goToTop, signIn } from '../test-app/test-app'

const fault = (...faults: object[]) => app.sandbox('PUT', 'faults', faults)

describe('settings', () => {
  it.each([
    ['clientId', '', 'client id of your Webex integration'],
    ['relay', 'http://relay.example.org', 'https address of your token relay'],
    ['timeZone', 'UTC+5', 'Europe/Berlin'],
  ])('a wrong setting %s is named, with what it should be', async (setting, value, should) => {
    await switchOn({ settings: { [setting]: value } })
    await tv.shows(`“${setting}” in settings.js is not valid.`)
    await tv.shows(should)
    expect(await tv.focused()).toBe('Try again')
  })

  it('a setting that there is not is named, among those that there are', async () => {
    await switchOn({ settings: { timezone: 'Europe/Berlin' } })
    await tv.shows('“timezone” in settings.js is not valid.')
    await tv.shows('This setting does not exist.')
  })

  it('Back on a wrong setting asks before it leaves, as on any first screen', async () => {
    await switchOn({ settings: { clientId: '' } })
    await tv.shows('“clientId”')
    await tv.press('Escape')
    await tv.shows('Leave Foyer?')
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toBe('Try again')
  })

  it('that are missing are asked of a relay, which the viewer names', async () => {
    await switchOn({ on: false })
    await tv.context.route('**/settings.js', (route) => route.abort())
    await tv.on()
    await tv.shows('Which relay does this TV use?')
  })

  describe('in a package that can reach the hosts of its settings alone', () => {
    const REACH = { connect: ['https://webexapis.com'], pictures: [], videos: [] }

    /** @param script what is in the place of settings.js */
    async function switchOnSealed(script: string) {
      await switchOn({ on: false })
      await tv.context.route('**/settings.js', (route) =>
        route.fulfill({ body: script, contentType: 'text/javascript' }),
      )
      await tv.context.route(app.urls.app, async (route) => {
        const response = await route.fetch()
        await route.fulfill({ response, body: withPolicy(await response.text(), REACH) })
      })
      await tv.on()
    }

    it('that do not run are said to be so', async () => {
      await switchOnSealed(
        'window.foyerSettings = { clientId: "C1" relay: "https://r.example/v1" }',
      )
      await tv.shows('settings.js is missing or could not be read.')
      expect(await tv.focused()).toBe('Try again')
      expect(tv.errors.splice(0)).toEqual([expect.stringMatching(/^SyntaxError/)])
    })

    it('that name nothing cannot be given on the TV', async () => {
      await switchOnSealed('window.foyerSettings = { clientId: "", relay: "" }')
      await tv.shows('This package cannot be set up on the TV')
    })
  })
})

describe('signing in through trouble', () => {
  it('the sign-in says that there is no network, and goes on by itself when there is', async () => {
    await fault({ kind: 'offline', path: '/v1/device/authorize', count: 'always' })
    await switchOn()
    await tv.shows('Still trying to get a code')
    expect(await tv.focused()).toBe('Try again')
    await app.sandbox('DELETE', 'faults')
    await tv.press('Enter')
    expect(await tv.code()).toMatch(/^\d{6}$/)
  })

  it('the sign-in does not blame the cable for a relay that is off', async () => {
    await switchOn({ settings: { relay: 'http://localhost:9/v1' } })
    await tv.shows('This TV is online, but the sign-in server does not answer')
    await tv.context.setOffline(true)
    await tv.shows('No network connection. Check the cable')
  })

  it.each([
    ['a captive portal', { kind: 'html' }, 'log in to this network first'],
    ['half an answer', { kind: 'truncated' }, 'log in to this network first'],
    [
      'an answer of the wrong shape',
      { kind: 'status', status: 200, body: { code: 7 } },
      'log in to this network first',
    ],
    [
      'an absurd answer',
      {
        kind: 'status',
        status: 200,
        body: {
          device_code: 'd',
          user_code: '123456',
          verification_uri: 'javascript:alert(1)',
          interval: -1,
          expires_in: 1e12,
        },
      },
      'log in to this network first',
    ],
    ['trouble at Webex', { kind: 'status', status: 503 }, 'Webex is having problems (503)'],
  ])('%s is said in words, and the code comes when it is over', async (_, kind, words) => {
    await fault({ path: '/v1/device/authorize', count: 1, ...kind })
    await switchOn()
    await tv.shows(words)
    expect(await tv.code()).toMatch(/^\d{6}$/)
  })

  it('an app that is set up wrongly says what to fix, and does not loop', async () => {
    const settings = { scopes: 'meeting:schedules_read spark:all' }
    await switchOn({ on: false, ownClock: true, settings })
    await tv.page.clock.install({ time: app.now_ms() })
    await tv.on()
    await tv.shows('This app is not set up correctly')
    await tv.shows(/Tracking ID/)
    let asked = 0
    tv.page.on('request', (request) => {
      // The scripts of other screens come when there is time.
      if (request.resourceType() !== 'script') asked += 1
    })
    await tv.page.clock.fastForward(60_000)
    await tv.settled()
    expect(asked).toBe(0)
  })

  it('a refusal on the phone is said, and OK gives a new code', async () => {
    await switchOn()
    const user_code = await tv.code()
    await app.sandbox('POST', 'deny', { user_code })
    await tv.shows('Sign-in declined')
    await tv.press('Enter')
    await expect.poll(() => tv.code()).not.toBe(user_code)
  })

  it('a killed app comes back with the same code, and its approval counts', async () => {
    await switchOn()
    const user_code = await tv.code()
    // Nobody has read it before that.
    await expect.poll(() => tv.stored()).toHaveProperty('grant')
    await tv.page.goto('about:blank')
    await app.sandbox('POST', 'approve', { user_code, account: 'cy' })
    await tv.on()
    await tv.shows('No meetings in the next four weeks')
  })
})

describe('the agenda through trouble', () => {
  it('the agenda shows what was seen last when there is no network, and says so', async () => {
    await switchOn()
    await signIn(app, tv, 'ada')
    await meetingsShown(tv.page)
    // They are on the screen a moment before they are on the disk.
    await expect.poll(() => tv.stored()).toHaveProperty('agenda')
    await fault({ kind: 'offline', path: '/v1', count: 'always' })
    await tv.page.reload()
    await meetingsShown(tv.page)
    await tv.shows('This TV is online, but Webex does not answer')
    await app.sandbox('DELETE', 'faults')
    await tv.pressUntil('ArrowUp', 'Ada Brandt')
    await tv.pressUntil('ArrowLeft', 'Refresh', 4)
    await tv.press('Enter')
    await expect.poll(() => tv.text()).not.toContain('does not answer')
  })

  it('the agenda says when nothing is planned, with something to press', async () => {
    await switchOn()
    await signIn(app, tv, 'cy')
    await tv.shows('No meetings in the next four weeks')
    expect(await tv.focused()).toBe('Refresh')
  })

  it('the agenda says why there is nothing when the first look fails, and recovers', async () => {
    await fault({ kind: 'html', path: '/v1/meetings', count: 1 })
    await switchOn()
    await signIn(app, tv, 'ada')
    await tv.shows('log in to this network first')
    await expect.poll(() => tv.focused()).toBe('Try again')
    await tv.press('Enter')
    await meetingsShown(tv.page)
    expect(await tv.focused()).toMatch(/^Today/)
  })

  it('a viewer who has gone elsewhere stays there when the meetings arrive', async () => {
    await fault({ kind: 'html', path: '/v1/meetings', count: 1 })
    await switchOn()
    await signIn(app, tv, 'ada')
    await expect.poll(() => tv.focused()).toBe('Try again')
    await tv.press('ArrowUp', 'ArrowRight', 'ArrowRight', 'ArrowRight')
    expect(await tv.focused()).toBe('Ada Brandt')
    await meetingsShown(tv.page, 60_000)
    await tv.still()
    expect(await tv.focused()).toBe('Ada Brandt')
  })

  it('words about trouble never cover the row that has the focus', async () => {
    await switchOn()
    await signIn(app, tv, 'ada')
    await meetingsShown(tv.page)
    for (let press = 0; press < 60; press++) await tv.page.keyboard.press('ArrowDown')
    await fault({ kind: 'offline', path: '/v1', count: 'always' })
    await tv.page.evaluate(() => window.dispatchEvent(new Event('online')))
    const trouble = agendaScreen(tv.page).getByRole('alert')
    await trouble.waitFor()
    await tv.still()
    const [row, words] = await Promise.all([
      focusedRow(tv.page).boundingBox(),
      trouble.boundingBox(),
    ])
    expect((row?.y ?? 0) + (row?.height ?? 0)).toBeLessThanOrEqual(words?.y ?? 0)
  })

  it('the agenda leaves out the one meeting that cannot be read, and counts it', async () => {
    await switchOn()
    await signIn(app, tv, 'di')
    await tv.shows('1 meeting could not be shown')
    await tv.shows('Nothing, written as null')
  })

  it('the agenda holds hundreds of meetings with few of them mounted', async () => {
    await switchOn()
    await signIn(app, tv, 'bo')
    await meetingsShown(tv.page)
    for (let day = 0; day < 9; day++) {
      await tv.press('ArrowRight')
      expect(await tv.page.locator('[role=button], button').count()).toBeLessThan(40)
    }
    await tv.press('ArrowDown', 'ArrowDown')
    const last = await tv.focused()
    await tv.press('Enter')
    await tv.shows('Join on your phone')
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toBe(last)
  })

  it('Foyer says whose session it was that Webex ended', async () => {
    await switchOn()
    await signIn(app, tv, 'ada')
    await tv.shows('Ada Brandt')
    await goToTop(tv)
    await tv.pressUntil('ArrowLeft', 'Refresh', 4)
    await fault({ kind: 'revoked' })
    await tv.press('Enter')
    await tv.shows('Ada Brandt’s Webex sign-in has expired')
    const stored = async () => {
      const { household, grant: _, ...left } = await tv.stored()
      return { household, left }
    }
    // Whose turn it is to sign in again, and nothing that opens anything; said first, then done.
    const ada = { id: 1, at: 'ended', person: { displayName: 'Ada Brandt' } }
    await expect.poll(stored).toMatchObject({ household: { people: [ada] } })
    await expect.poll(async () => (await stored()).left).toEqual({})
    expect(JSON.stringify((await stored()).household)).not.toContain('token')
  })

  it('Foyer signs nobody out for trouble at Webex', async () => {
    await switchOn()
    await signIn(app, tv, 'ada')
    await meetingsShown(tv.page)
    // They are on the screen a moment before they are on the disk.
    await expect.poll(() => tv.stored()).toHaveProperty('agenda')
    await fault(
      { kind: 'access-expired' },
      { kind: 'status', status: 503, path: '/v1/access_token', count: 'always' },
    )
    await tv.page.reload()
    await tv.shows(/having problems|refused/)
    await meetingsShown(tv.page)
    expect(await tv.stored()).toHaveProperty('tokens')
  })
})

describe('other languages', () => {
  it.each([
    ['de-DE', 'Ihre Webex-Meetings auf diesem Fernseher', 'ltr', 'Diagnose'],
    ['ar-EG', 'اجتماعاتك في Webex على هذا التلفاز', 'rtl', 'التشخيص'],
  ])('words, direction and arrows are those of %s', async (locale, title, direction, button) => {
    await switchOn({ locale })
    await tv.shows(title)
    expect(await tv.page.locator('html').getAttribute('dir')).toBe(direction)
    await tv.code()
    expect(await tv.focused()).toBe(button)
    await signIn(app, tv, 'ada')
    await meetingsShown(tv.page)
    const day = await focusedRow(tv.page).getAttribute('aria-label')
    await tv.press(direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight')
    expect(await focusedRow(tv.page).getAttribute('aria-label')).not.toBe(day)
  })
})
