// Before the first file of tests: a machine without a browser fetches one, which takes longer than any
// test waits.

import { findBrowser } from './browser'

/** @throws Error that says what to do, when there is no browser and none can be fetched */
export function setup(): void {
  findBrowser()
}
