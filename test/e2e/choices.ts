// How the tests of what a viewer can choose go about it, by keys alone. Time is moved, never waited for:
// the television's clock by Playwright, the sandbox's own by its /pass.

import { app, switchOn, tv } from './fixture'
import { openSettings as openSettingsOf, signIn } from './test-app'

export const MINUTE_S = 60

export async function watching(options: Parameters<typeof switchOn>[0] = {}) {
  await switchOn({ ...options, on: false })
  await tv.page.clock.install()
  await tv.on()
  await signIn(app, tv, 'ada')
  await tv.page.locator('.agenda-meeting').first().waitFor()
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
export const kept = async () =>
  ((await tv.stored()).preferences as { value?: object | undefined } | undefined)?.value ?? {}
export const htmlLang = () => tv.page.evaluate(() => document.documentElement.lang)

/** The time goes on for everyone: on the television and at Webex. */
export async function pass(seconds: number) {
  await app.sandbox('POST', 'pass', { seconds })
  await tv.page.clock.fastForward(seconds * 1000)
  // A look, so that the television hears what time it is at Webex.
  await tv.page.evaluate(() => window.dispatchEvent(new Event('online')))
}

/** How the television looks, but for what the passing of time changes on it. */
export const focusAndScroll = () =>
  tv.page.evaluate(() => {
    const { activeElement } = document
    // The label of a meeting says how it stands, which changes with time.
    const title = activeElement?.querySelector('.agenda-title')?.textContent
    return {
      focused: title ?? activeElement?.getAttribute('aria-label'),
      place: activeElement?.getAttribute('style'),
      scroll: document.querySelector('.list-rows')?.getAttribute('style'),
      screens: [...document.querySelectorAll('main')].map(({ className }) => className),
    }
  })
