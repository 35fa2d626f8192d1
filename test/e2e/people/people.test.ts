// Several people at one television, by keys alone.

import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { app, signedIn, tv } from '../test-app/fixture'
import {
  meetingRows,
  meetingsShown,
  peopleScreen,
  settingsScreen,
  topButtons,
} from '../test-app/screens'
import { ADD_A_PERSON, goToButton, goToTop, openSettings, signIn } from '../test-app/test-app'

const NAMES = { ada: 'Ada Brandt', bo: 'Bo Lindqvist', cy: 'Cy Okafor', di: 'Di Moreau' }
type Account = keyof typeof NAMES

/** From Ada's agenda, alone: adds somebody, up to the code. */
async function adding() {
  await tv.pressUntil('ArrowUp', 'Ada Brandt')
  await tv.press('Enter')
  await tv.shows('Signed in as Ada Brandt')
  await goToButton(tv, ADD_A_PERSON)
  await tv.press('Enter')
  await tv.shows('Add another person to this TV')
  return tv.code()
}

/** Ada and Cy; it is Cy's turn. */
async function two() {
  await signedIn()
  await adding()
  await approve('cy')
}

async function approve(account: Account) {
  await signIn(app, tv, account)
  await expect.poll(() => person()).toBe(NAMES[account])
}

/** Whose agenda is on, by the button that bears the name. */
const person = () => topButtons(tv.page).last().innerText()

/** Somebody among those who use this television. */
const tile = (name: string) => peopleScreen(tv.page).getByRole('button', { name })
const opacity = (picture: Locator) => picture.evaluate((it) => getComputedStyle(it).opacity)

/** To the button that bears somebody's name, from a list of meetings or from an empty one. */
async function goToPerson(name: string) {
  await goToTop(tv)
  await tv.pressUntil('ArrowRight', name, 4)
}

/** @param before what is done when only OK is left to press: the app may ask by itself right after it */
async function refresh(before = async () => {}) {
  await goToTop(tv)
  await tv.pressUntil('ArrowLeft', 'Refresh', 4)
  await before()
  await tv.press('Enter')
}

const revoke = async () => void (await app.sandbox('PUT', 'faults', [{ kind: 'revoked' }]))

/** To who is watching, from an agenda. */
async function openPeople(name: string) {
  await goToPerson(name)
  await tv.press('Enter')
  await tv.shows('Who is using Foyer?')
}

/** Everything of one database as text. */
const disk = async (name: string) => JSON.stringify((await tv.databases())[name] ?? {})

describe('several people', () => {
  it('a person is added without losing who is there; each has what is theirs', async () => {
    await signedIn()
    const before = await disk('foyer')
    await adding()
    expect(await tv.text()).toContain('Back to Ada Brandt')
    expect(await disk('foyer')).toBe(before)
    await approve('cy')
    await tv.shows('No meetings in the next four weeks')
    expect(await tv.text()).not.toContain('Ada')
    await expect
      .poll(async () => Object.keys((await tv.databases())['foyer-2'] ?? {}))
      .toContain('agenda')
    expect(await disk('foyer-2')).not.toMatch(/ada@|Ada Brandt/)
    expect(await disk('foyer')).not.toMatch(/cy@|Cy Okafor/)
    expect(await disk('foyer-household')).not.toMatch(/token|agenda|preferences/)
  })

  it('each person reaches their settings from the agenda, without a way through who is there', async () => {
    await two()
    await openSettings(tv)
    expect(await peopleScreen(tv.page).count()).toBe(0)
    await tv.press('Escape')
    await expect.poll(() => tv.focused()).toBe('Settings')
  })

  it('people are shown by their pictures from Webex, and by their initials without one', async () => {
    await two()
    await openPeople('Cy Okafor')
    const [ada, cy] = [tile('Ada Brandt'), tile('Cy Okafor')]
    const picture = ada.locator('img')
    await expect.poll(() => opacity(picture)).toBe('1')
    expect(await picture.evaluate((it: HTMLImageElement) => it.naturalWidth)).toBe(320)
    expect(await picture.getAttribute('src')).toMatch(/^http:\/\/localhost:\d+\/avatar\/ada$/)
    expect(await cy.locator('img').count()).toBe(0)
    expect(await cy.innerText()).toMatch(/^CO\s/)
  })

  it('people are shown by their initials when the picture cannot be had', async () => {
    await two()
    await app.sandbox('PUT', 'faults', [
      { kind: 'status', status: 404, path: '/avatar', count: 'always' },
    ])
    await openPeople('Cy Okafor')
    const ada = tile('Ada Brandt')
    const picture = ada.locator('img')
    await expect.poll(() => picture.evaluate((it: HTMLImageElement) => it.complete)).toBe(true)
    expect(await ada.innerText()).toMatch(/^AB\s/)
    expect(await opacity(picture)).toBe('0')
  })

  it('people are switched between in two presses', async () => {
    await two()
    await goToPerson('Cy Okafor')
    await tv.press('Enter', 'Enter')
    await meetingsShown(tv.page)
    expect(await person()).toBe('Ada Brandt')
    expect(await tv.focused()).toMatch(/^Today/)
    await goToPerson('Ada Brandt')
    await tv.press('Enter', 'Enter')
    await tv.shows('No meetings in the next four weeks')
    expect(await person()).toBe('Cy Okafor')
  })

  it('people never see the answers to each other’s requests, however late they come', async () => {
    await two()
    await openPeople('Cy Okafor')
    await tv.press('Enter')
    await meetingsShown(tv.page)
    // The first look is over, so that the one which is held is that of the key.
    await tv.page.getByLabel('Refresh', { exact: true }).waitFor()
    let answer = () => {}
    const held = new Promise<void>((resolve) => {
      answer = resolve
    })
    let asked = 0
    await tv.page.route(/meetingType=scheduledMeeting/, async (route) => {
      asked += 1
      if (asked === 1) await held
      await route.continue().catch(() => {}) // nobody waits for it any more
    })
    await goToPerson('Ada Brandt')
    await refresh()
    await tv.page.getByLabel(/^Refreshing/).waitFor()
    await goToPerson('Ada Brandt')
    await tv.press('Enter', 'Enter')
    await tv.shows('No meetings in the next four weeks')
    const before = asked
    answer()
    await refresh()
    await expect.poll(() => asked).toBeGreaterThan(before)
    await tv.shows('Up to date')
    expect(await tv.text()).not.toContain('Ada')
    expect(await meetingRows(tv.page).count()).toBe(0)
    expect(await disk('foyer-2')).not.toMatch(/ada@|Ada Brandt/)
  })

  it('people have settings of their own', async () => {
    await two()
    await openPeople('Cy Okafor')
    await tv.pressUntil('ArrowDown', 'Settings', 3)
    await tv.press('Enter')
    await settingsScreen(tv.page).waitFor()
    await tv.press('ArrowRight', 'ArrowRight', 'Escape')
    const className = () => tv.page.evaluate(() => document.documentElement.className)
    expect(await className()).toBe('large-text')
    await openPeople('Cy Okafor')
    await tv.press('Enter')
    await meetingsShown(tv.page)
    expect(await className()).toBe('')
    expect(await disk('foyer')).not.toContain('textSize')
  })

  it('Foyer begins with the last person after a restart', async () => {
    await two()
    await tv.page.reload()
    await tv.shows('No meetings in the next four weeks')
    expect(await person()).toBe('Cy Okafor')
    await openPeople('Cy Okafor')
    await tv.press('Enter')
    await meetingsShown(tv.page)
    await tv.page.reload()
    await meetingsShown(tv.page)
    expect(await person()).toBe('Ada Brandt')
  })

  it('Foyer asks who it is at the start where that is wanted, before anything is shown or asked', async () => {
    await two()
    await openPeople('Cy Okafor')
    await tv.pressUntil('ArrowDown', 'Settings', 3)
    await tv.press('ArrowRight')
    expect(await tv.focused()).toBe('Ask who it is at start: Off')
    await tv.press('Enter')
    await expect.poll(() => tv.focused()).toBe('Ask who it is at start: On')
    await expect.poll(() => disk('foyer-household')).toContain('"ask":true')
    const asked: string[] = []
    tv.page.on('request', (request) => asked.push(request.url()))
    await tv.page.reload()
    await tv.shows('Who is using Foyer?')
    expect(await tv.focused()).toBe('Cy Okafor')
    await tv.settled()
    expect(asked.filter((url) => url.includes('/v1/'))).toEqual([])
    // Nobody has been chosen, so Back is about to leave; the diagnostics are there all the same.
    await tv.press('Escape')
    await tv.shows('Leave Foyer?')
    await tv.press('Escape')
    await tv.press('ArrowDown')
    await tv.pressUntil('ArrowRight', 'Diagnostics', 3)
    await tv.press('Enter')
    await tv.shows('Key tester')
    await tv.press('Escape')
    await tv.press('ArrowUp')
    await tv.pressUntil('ArrowLeft', 'Ada Brandt', 3)
    await tv.press('Enter')
    await meetingsShown(tv.page)
    expect(await person()).toBe('Ada Brandt')
  })

  it('people can be signed out one by one, which leaves no trace of that one', async () => {
    await two()
    await openPeople('Cy Okafor')
    await tv.pressUntil('ArrowDown', 'Settings', 3)
    await tv.pressUntil('ArrowRight', 'Sign out a person', 3)
    await tv.press('Enter')
    await tv.shows('Who do you want to sign out?')
    expect(await tv.focused()).toBe('Cancel')
    await tv.press('ArrowDown')
    expect(await tv.focused()).toBe('Sign out Ada Brandt')
    await tv.press('Enter')
    await expect.poll(() => disk('foyer')).toBe('{}')
    await expect.poll(() => tv.focused()).toBe('Sign out a person')
    for (const name of Object.keys(await tv.databases()))
      expect(await disk(name)).not.toMatch(/ada@|Ada Brandt/)
    expect(await tv.text()).not.toContain('Ada Brandt')
    await tv.press('Escape')
    expect(await person()).toBe('Cy Okafor')
    // What was emptied is deleted at the next start.
    await tv.page.reload()
    await tv.shows('No meetings in the next four weeks')
    await expect.poll(async () => Object.keys(await tv.databases())).not.toContain('foyer')
  })

  it('Foyer goes on with who is left when the one who watches signs out', async () => {
    await two()
    await openPeople('Cy Okafor')
    await tv.pressUntil('ArrowDown', 'Settings', 3)
    await tv.press('Enter')
    await tv.pressUntil('ArrowDown', 'Sign out')
    await tv.press('Enter')
    await tv.shows('Signed in as Cy Okafor')
    await tv.press('ArrowRight', 'Enter')
    await meetingsShown(tv.page)
    expect(await person()).toBe('Ada Brandt')
    expect(await disk('foyer-2')).toBe('{}')
  })
})

describe('somebody more', () => {
  it('a new person who changes their mind leaves nothing, by the button or by Back', async () => {
    await signedIn()
    await adding()
    await tv.pressUntil('ArrowRight', 'Back to Ada Brandt', 3)
    await tv.press('Enter')
    await meetingsShown(tv.page)
    expect(await person()).toBe('Ada Brandt')
    await adding()
    await tv.press('Escape')
    await meetingsShown(tv.page)
    expect(await person()).toBe('Ada Brandt')
    const { foyer: _, 'foyer-household': __, ...others } = await tv.databases()
    for (const values of Object.values(others)) expect(values).toEqual({})
  })

  it('a new person finds the same code after a kill, and the way back; and the approval counts', async () => {
    await signedIn()
    const code = await adding()
    await expect.poll(() => disk('foyer-2')).toContain(code)
    await tv.page.goto('about:blank')
    await tv.on()
    expect(await tv.code()).toBe(code)
    expect(await tv.text()).toContain('Back to Ada Brandt')
    await tv.page.goto('about:blank')
    await app.sandbox('POST', 'approve', { user_code: code, account: 'cy' })
    await tv.on()
    await tv.shows('No meetings in the next four weeks')
    expect(await person()).toBe('Cy Okafor')
  })

  it('a new person who is Ada again is Ada, with her settings and her new session', async () => {
    await signedIn()
    await adding()
    await signIn(app, tv, 'ada')
    await meetingsShown(tv.page)
    expect(await person()).toBe('Ada Brandt')
    // She is alone, so her button asks nothing about others.
    await goToPerson('Ada Brandt')
    await tv.press('Enter')
    await tv.shows('Signed in as Ada Brandt')
    await expect.poll(() => disk('foyer-2')).toBe('{}')
  })
})

describe('a session that Webex ended', () => {
  it('a session that Webex ended is said in words, and its person signs in again in place, with their settings', async () => {
    await two()
    await openPeople('Cy Okafor')
    await tv.pressUntil('ArrowDown', 'Settings', 3)
    await tv.press('Enter')
    await settingsScreen(tv.page).waitFor()
    await tv.press('ArrowRight', 'Escape')
    await refresh(revoke)
    await tv.shows('Cy Okafor’s Webex sign-in has expired')
    await tv.code()
    expect(Object.keys((await tv.databases())['foyer-2'] ?? {}).sort()).toEqual([
      'grant',
      'preferences',
    ])

    // The others are a press away, and she is shown for what she is.
    await tv.press('Escape')
    await tv.shows('Who is using Foyer?')
    await tv.shows('Sign in again')
    expect(await tv.focused()).toBe('Cy Okafor, Sign in again')
    await tv.press('Enter')
    await tv.shows('Cy Okafor’s Webex sign-in has expired')
    await approve('cy')
    await tv.shows('No meetings in the next four weeks')
    expect(await tv.page.evaluate(() => document.documentElement.className)).toBe('large-text')
    expect(Object.keys(await tv.databases())).not.toContain('foyer-3')
  })

  it('a session that Webex ended leaves nothing to somebody else who signs in there', async () => {
    await signedIn()
    await refresh(revoke)
    await tv.shows('Ada Brandt’s Webex sign-in has expired')
    await approve('cy')
    await tv.shows('No meetings in the next four weeks')
    await expect.poll(() => disk('foyer')).toBe('{}')
    // The list of people is written after the rest.
    const all = async () => JSON.stringify(await tv.databases())
    await expect.poll(all).not.toMatch(/ada@|Ada Brandt/)
  })
})
