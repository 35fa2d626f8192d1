// What nearly every file of tests begins with: one test app for all of them, a television for each,
// and after each a look at whether anything went wrong in it that nobody saw. Importing it is enough.

import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { meetingsShown } from './screens'
import { openTestApp, signIn, type Television, type TestApp } from './test-app'

export let app: TestApp
/** The one that was switched on last. */
export let tv: Television

beforeAll(async () => {
  app = await openTestApp()
})
afterEach(async () => {
  await app.sandbox('DELETE', 'faults')
  expect(tv.errors).toEqual([])
  await tv.close()
})
afterAll(() => app.close())

/** Starts the servers anew, for tests before which others have moved the time on. */
export async function restartServers() {
  await app.close()
  app = await openTestApp()
}

export async function switchOn(options?: Parameters<TestApp['television']>[0]) {
  tv = await app.television(options)
}

/** Switches a television on, and signs somebody in who has meetings. */
export async function signedIn(account = 'ada', options?: Parameters<typeof switchOn>[0]) {
  await switchOn(options)
  await signIn(app, tv, account)
  await meetingsShown(tv.page)
}
