// Signing in on the device itself: a keyboard is found, the page goes to Webex and comes back signed in; declined
// there, it says so, and the code is still there.

import type { Scenario } from '../journeys/scenario'
import type { TestTv } from '../journeys/test-tv'

const HERE = 'Sign in on this device'

export const signInInBrowser: Scenario = {
  name: 'browser-sign-in',
  // What boxes with a keyboard have: WebCrypto and a window's own storage.
  engines: ['79', '108', 'today'],
  async run(tv) {
    await tv.viewer.driver.open(tv.servers.url)
    await tv.viewer.until('a code', (it) => it.code.length === 6, 30_000)
    await tv.saysNot(HERE)
    await leave(tv)
    await answer(tv, 'cancel')
    await tv.says('Sign-in declined')
    await tv.picture('declined')
    await tv.press('Escape')
    await tv.viewer.until('a code', (it) => it.code.length === 6, 30_000)
    await leave(tv)
    await answer(tv, 'approve')
    await tv.viewer.until('meetings', ({ meetings, isRow }) => meetings > 0 && isRow, 30_000)
    const left = await tv.evaluate<string>(
      'location.search + location.hash + sessionStorage.length',
    )
    if (left !== '0') throw new Error(`left behind: ${left}`)
    await tv.picture('signed-in')
  },
}

/** A letter is a keyboard; then on to Webex. */
async function leave(tv: TestTv) {
  await tv.evaluate(`(function () {
    var letter = new KeyboardEvent('keydown', { bubbles: true })
    Object.defineProperty(letter, 'keyCode', { value: 75 })
    return window.dispatchEvent(letter)
  })()`)
  await tv.says(HERE)
  await tv.picture('offered')
  await tv.pressUntil('ArrowRight', HERE, 6)
  // The page is left by it, so there is no focus to wait for.
  await tv.viewer.driver.press('Enter')
}

/** Presses a button of Webex's page, once it is there. */
async function answer(tv: TestTv, value: 'approve' | 'cancel') {
  const click = `(function () {
    var button = document.querySelector('button[value="${value}"]')
    if (button) button.click()
    return !!button
  })()`
  // Between two pages there is nothing to ask.
  const isThere = () => tv.viewer.driver.evaluate<boolean>(click).catch(() => false)
  const end = performance.now() + 30_000
  while (!(await isThere())) if (performance.now() > end) throw new Error("no page of Webex's")
}
