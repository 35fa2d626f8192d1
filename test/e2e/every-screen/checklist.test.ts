// The rules that televisions' makers test by (test/checklist.md), on every screen there is.

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { audit } from '../layout/audit'
import { relayHost, typeAddress, WITHOUT_SETTINGS } from '../setup/setup-tv'
import { heap_bytes } from '../speed/slow-television'
import { agendaShown, meetingsShown } from '../test-app/screens'
import {
  ADD_A_PERSON,
  goToButton,
  openPerson,
  openTestApp,
  signIn,
  type Television,
  type TestApp,
} from '../test-app/test-app'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())

type Way = (tv: Television) => Promise<unknown>
const agenda =
  (account = 'ada'): Way =>
  async (tv) => {
    await signIn(app, tv, account)
    await agendaShown(tv.page)
  }
const then =
  (way: Way, ...keys: string[]): Way =>
  async (tv) => {
    await way(tv)
    await tv.press(...keys)
  }

const addPerson: Way = async (tv) => {
  await agenda()(tv)
  await openPerson(tv)
  await goToButton(tv, ADD_A_PERSON)
  await tv.press('Enter')
  await tv.code()
}
const people: Way = async (tv) => {
  await addPerson(tv)
  await agenda('cy')(tv)
  await openPerson(tv)
}

const SCREENS: [string, Way, object?][] = [
  ['sign-in', (tv) => tv.code()],
  ['sign-in in German', (tv) => tv.code(), { locale: 'de-DE' }],
  ['sign-in in Arabic', (tv) => tv.code(), { locale: 'ar-EG' }],
  ['the question before leaving', then((tv) => tv.code(), 'Escape')],
  ['diagnostics', then((tv) => tv.code(), 'Enter')],
  ['a wrong setting', (tv) => tv.shows('Try again'), { settings: { relay: 'x' } }],
  ['the agenda', agenda()],
  ['the agenda in German', agenda(), { locale: 'de-DE' }],
  ['the agenda in Arabic', agenda(), { locale: 'ar-EG' }],
  ['a busy agenda', then(agenda('bo'), 'ArrowRight', 'ArrowDown')],
  ['an empty agenda', agenda('cy')],
  ['odd meetings', then(agenda('di'), 'ArrowDown', 'ArrowDown', 'ArrowDown')],
  ['a meeting', then(agenda(), 'Enter')],
  [
    'the account',
    async (tv) => {
      await agenda()(tv)
      await openPerson(tv)
    },
  ],
  ['one more person', addPerson],
  ['who is watching', people],
  ['whom to sign out', then(people, 'ArrowDown', 'ArrowRight', 'ArrowRight', 'Enter')],
]

const setUp =
  (address?: string): Way =>
  async (tv) => {
    if (address === undefined) await tv.page.locator('.setup-keys').waitFor()
    else await typeAddress(tv, address)
    if (address === relayHost(app)) await tv.page.locator('.setup-confirm').waitFor()
    else if (address !== undefined) await tv.page.locator('.setup-failed').waitFor()
  }
/** Their keys are reached in setup.test.ts. */
const SET_UP: [string, Way, object?][] = ['en-GB', 'de-DE', 'ar-EG'].flatMap((locale) =>
  ['M', 'XL'].flatMap((textSize) => {
    const options = { locale, settings: { ...WITHOUT_SETTINGS, textSize } }
    const of = `in ${locale} at ${textSize}`
    const ways: [string, Way, object?][] = [
      [`the address of a relay ${of}`, setUp(), options],
      [`the question about a relay ${of}`, (tv) => setUp(relayHost(app))(tv), options],
      [`a relay that does not answer ${of}`, setUp('localhost:9'), options],
    ]
    return ways
  }),
)

describe.each([
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
])('at $width x $height', (viewport) => {
  it.each([...SCREENS, ...SET_UP])(
    '%s is within the safe area, legible, and has one thing focused',
    async (_, way, options) => {
      const tv = await app.television({ ...options, viewport })
      await way(tv)
      await tv.settled()
      const { focused, ...findings } = await audit(tv.page)
      expect(findings).toEqual({
        unsafe: [],
        small: [],
        lines: [],
        faint: [],
        focusOutOfSight: false,
        unnamed: [],
      })
      expect(focused).toHaveLength(1)
      expect(tv.errors).toEqual([])
      await tv.close()
    },
  )
})

describe('by four arrows, OK and Back', () => {
  it.each(SCREENS)(
    'every button of %s is reached, and none is a trap',
    async (_, way, options = {}) => {
      const tv = await app.television(options)
      await way(tv)
      // The last button above the meetings is called otherwise until the person's name has come.
      await tv.settled()
      const buttons = await tv.page.evaluate(() => {
        const top = [...document.querySelectorAll('main, [role=alertdialog]')].pop()
        return [...(top?.querySelectorAll('button') ?? [])].map(
          (it) => it.getAttribute('aria-label') ?? it.textContent,
        )
      })
      const reached = new Set<string>()
      // To the first day and above its first meeting, then from one end of the row to the other.
      const { locale = '' } = options as { locale?: string }
      const back = locale.startsWith('ar') ? 'ArrowRight' : 'ArrowLeft'
      const walk = [back, back, back, back, 'ArrowUp', 'ArrowUp', 'ArrowDown', 'ArrowUp']
      for (const key of ['ArrowRight', 'ArrowLeft'])
        for (let step = 0; step < 5; step++) walk.push(key)
      // The same in a row below, where there is one.
      walk.push('ArrowDown', ...walk.slice(-10))
      for (const key of walk) {
        await tv.press(key)
        reached.add(await tv.focused())
        // The look of focus, which a class alone has.
        expect(await tv.page.locator('.focused').count()).toBe(1)
      }
      expect([...reached]).toEqual(expect.arrayContaining(buttons))
      await tv.close()
    },
  )
})

describe('over time', () => {
  it('five hundred keys and forty looks leave the heap where it was', async () => {
    const tv = await app.television()
    await agenda('bo')(tv)
    const round = async () => {
      for (let press = 0; press < 10; press++) {
        for (let key = 0; key < 10; key++)
          await tv.page.keyboard.press(press % 2 ? 'ArrowUp' : 'ArrowDown')
        await tv.press('Enter', 'Escape', 'Escape', 'Escape')
        await tv.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
      }
    }
    await round()
    const before = await heap_bytes(tv)
    for (let time = 0; time < 3; time++) await round()
    const after = await heap_bytes(tv)
    console.log(`heap ${(before / 1e6).toFixed(1)} MB, then ${(after / 1e6).toFixed(1)} MB`)
    expect(after).toBeLessThan(before * 1.25)
    expect(tv.errors).toEqual([])
    await tv.close()
  })

  it('an app that is hidden and shown again is on the same screen, with the same focus, and looks anew', async () => {
    const tv = await app.television()
    await agenda()(tv)
    await tv.press('ArrowDown')
    const before = await tv.focused()
    const hide = (hidden: boolean) =>
      tv.page.evaluate((value) => {
        Object.defineProperty(document, 'hidden', { configurable: true, value })
        document.dispatchEvent(new Event('visibilitychange'))
      }, hidden)
    await hide(true)
    const looked = tv.page.waitForRequest((request) => request.url().includes('/v1/meetings?'))
    await hide(false)
    await looked
    expect(await tv.focused()).toBe(before)
    await tv.close()
  })

  it('what takes long says so, and offers something to press', async () => {
    const tv = await app.television()
    await app.sandbox('PUT', 'faults', [
      { kind: 'delay', ms: 14_000, path: '/v1/meetings', count: 1 },
    ])
    await signIn(app, tv, 'ada')
    await tv.shows('Loading your meetings')
    await tv.shows('taking longer than usual', 13_000)
    expect(await tv.focused()).toMatch(/^Refresh/)
    await meetingsShown(tv.page)
    await app.sandbox('DELETE', 'faults')
    await tv.close()
  })

  it('nothing ever opens a box of the browser', async () => {
    const tv = await app.television({ on: false })
    await tv.context.addInitScript(() => {
      for (const box of ['alert', 'confirm', 'prompt'])
        Object.assign(window, {
          [box]: () => {
            throw new Error(`${box} was called`)
          },
        })
    })
    await tv.on()
    await tv.press('Escape', 'Escape')
    await agenda()(tv)
    await tv.press('Escape', 'Escape', 'Enter', 'Escape')
    expect(tv.errors).toEqual([])
    await tv.close()
  })
})
