// The built app as every engine gets it: built for the run as `npm run build` does, so that it is the
// sources as they are and no other build gets in between, and with one script (page-probe.js) ahead of
// its own. The bundle itself is, byte for byte, what a television gets. A second page, clocked.html,
// differs by one more script: the clock that can be moved on (page-clock.ts).
// A third, times.html, has none of the app's screens, and its times alone (times.ts).

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { ROOT } from '../../platforms/build/bundle'
import { SANDBOX } from '../../platforms/cli/credentials'
import { type StartOptions, startAll } from '../../platforms/emulator/serve/start-all'
import { askSandbox, fetchAnew } from '../server-calls'
import { buildClock, CLOCK } from './page/clock-script'
import { buildTimes } from './page/times'

/**
 * The app in a folder of its own, which `remove` takes away.
 * @param built an app that is already built; it is copied
 */
export async function makeApp(
  built?: string,
): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-app-'))
  if (built) await cp(built, folder, { recursive: true })
  else {
    // What a test runner leaves here would give React's development build.
    process.env.NODE_ENV = 'production'
    await build({ root: ROOT, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } })
  }
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  const clocked = page.replace(/<head[^>]*>/i, `$&${SCRIPTS.probe}${SCRIPTS.clock}`)
  await writeFile(join(folder, 'index.html'), page.replace(/<head[^>]*>/i, `$&${SCRIPTS.probe}`))
  await writeFile(join(folder, 'clocked.html'), clocked)
  await cp(join(import.meta.dirname, 'page/page-probe.js'), join(folder, 'page-probe.js'))
  await buildClock(folder)
  await buildTimes(folder)
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

const SCRIPTS = {
  probe: '<script src="./page-probe.js"></script>',
  clock: `<script src="./${CLOCK}"></script>`,
}

/** What the servers hold; without options an ordinary week of Ada's, around now, in this machine's zone. */
export interface TestServersOptions {
  /** Whose meetings they are. */
  account?: string
  sandbox?: StartOptions['sandbox'] | undefined
  /** What settings.js says besides. */
  settings?: StartOptions['settings'] | undefined
}

/** Servers of its own, so that nobody sees what another did. */
export interface TestServers {
  url: string
  /** Of the relay, with its port. */
  relayHost: string
  /** The app at an address where `pageClock` rules, which stands as the sandbox's does just now. */
  clockedUrl(): string
  /** What the time is, in ms, as the sandbox says. */
  now_ms(): number
  /** A call of the sandbox's own, such as PUT faults. @throws Error when it is refused */
  sandbox(method: string, path: string, body?: unknown): Promise<unknown>
  /** Time goes by at the sandbox. */
  pass(seconds: number): Promise<void>
  /** What Webex answers to a GET, asked past the app by another device of the same account. */
  webex<T>(path: string): Promise<T>
  /** Approves a code as a phone would. False when the code is no longer the one to approve. */
  approve(code: string): Promise<boolean>
  /** The app from file://, as in a package, with the settings of these servers beside it. */
  packaged(): Promise<{ url: string; remove(): Promise<void> }>
  close(): Promise<void>
}

/** The account of an ordinary week. */
const ACCOUNT = 'ada'

export async function startTestServers(
  dist: string,
  options: TestServersOptions = {},
): Promise<TestServers> {
  const { account = ACCOUNT, ...more } = options
  let ahead_ms = (options.sandbox?.now_ms ?? Date.now()) - Date.now()
  const now_ms = () => Date.now() + ahead_ms
  const ports = { port: 0, sandboxPort: 0, relayPort: 0 }
  const { urls, close } = await startAll({ ...ports, dist, ...more })
  const sandbox = (method: string, path: string, body?: unknown) =>
    askSandbox(urls.sandbox, method, path, body)
  const approve = (code: string) =>
    sandbox('POST', 'approve', { user_code: code, account }).then(
      () => true,
      () => false,
    )
  let token: Promise<string> | undefined
  return {
    url: urls.app,
    relayHost: new URL(urls.relay).host,
    clockedUrl: () => `${urls.app}clocked.html?now=${now_ms()}`,
    now_ms,
    sandbox,
    async pass(seconds) {
      await sandbox('POST', 'pass', { seconds })
      ahead_ms += seconds * 1000
    },
    async webex(path) {
      token ??= tokenOf(urls.relay, approve)
      const headers = { Authorization: `Bearer ${await token}` }
      const answer = await fetchAnew(`${urls.sandbox}v1/${path}`, { headers })
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
      return answer.json()
    },
    approve,
    async packaged() {
      const folder = await mkdtemp(join(tmpdir(), 'foyer-package-'))
      await cp(dist, folder, { recursive: true })
      const settings = await fetchAnew(`${urls.app}settings.js`)
      await writeFile(join(folder, 'settings.js'), await settings.text())
      return {
        url: pathToFileURL(join(folder, 'index.html')).href,
        remove: () => rm(folder, { recursive: true, force: true }),
      }
    },
    close,
  }
}

/** Signs in beside the television. */
async function tokenOf(relay: string, approve: TestServers['approve']): Promise<string> {
  const post = async (path: string, form: Record<string, string>) => {
    const body = new URLSearchParams({ client_id: SANDBOX.clientId, ...form })
    const answer = await fetchAnew(`${relay}/${path}`, { method: 'POST', body })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as Record<string, string>
  }
  const scope = 'meeting:schedules_read spark:people_read'
  const { user_code = '', device_code = '' } = await post('device/authorize', { scope })
  if (!(await approve(user_code))) throw new Error(`code ${user_code} was not to be approved`)
  const grant_type = 'urn:ietf:params:oauth:grant-type:device_code'
  const { access_token = '' } = await post('device/token', { grant_type, device_code })
  return access_token
}
