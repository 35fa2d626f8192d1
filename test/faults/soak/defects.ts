// Faults of an app that never rests, brought about on purpose (--break), to see that each check fails when it should.

import type { TestServersOptions } from '../../engines/app'
import type { ChromiumDriver } from '../../engines/drivers/chromium'
import { evaluateIn } from '../../engines/drivers/evaluate'

interface Defect {
  /** What goes wrong, for the help. */
  what: string
  /** The servers' part. */
  servers?: TestServersOptions['sandbox']
  /** Runs in the page each day before it is measured. */
  inPage?: string
  /** Ordered from the sandbox each day: what `PUT /sandbox/faults` takes. */
  faults?: object[]
  /** The network stays gone in the morning. */
  isOffline?: boolean
}

/** All of them, by name. */
export const DEFECTS: Record<string, Defect> = {
  heap: {
    what: 'an array that grows',
    inPage: '(window.leak = (window.leak || []).concat(Array(100000).fill(0.5))).length',
  },
  nodes: {
    what: 'elements in no document that are held',
    inPage: `(window.leak = (window.leak || []).concat(
      Array.from(Array(200), function () { return document.createElement('p') }))).length`,
  },
  listeners: {
    what: 'listeners that are never taken away',
    inPage: `Array.from(Array(30), function () { addEventListener('resize', function () {}) }).length`,
  },
  timers: {
    what: 'intervals that are never ended',
    inPage: 'Array.from(Array(3), function () { return setInterval(function () {}, 1e6) }).length',
  },
  storage: {
    what: 'a database more each day',
    inPage: `new Promise(function (resolve) {
      var request = indexedDB.open('leak ' + Date.now())
      request.onupgradeneeded = function () {
        request.result.createObjectStore('leak').put('x'.repeat(200000), 'leak')
      }
      request.onsuccess = function () { request.result.close(); resolve() }
    })`,
  },
  error: {
    what: 'an error that nobody catches',
    inPage: 'void setTimeout(function () { throw new Error("on purpose") }, 0)',
  },
  revoked: { what: 'everybody is signed out at Webex', faults: [{ kind: 'revoked' }] },
  renewals: {
    what: 'tokens that live for months: nothing is renewed',
    servers: { accessTokenLifetime_s: 7_000_000 },
  },
  meetings: { what: 'other meetings at Webex than the screen should show', servers: { seed: 'x' } },
  clock: {
    what: 'the clock of the page stands still',
    inPage: 'void (pageClock.pass = function () {})',
  },
  network: { what: 'the network never comes back', isOffline: true },
}

/** Runs a defect's script. */
export async function bringAbout(driver: ChromiumDriver, { inPage }: Defect): Promise<void> {
  if (inPage) await evaluateIn(driver, inPage)
}
