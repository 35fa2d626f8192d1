// A bug report that plays itself: the report of one television, played by `npm start -- --report`, gives another one
// that says the same of itself, and whose calls fail as they did, as far apart.

import { expect, it } from 'vitest'
import { planOf } from '../../../platforms/emulator/report/plan'
import { readReport } from '../../../platforms/emulator/report/read'
import type { Report } from '../../../src/screens/diagnostics/report'
import { readCode, shiftDate } from '../test-app/test-app'
import { app, desk, openDesk, restartServers } from './desk'

const BEHIND_MS = 7_200_000

/** A television as somebody may have one, whose sign-in server fails four times. */
async function brokenTelevision() {
  const tv = await app.television({
    on: false,
    viewport: { width: 1280, height: 720 },
    locale: 'de-AT',
    zone: 'America/Mexico_City',
    settings: { textSize: 'L', hourCycle: '12' },
  })
  await tv.context.addInitScript(shiftDate, -BEHIND_MS)
  await tv.context.addInitScript(() => {
    const deviceInfo = JSON.stringify({ platformVersion: '6.0.0' })
    Object.assign(window, { PalmSystem: { deviceInfo } })
    const value = 'Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 Chrome/79.0.3945.79'
    Object.defineProperty(navigator, 'userAgent', { value })
  })
  const fault = { kind: 'status', status: 503, path: '/v1/device/token', count: 4 }
  await app.sandbox('PUT', 'faults', fault)
  await tv.on()
  await tv.code()
  await expect.poll(() => tv.focused()).toBe('Diagnose')
  await tv.press('Enter')
  return tv
}

const failuresOf = (text: string | undefined) => text?.match(/503 \/v1\/device\/token/g)?.length

const distances = ({ failures }: Report) =>
  failures.map(({ ago_s }) => (failures.at(-1)?.ago_s ?? 0) - ago_s)

it('is played as the same television, which fails as it did', async () => {
  const tv = await brokenTelevision()
  const canvas = tv.page.locator('.diagnostics-scan canvas')
  await expect.poll(() => readCode(canvas).then(failuresOf), { timeout: 60_000 }).toBe(4)
  const report = readReport((await readCode(canvas)) ?? '', 'the screen')
  await tv.close()
  expect(report.facts).toMatchObject({
    television: 'webOS 6.0.0',
    engine: 'Chromium 79',
    screen: '1280 x 720 x 1',
    zone: 'America/Mexico_City',
    language: 'de-AT',
    textSize: 'L',
    hours: '12',
  })
  expect(Math.abs(report.facts.behind_s - BEHIND_MS / 1000)).toBeLessThan(5)

  const { television, settings, faults } = planOf(report)
  await restartServers({ television, settings, sandbox: { faults } })
  await openDesk('')
  await desk.code()
  await expect.poll(() => desk.focused()).toBe('Diagnose')
  await desk.press('OK')
  const played = desk.tv.locator('.diagnostics-scan canvas')
  await expect.poll(() => readCode(played).then(failuresOf), { timeout: 60_000 }).toBe(4)
  const again = readReport((await readCode(played)) ?? '', 'the screen')
  // What the status page says is gone again as soon as the next poll is answered.
  const { behind_s, webexStatus: _, ...same } = report.facts
  expect(again.facts).toMatchObject(same)
  expect(Math.abs(again.facts.behind_s - behind_s)).toBeLessThan(5)
  const [before, after] = [distances(report), distances(again)]
  after.forEach((distance, n) => {
    expect(Math.abs(distance - (before[n] ?? 0))).toBeLessThan(3)
  })
})
