// When Webex itself is the cause, or what the person allowed: the screens say so, and nothing is asked in vain.

import { beforeEach, describe, expect, it } from 'vitest'
import { app, restartServers, signedIn, switchOn, tv } from '../test-app/fixture'
import { meetingsShown } from '../test-app/screens'
import { goToTop, openSettings } from '../test-app/test-app'

const failing = (path: string) => ({ kind: 'status', status: 503, path, count: 'always' })

async function refresh() {
  await tv.pressUntil('ArrowLeft', 'Refresh', 4)
  await tv.press('Enter')
}

async function openDiagnostics() {
  await openSettings(tv)
  await tv.pressUntil('ArrowDown', 'Diagnostics')
  await tv.press('Enter')
}

describe('servers that fail twice', () => {
  // A relay gives what the status page said for a minute.
  beforeEach(restartServers)

  it('are Webex’s trouble, which its status page reports since when, until it is over', async () => {
    await signedIn()
    const since = '2030-03-05T08:52:00Z'
    const faults = [failing('/v1/meetings'), { kind: 'status-page', says: 'incident', since }]
    await app.sandbox('PUT', 'faults', faults)
    await goToTop(tv)
    await refresh()
    await tv.shows('Webex is having problems (503)')
    await refresh()
    const said =
      'Webex reports a problem with Meetings since 09:52. Foyer reconnects automatically.'
    await tv.shows(said)
    await openDiagnostics()
    await tv.shows(said)
    await expect.poll(() => tv.scan()).toMatch(/\nWebex status: incident\n/)
    await tv.press('Escape', 'Escape')
    await app.sandbox('DELETE', 'faults')
    await tv.pressUntil('ArrowLeft', 'Refresh', 4)
    await tv.press('Enter')
    await expect.poll(() => tv.text()).not.toContain('Webex reports')
  })

  it('of the sign-in are none of Webex’s, where it reports no problems', async () => {
    await app.sandbox('PUT', 'faults', failing('/v1/device'))
    await switchOn()
    await tv.shows('Webex reports no problems.', 30_000)
  })

  it('are all that is said where the status page is garbage', async () => {
    await signedIn()
    const faults = [failing('/v1/meetings'), { kind: 'status-page', says: 'garbage' }]
    await app.sandbox('PUT', 'faults', faults)
    await goToTop(tv)
    const asked = tv.page.waitForResponse(/\/v1\/status$/)
    await refresh()
    await tv.shows('Webex is having problems (503)')
    await refresh()
    expect((await asked).status()).toBe(200)
    await tv.shows('Webex is having problems (503)')
    expect(await tv.text()).not.toContain('Webex reports')
  })
})

describe('a scope that was not granted', () => {
  it('is named in Diagnostics, and nothing that needs it is asked for', async () => {
    await switchOn()
    const asked: string[] = []
    tv.page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    const without = ['meeting:recordings_read', 'spark:people_read']
    await app.sandbox('POST', 'approve', { user_code: await tv.code(), account: 'ada', without })
    await meetingsShown(tv.page)
    await openDiagnostics()
    await tv.shows('meeting:recordings_read')
    await expect
      .poll(() => tv.scan())
      .toMatch(/\nMissing scopes: spark:people_read meeting:recordings_read/)
    await tv.press('Escape', 'Escape')
    await tv.pressUntil('ArrowLeft', 'Recordings', 4)
    await tv.press('Enter')
    await tv.shows('Recordings are not available')
    expect(asked).toContain('/v1/meetings')
    expect(asked.filter((path) => /recordings|people/.test(path))).toEqual([])
  })
})
