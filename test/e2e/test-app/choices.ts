// How the tests of what a viewer can choose go about it, by keys alone. Time is moved, never waited for:
// the television's clock by Playwright, the sandbox's own by its /pass.

import { app, switchOn, tv } from './fixture'
import { meetingsShown, titleIn } from './screens'
import { openSettings as openSettingsOf, signIn } from './test-app'

export const MINUTE_S = 60

/** Somebody signed in, who has meetings, on a television whose clock the test moves. */
export async function signedInWithClock(options: Parameters<typeof switchOn>[0] = {}) {
  await switchOn({ ...options, on: false, ownClock: true })
  await tv.page.clock.install({ time: app.now_ms() })
  // What an event says of its own time follows the clock that is moved.
  await tv.page.addInitScript(() =>
    Object.defineProperty(Event.prototype, 'timeStamp', { get: () => performance.now() }),
  )
  await tv.on()
  await signIn(app, tv, 'ada')
  await meetingsShown(tv.page)
}

export const forward = async () =>
  (await tv.page.evaluate(() => document.documentElement.dir)) === 'rtl'
    ? 'ArrowLeft'
    : 'ArrowRight'

export const openSettings = () => openSettingsOf(tv)

/** Goes to a setting by name, and presses a key on it so many times. */
export async function choose(name: string, key = 'Enter', times = 1) {
  await tv.pressUntil('ArrowDown', name)
  for (let time = 0; time < times; time++) await tv.press(key)
}

export const value = () =>
  tv.page.evaluate(() => document.activeElement?.getAttribute('aria-valuetext') ?? undefined)
export const storedChoices = async () =>
  ((await tv.stored()).preferences as { value?: object | undefined } | undefined)?.value ?? {}
export const htmlLang = () => tv.page.evaluate(() => document.documentElement.lang)

/**
 * The time goes on for everyone: on the television and at Webex. The television goes first: an answer to what it
 * asked before is then one that comes late, which it does not set its clock by (src/clock.ts). The other way
 * round it would be one that knows better, and the television would be ahead by all that passes.
 */
export async function pass(seconds: number) {
  await tv.page.clock.fastForward(seconds * 1000)
  await app.pass(seconds)
  // A look, so that the television hears what time it is at Webex.
  await tv.page.evaluate(() => window.dispatchEvent(new Event('online')))
}

/** What Ada has next at ten on that Tuesday; nothing else begins near it. */
export const NEXT = { title: 'Coffee with Mateo', start_ms: Date.parse('2030-03-05T09:10:00Z') }
/** What she has an hour after that; nothing else begins near it either. */
export const LATER = { title: 'Bo and Ada', start_ms: Date.parse('2030-03-05T10:00:00Z') }

/**
 * Moves the time on to `ahead_s` before a meeting begins, at Webex and on the television.
 * @param awake whether a key is pressed then, since that was long enough for the dim clock to come
 */
export async function passToBefore(meeting: typeof NEXT, ahead_s: number, awake = true) {
  await pass(Math.round((meeting.start_ms - app.now_ms()) / 1000 - ahead_s))
  if (awake) await tv.press('F9')
}

/** How the television looks, but for what the passing of time changes on it. */
export async function focusAndScroll() {
  const name = await tv.focused()
  return {
    // The name of a meeting says how it stands, which changes with time.
    focused: titleIn(name) || name,
    ...(await tv.page.evaluate(() => ({
      place: document.activeElement?.getAttribute('style'),
      // How far the list is scrolled is a style of what moves in it.
      scroll: document.querySelector('[role=group] > *')?.getAttribute('style'),
      screens: [...document.querySelectorAll('main')].map(({ ariaLabel }) => ariaLabel),
    }))),
  }
}
