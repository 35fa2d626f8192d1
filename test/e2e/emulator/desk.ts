// One test app for a file of tests, and the emulator's page on it. Importing it is enough.

import type { FrameLocator, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { agendaScreen, meetingsShown, userCode } from '../test-app/screens'
import { openTestApp, shiftDate, type TestApp } from '../test-app/test-app'

export let app: TestApp
/** The one that was opened last. */
export let desk: Desk
beforeAll(async () => {
  app = await openTestApp()
})
afterEach(async () => {
  await app.sandbox('DELETE', 'faults')
  expect(desk.errors).toEqual([])
  await desk.page.context().close()
})
afterAll(() => app.close())

/** Starts the servers anew, told something else. */
export async function restartServers(more: Parameters<typeof openTestApp>[1]) {
  await app.close()
  app = await openTestApp(1, more)
}

/** The emulator's page, used as a person uses it: by pointing at things, and by typing. */
export class Desk {
  readonly errors: string[] = []
  readonly tv: FrameLocator
  readonly phone: FrameLocator

  constructor(readonly page: Page) {
    page.on('pageerror', (error) => this.errors.push(String(error)))
    this.tv = page.frameLocator('#tv')
    this.phone = page.frameLocator('#page')
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  /** Clicks keys of the on-screen remote, each when the one before has had its effect. */
  async press(...names: string[]): Promise<void> {
    for (const name of names) {
      await this.button(name).click()
      await this.drawn()
    }
  }

  private drawn(): Promise<unknown> {
    return this.page.evaluate(
      () =>
        new Promise((resolve) =>
          requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 20))),
        ),
    )
  }

  /** Presses keys on the computer's keyboard, each when the one before has had its effect. */
  async type(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key)
      await this.drawn()
    }
  }

  /** Clicks one key until `name` is focused. */
  async pressUntil(key: string, name: string): Promise<void> {
    for (let press = 0; press < 30; press++) {
      if ((await this.focused()) === name) return
      await this.press(key)
    }
    throw new Error(`${key} did not lead to ${name} but to ${await this.focused()}`)
  }

  /** Waits until the television says `text`. */
  async shows(text: string | RegExp, timeout = 15_000): Promise<void> {
    await this.tv.getByText(text).first().waitFor({ timeout })
  }

  async showsAgenda(): Promise<void> {
    await meetingsShown(this.tv, 20_000)
  }

  async text(): Promise<string> {
    return this.tv.locator('#app').innerText()
  }

  async code(): Promise<string> {
    const code = await userCode(this.tv).innerText({ timeout: 20_000 })
    return code.replace(/\s/g, '')
  }

  /** What is focused on the television, as a voice guide would name it. */
  async focused(): Promise<string> {
    return this.tv.locator('#app').evaluate((app) => {
      const { activeElement: it } = app.ownerDocument
      return it?.getAttribute('aria-label') ?? it?.textContent ?? ''
    })
  }

  /** The key that the television got last, as the page tells it. */
  async lastKey(): Promise<string> {
    return this.page.locator('#log span').first().innerText()
  }

  /** The date and time on the emulated television, in ms. */
  async now(): Promise<number> {
    return this.tv.locator('#app').evaluate((app) => {
      const window = app.ownerDocument.defaultView as unknown as typeof globalThis
      return window.Date.now()
    })
  }

  async signIn(account: string): Promise<void> {
    await app.sandbox('POST', 'approve', { user_code: await this.code(), account })
    await agendaScreen(this.tv).waitFor({ timeout: 20_000 })
  }
}

export async function openDesk(
  model: string,
  viewport = { width: 1600, height: 900 },
  emulator = app.urls.emulator,
): Promise<Desk> {
  const context = await app.browser.newContext({
    viewport,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
  })
  await context.addInitScript(shiftDate, app.now_ms() - Date.now())
  desk = new Desk(await context.newPage())
  await desk.page.goto(`${emulator}?tv=${model}`)
  return desk
}

/** In whole px: what is scaled to fit ends on fractions of them. */
export async function boxOf(thing: Locator) {
  const box = await thing.boundingBox()
  if (!box) throw new Error(`${thing} is not to be seen`)
  return {
    left: Math.round(box.x),
    top: Math.round(box.y),
    right: Math.round(box.x + box.width),
    bottom: Math.round(box.y + box.height),
  }
}
