// Everything an end-to-end test needs: Foyer's own servers on free ports, a browser as the
// television, and a second one as the phone. Only keys are pressed on the television.

import jsqr from 'jsqr'
import type { Browser, BrowserContext, Locator, Page, Request } from 'playwright-core'
import { PNG } from 'pngjs'
import { type StartOptions, startAll, type Urls } from '../../../platforms/emulator/serve/start-all'
import { askSandbox, fetchAnew } from '../../server-calls'
import { launchBrowser } from './browser'
import {
  agendaScreen,
  agendaShown,
  dialog,
  focusedTopButton,
  peopleScreen,
  settingsScreen,
  userCode,
} from './screens'

export const FULL_HD = { width: 1920, height: 1080 }

/**
 * When a test begins, at Webex and on its televisions: a Tuesday, at ten in the morning in ZONE. It is after the
 * day of the build, since Foyer takes a clock before it for wrong.
 */
export const NOW_MS = Date.parse('2030-03-05T09:00:00Z')
/** Where the televisions stand and the people of the sandbox live. */
export const ZONE = 'Europe/Berlin'

export interface TestApp {
  urls: Urls
  /** A television of its own, with empty storage, switched on. */
  television(options?: TelevisionOptions): Promise<Television>
  sandbox(method: string, path: string, body?: unknown): Promise<unknown>
  /** What the time is at Webex, ms since 1970. */
  now_ms(): number
  /** Moves the time on, at Webex alone. */
  pass(seconds: number): Promise<void>
  browser: Browser
  close(): Promise<void>
}

interface TelevisionOptions {
  settings?: object | undefined
  viewport?: { width: number; height: number }
  locale?: string
  zone?: string
  /** False to leave it switched off for now. */
  on?: boolean
  /** The test installs a clock of Playwright's, which has that time by itself, also when the page loads anew. */
  ownClock?: boolean
  /** How far its clock is ahead of the right time, ms; less than 0 where it is behind. */
  wrongBy_ms?: number
}

/**
 * Starts the servers and the browser; `close` ends them.
 * @param interval_s between two polls of a sign-in; 2, as at Webex, takes its time where many sign in
 * @param more what else `npm start` may be told
 */
export async function openTestApp(
  interval_s = 1,
  more: Partial<StartOptions> = {},
): Promise<TestApp> {
  const sandboxOptions = { interval_s, now_ms: NOW_MS, timezone: ZONE, ...more.sandbox }
  const [servers, browser] = await Promise.all([
    startAll({ ...more, port: 0, sandboxPort: 0, relayPort: 0, sandbox: sandboxOptions }),
    launchBrowser(),
  ])
  const { urls } = servers
  let ahead_ms = NOW_MS - Date.now()
  const now_ms = () => Date.now() + ahead_ms
  const sandbox: TestApp['sandbox'] = (...request) => askSandbox(urls.sandbox, ...request)
  return {
    urls,
    browser,
    async television(options = {}) {
      const context = await browser.newContext({
        viewport: options.viewport ?? FULL_HD,
        locale: options.locale ?? 'en-GB',
        timezoneId: options.zone ?? ZONE,
      })
      if (!options.ownClock) {
        const ahead_ms = now_ms() - Date.now() + (options.wrongBy_ms ?? 0)
        await context.addInitScript(shiftDate, ahead_ms)
      }
      if (options.settings) {
        const own = await (await fetchAnew(new URL('settings.js', urls.app))).text()
        const more = JSON.stringify(options.settings)
        const body = `${own};Object.assign(window.foyerSettings, ${more})`
        await context.route('**/settings.js', (route) =>
          route.fulfill({ body, contentType: 'text/javascript' }),
        )
      }
      const page = await context.newPage()
      const tv = new Television(context, page, urls)
      if (options.on !== false) await tv.on()
      return tv
    },
    sandbox,
    now_ms,
    async pass(seconds) {
      await sandbox('POST', 'pass', { seconds })
      ahead_ms += seconds * 1000
    },
    async close() {
      await browser.close()
      await servers.close()
    },
  }
}

/** Runs in the page before its own scripts: its clock goes so far (ms) ahead of the machine's. */
export function shiftDate(ahead_ms: number) {
  const RealDate = Date
  const now = () => RealDate.now() + ahead_ms
  window.Date = new Proxy(RealDate, {
    construct: (_, given, newTarget) =>
      Reflect.construct(RealDate, given.length > 0 ? given : [now()], newTarget),
    apply: () => new RealDate(now()).toString(),
    get: (_, key) => (key === 'now' ? now : Reflect.get(RealDate, key)),
  })
}

export class Television {
  /** What went wrong inside the page; a test that ends with anything in it has found something. */
  readonly errors: string[] = []
  /** Requests that are under way. */
  private readonly open = new Set<Request>()

  constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly urls: Urls,
  ) {
    page.on('pageerror', (error) => this.errors.push(String(error)))
    page.on('console', (message) => {
      if (/Content Security Policy/.test(message.text())) this.errors.push(message.text())
    })
    page.on('request', (request) => {
      // A video is asked for as long as it plays.
      if (request.resourceType() !== 'media') this.open.add(request)
    })
    page.on('requestfinished', (request) => this.open.delete(request))
    page.on('requestfailed', (request) => this.open.delete(request))
  }

  async on(): Promise<void> {
    await this.page.goto(this.urls.app)
  }

  /** Presses keys one after the other, each when the one before has had its effect. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key)
      await this.page.evaluate(
        () =>
          new Promise((resolve) =>
            requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 20))),
          ),
      )
    }
  }

  /** Presses one key until `name` is focused. */
  async pressUntil(key: string, name: string, most = 60): Promise<void> {
    for (let press = 0; press < most; press++) {
      if ((await this.focused()) === name) return
      await this.press(key)
    }
    throw new Error(`${most} times ${key} did not lead to ${name} but to ${await this.focused()}`)
  }

  /** Waits until nothing moves any more, so that what is measured stays where it is. */
  async still(): Promise<void> {
    // What was just changed begins to move with the next frame.
    await this.page.evaluate(
      () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
    )
    await this.page.waitForFunction(() =>
      document.getAnimations().every((one) => {
        const { iterations } = one.effect?.getComputedTiming() ?? {}
        return one.playState !== 'running' || iterations === Number.POSITIVE_INFINITY
      }),
    )
  }

  /**
   * Waits until what is asked for has arrived, the fonts are there, and nothing moves any more. What is not
   * answered within a second or so, as in a test of that, is not waited for.
   */
  async settled(): Promise<void> {
    for (let time = 0; time < 60 && this.open.size > 0; time++) await this.drawn(1)
    await this.page.evaluate(() => document.fonts.ready)
    await this.still()
    // What has just appeared is given the focus with the picture after it.
    await this.drawn(2)
  }

  /** Waits until the page has been drawn so many times. */
  async drawn(times: number): Promise<void> {
    await this.page.evaluate(async (times) => {
      for (let time = 0; time < times; time++) await new Promise(requestAnimationFrame)
    }, times)
  }

  /** Waits until the screen says `text`. */
  async shows(text: string | RegExp, timeout = 15_000): Promise<void> {
    await this.page.getByText(text).filter({ visible: true }).first().waitFor({ timeout })
  }

  async text(): Promise<string> {
    return this.page.locator('#app').innerText()
  }

  /** The six digits on the screen. */
  async code(): Promise<string> {
    const code = await userCode(this.page).innerText({ timeout: 20_000 })
    return code.replace(/\s/g, '')
  }

  /** What is focused, as a voice guide would name it; the real focus moves after what is on the screen. */
  async focused(): Promise<string> {
    await this.drawn(3)
    return this.page.evaluate(() => {
      const { activeElement: it } = document
      return it?.getAttribute('aria-label') ?? it?.textContent ?? ''
    })
  }

  /** What a phone's camera would read off the screen; undefined when there is no code on it. */
  async scan(): Promise<string | undefined> {
    const { data, width, height } = PNG.sync.read(await this.page.screenshot())
    return jsqr(new Uint8ClampedArray(data), width, height)?.data
  }

  /** Everything in the app's storage, by database and key, but for Foyer's mark that it is in use. */
  async databases(): Promise<Record<string, Record<string, unknown>>> {
    return this.page.evaluate(async () => {
      const found: Record<string, Record<string, unknown>> = {}
      for (const { name = '' } of await indexedDB.databases())
        found[name] = await new Promise((resolve, reject) => {
          const opening = indexedDB.open(name)
          opening.onerror = () => reject(opening.error)
          opening.onsuccess = () => {
            const db = opening.result
            const values: Record<string, unknown> = {}
            const finish = () => {
              db.close()
              resolve(values)
            }
            if (!db.objectStoreNames.contains('kept')) return finish()
            const cursor = db.transaction('kept').objectStore('kept').openCursor()
            cursor.onsuccess = () => {
              if (!cursor.result) return finish()
              const key = String(cursor.result.key)
              if (key !== 'foyer') values[key] = cursor.result.value
              cursor.result.continue()
            }
          }
        })
      return found
    })
  }

  /**
   * Everything in the app's storage by key, whoever it is of; where two have the same, the later one's
   * with its database. Who lives here is left out as long as that is nobody with a name.
   */
  async stored(): Promise<Record<string, unknown>> {
    const found: Record<string, unknown> = {}
    for (const [name, values] of Object.entries(await this.databases()))
      for (const [key, value] of Object.entries(values)) {
        if (key === 'household' && !JSON.stringify(value).includes('person')) continue
        found[key in found ? `${key} of ${name}` : key] = value
      }
    return found
  }

  async close(): Promise<void> {
    await this.context.close()
  }
}

/** Approves as a person would: opens the address on a phone, chooses an account, taps Approve. */
export async function approveOnPhone(browser: Browser, address: string, account: string) {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    isMobile: true,
    hasTouch: true,
  })
  const phone = await context.newPage()
  await phone.goto(address)
  await phone.locator(`input[value="${account}"]`).check({ force: true })
  await phone.getByRole('button', { name: 'Approve' }).tap()
  await phone.getByText('Look at your TV').first().waitFor()
  await context.close()
}

/** Signs a television in without a phone, for tests whose subject comes later. */
export async function signIn(app: TestApp, tv: Television, account: string) {
  await app.sandbox('POST', 'approve', { user_code: await tv.code(), account })
  await agendaScreen(tv.page).waitFor({ timeout: 20_000 })
}

/** The text of a QR code, read from the pixels of its canvas. */
export async function readCode(canvas: Locator): Promise<string | undefined> {
  const picture = await canvas.evaluate((it) => (it as HTMLCanvasElement).toDataURL('image/png'))
  const { data, width, height } = PNG.sync.read(Buffer.from(picture.split(',')[1] ?? '', 'base64'))
  return jsqr(new Uint8ClampedArray(data), width, height)?.data
}

export const SETTINGS = /^(Settings|Einstellungen|الإعدادات)$/
export const ADD_A_PERSON = /^(Add a person|Person hinzufügen|إضافة شخص)$/

/** From the meetings, or from the words that there are none, up to the buttons above them. */
export async function goToTop(tv: Television) {
  await agendaShown(tv.page)
  // Until the meetings have the focus, a button above them has it.
  await tv.settled()
  const button = focusedTopButton(tv.page)
  for (let press = 0; press < 150 && (await button.count()) === 0; press++)
    await tv.press('ArrowUp')
}

/** From the agenda, whose last button bears the person's name, to what that leads to. */
export async function openPerson(tv: Television) {
  await goToTop(tv)
  const rtl = await tv.page.evaluate(() => document.documentElement.dir === 'rtl')
  const on = rtl ? 'ArrowLeft' : 'ArrowRight'
  // Beyond the last there is nothing to go to.
  await tv.press(on, on, on, 'Enter')
  await dialog(tv.page).or(peopleScreen(tv.page)).waitFor()
}

/** From the agenda to the settings, by the button beside the person's name. */
export async function openSettings(tv: Television) {
  await goToTop(tv)
  const rtl = await tv.page.evaluate(() => document.documentElement.dir === 'rtl')
  const [on, back] = rtl ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft']
  await tv.press(on, on, on, back)
  if (!SETTINGS.test(await tv.focused())) throw new Error(`${await tv.focused()} is no settings`)
  await tv.press('Enter')
  await settingsScreen(tv.page).waitFor()
}

/** Goes to a button of a dialog, wherever there was room for it. */
export async function goToButton(tv: Television, name: RegExp) {
  const rtl = await tv.page.evaluate(() => document.documentElement.dir === 'rtl')
  const [on, back] = rtl ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft']
  for (const key of [on, on, on, 'ArrowDown', back, back, on, on]) {
    if (name.test(await tv.focused())) return
    await tv.press(key)
  }
  if (!name.test(await tv.focused())) throw new Error(`no button ${name}`)
}
