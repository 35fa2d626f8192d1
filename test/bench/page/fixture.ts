// What every measurement in a browser needs: the built app and the floor's pages at one origin, a sandbox behind
// them, and for each engine the profile of a television at which Bo is signed in.

import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { startTestServers, type TestServers, type TestServersOptions } from '../../engines/app'
import { type BenchEngine, type BenchPage, CACHES, openBrowser } from './browser'
import { answerMeetings } from './calendar'

const DIST = 'dist'
const ACCOUNT = 'bo'
/** When the bench begins, where the television stands: the day is under way, and has rows below. */
const MORNING = 10
/** Nobody presses anything for so long before the profile is kept, so that all of it is on the disk. */
const QUIET_MS = 4000
const PATIENCE_MS = 30_000
/**
 * So many pieces in the storage hold the picture of the agenda for the hours that follow; of a calendar that is full to
 * the brim fewer have room there, and the first will do.
 */
const PICTURES = 8
const FIRST_PICTURES = 1

export interface Fixture {
  servers: TestServers
  /** The folder that is served: the built app, and beside it the floor's pages. */
  folder: string
  zone: string
  /** The address of a file; the app's without one. */
  url(file?: string): string
  /** A browser on a copy of the signed-in profile, or on an empty one. */
  open(engine: BenchEngine, who: 'signed in' | 'signed out'): Promise<BenchPage>
  /** Waits until something matches, and a little more for whatever comes with it. */
  settled(page: BenchPage, selector: string): Promise<void>
  close(): Promise<void>
}

export interface FixtureOptions extends Pick<TestServersOptions, 'account' | 'settings'> {
  /** So many in each list that is asked for, in place of the account's own. */
  meetings?: number
}

/** @param options whose meetings they are, Bo's if not said, and what settings.js says besides */
export async function openFixture({ meetings, ...options }: FixtureOptions = {}): Promise<Fixture> {
  const zone = zoneInTheMorning()
  const folder = await mkdtemp(join(tmpdir(), 'foyer-bench-'))
  await cp(DIST, folder, { recursive: true })
  writeFileSync(join(folder, 'blank.html'), '<!doctype html><title>blank</title>')
  const servers = await startTestServers(folder, {
    account: ACCOUNT,
    ...options,
    sandbox: { timezone: zone, interval_s: 1, codeLifetime_s: 3600 },
  })
  const profiles = new Map<string, string>()
  const pictures = meetings === undefined ? PICTURES : FIRST_PICTURES
  async function openWith(engine: BenchEngine, profile?: string) {
    const page = await openBrowser(engine, zone, profile)
    if (meetings !== undefined) await answerMeetings(page, meetings)
    return page
  }
  return {
    servers,
    folder,
    zone,
    url: (file = '') => servers.url + file,
    async open(engine, who) {
      if (who === 'signed out') return openWith(engine)
      const profile =
        profiles.get(engine.name) ??
        (await signedInProfile(await openWith(engine), servers, pictures))
      profiles.set(engine.name, profile)
      return openWith(engine, profile)
    },
    async settled(page, selector) {
      await textOf(page, selector)
      // What matched may have been the picture of it, which takes keys only until the app has come.
      await until(page, `!document.getElementById('picture')`)
      await wait(QUIET_MS / 4)
    },
    async close() {
      await servers.close()
      for (const profile of profiles.values()) await rm(profile, { recursive: true, force: true })
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A zone where it is MORNING now, so that the bench measures the same at any hour. */
function zoneInTheMorning(): string {
  const now = new Date()
  const hourIn = (timeZone: string) =>
    Number(
      new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(now),
    )
  const zones = Intl.supportedValuesOf('timeZone').filter((zone) => !zone.startsWith('Antarctica'))
  return zones.find((zone) => hourIn(zone) === MORNING) ?? 'UTC'
}

/** Signs in as on a television, comes back once so that what is kept is there, and ends the browser. */
async function signedInProfile(page: BenchPage, servers: TestServers, pictures: number) {
  await page.open(servers.url)
  const code = await textOf(page, '.sign-in-code')
  if (!(await servers.approve(code.replace(/\D/g, '')))) throw new Error(`${code} was not approved`)
  await textOf(page, '.list-row.focused')
  await wait(QUIET_MS)
  await page.open(`${servers.url}blank.html`)
  await page.open(servers.url)
  await textOf(page, '.list-row.focused')
  await until(page, `localStorage.length > ${pictures}`)
  await wait(QUIET_MS)
  await page.open(`${servers.url}blank.html`)
  await wait(QUIET_MS / 4)
  const copy = mkdtempSync(join(tmpdir(), 'foyer-bench-profile-'))
  await page.quit((folder) => {
    cpSync(folder, copy, { recursive: true, filter: (path) => !/Singleton|lockfile/.test(path) })
    for (const cache of CACHES)
      for (const place of [copy, join(copy, 'Default')])
        rmSync(join(place, cache), { recursive: true, force: true })
  })
  return copy
}

/** What can be read in the first that matches; waits until there is one. */
function textOf(page: BenchPage, selector: string): Promise<string> {
  return until(page, `(document.querySelector('${selector}') || {}).textContent`)
}

/**
 * The first value of an expression in the page that is true.
 * @throws Error when there is none in time
 */
export async function until<T>(page: BenchPage, expression: string): Promise<T> {
  const end = performance.now() + PATIENCE_MS
  while (performance.now() < end) {
    // Between two pages there is nothing to be asked.
    const value = await page.evaluate<T>(expression).catch(() => undefined)
    if (value) return value
    await wait(50)
  }
  throw new Error(`it never came to ${expression}`)
}
