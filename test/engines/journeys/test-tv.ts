// The television of a scenario: its keys, its time, and what can be read off its screen. Nothing waits for a
// fixed time; what should come is looked for until it is there.

import { setTimeout as wait } from 'node:timers/promises'
import jsqr from 'jsqr'
import { PNG } from 'pngjs'
import type { TestServers } from '../app'
import type { Key } from '../drivers/driver'
import type { Viewer } from './viewer'

const PATIENCE_MS = 10_000
/** Neither DevTools of 2018 nor WebDriver tells when a page has changed, so it is looked at as often as this. */
const LOOK_EVERY_MS = 30

export class TestTv {
  constructor(
    readonly viewer: Viewer,
    readonly servers: TestServers,
    /** Keeps a picture of the screen under a name. */
    readonly picture: (name: string) => Promise<void>,
  ) {}

  /** Switches on. What was on before is gone first. */
  async switchOn(): Promise<void> {
    await this.viewer.driver.open('about:blank')
    await this.viewer.untilNothing()
    await this.viewer.driver.open(this.servers.clockedUrl())
  }

  /** From nothing to the meetings. */
  async signIn(): Promise<void> {
    await this.switchOn()
    const { code } = await this.viewer.until('a code', (it) => it.code.length === 6, 30_000)
    if (!(await this.servers.approve(code))) throw new Error(`code ${code} was not to be approved`)
    await this.viewer.until('meetings', ({ meetings, isRow }) => meetings > 0 && isRow, 30_000)
  }

  /**
   * Looks until something is so.
   * @returns what was true of it
   * @throws Error that says what was wanted and what was there instead
   */
  async until<T>(wanted: string, look: () => Promise<T | undefined | false>): Promise<T> {
    const end = performance.now() + PATIENCE_MS
    for (;;) {
      const seen = await look()
      if (seen !== undefined && seen !== false) return seen
      if (performance.now() > end)
        throw new Error(`wanted ${wanted}; the screen says: ${await this.allWords()}`)
      // Tells also when something was thrown in the page.
      await this.viewer.look()
      await wait(LOOK_EVERY_MS)
    }
  }

  private async allWords(): Promise<string> {
    const words = (await this.read().catch(() => ['nothing'])).join(' ')
    return words.replace(/\s+/g, ' ').slice(0, 500)
  }

  /** What can be read in whatever matches the selector. */
  read(selector = '#app'): Promise<string[]> {
    const texts = `probe.texts(${JSON.stringify(selector)})`
    // Between two pages there is nothing to be read.
    return this.evaluate<string[]>(`window.probe && document.body ? ${texts} : []`)
  }

  /** Waits until something that matches `selector` says `words`. */
  says(words: string | RegExp, selector = '#app'): Promise<string> {
    return this.until(`"${words}" in ${selector}`, async () =>
      (await this.read(selector)).find((text) => fits(text, words)),
    )
  }

  /** Waits until nothing that matches `selector` says `words` any more. */
  async saysNot(words: string | RegExp, selector = '#app'): Promise<void> {
    await this.until(`no "${words}" in ${selector}`, async () =>
      (await this.read(selector)).every((text) => !fits(text, words)),
    )
  }

  /** The value of an expression in the page. */
  evaluate<T>(expression: string): Promise<T> {
    return this.viewer.driver.evaluate<T>(expression)
  }

  /** What has the focus, as a voice guide names it. */
  async focused(): Promise<string> {
    return (await this.viewer.until('focus', () => true)).focused[0] ?? ''
  }

  /** Waits until the focus is on what is named so. */
  async isAt(name: string | RegExp): Promise<void> {
    await this.viewer.until(
      `focus on ${name}`,
      ({ focused }) => fits(focused[0] ?? '', name),
      PATIENCE_MS,
    )
  }

  /** Presses keys, each when the one before has left the focus in order. */
  async press(...keys: Key[]): Promise<void> {
    await this.viewer.press(...keys)
  }

  /** Strikes a key so many times, as fast as it goes. */
  async strike(key: Key, times: number): Promise<void> {
    for (let time = 0; time < times; time++) await this.viewer.driver.press(key)
    await this.focused()
  }

  /** Presses a key until the focus is on what is named so. */
  async pressUntil(key: Key, name: string | RegExp, most = 60): Promise<void> {
    for (let press = 0; press < most; press++) {
      if (fits(await this.focused(), name)) return
      await this.press(key)
    }
    throw new Error(`${most} times ${key} led to ${await this.focused()}, not to ${name}`)
  }

  /** Waits until something matches the selector. */
  async has(selector: string): Promise<void> {
    await this.until(selector, async () => (await this.read(selector)).length > 0)
  }

  /** Waits until nothing matches the selector any more. */
  async hasNo(selector: string): Promise<void> {
    await this.until(`no ${selector}`, async () => (await this.read(selector)).length === 0)
  }

  /** Time goes by, for the television and at Webex. */
  async pass(seconds: number): Promise<void> {
    await this.servers.pass(seconds)
    await this.viewer.driver.evaluate(`pageClock.pass(${seconds * 1000})`)
  }

  /** Time goes by until an instant, such as 2026-03-02T10:00:00Z. */
  async passTo(instant: string): Promise<void> {
    await this.pass((Date.parse(instant) - this.servers.now_ms()) / 1000)
  }

  /** The television is in standby until an instant. */
  async standbyTo(instant: string): Promise<void> {
    const ms = Date.parse(instant) - this.servers.now_ms()
    await this.servers.pass(ms / 1000)
    await this.viewer.driver.evaluate(`pageClock.standby(${ms})`)
  }

  /** The dim clock has come, or will in a moment; a key takes it away, and does nothing else. */
  async wake(): Promise<void> {
    await this.has('.ambient')
    await this.viewer.driver.press('Escape')
    await this.hasNo('.ambient')
    await this.focused()
  }

  /** What a phone's camera reads off the screen; waits until there is a code on it. */
  async scan(): Promise<string> {
    return this.until('a QR code', async () => {
      const png = await this.viewer.driver.screenshot()
      if (!png) return undefined
      const { data, width, height } = PNG.sync.read(png)
      return jsqr(new Uint8ClampedArray(data), width, height)?.data
    })
  }

  /** From the agenda to the settings. */
  async openSettings(): Promise<void> {
    while ((await this.viewer.until('focus', () => true)).isRow) await this.press('ArrowUp')
    await this.pressUntil('ArrowRight', 'Ada Brandt', 4)
    await this.press('ArrowLeft')
    await this.isAt('Settings')
    await this.press('Enter')
    await this.has('.settings')
    await this.isAt('Text size')
  }

  /** Waits until the setting that has the focus stands on this. */
  async hasValue(value: string): Promise<void> {
    await this.until(`the value ${value}`, async () => {
      const now = 'document.activeElement.getAttribute("aria-valuetext")'
      return (await this.evaluate(now)) === value
    })
  }
}

const fits = (text: string, words: string | RegExp) =>
  typeof words === 'string' ? text.includes(words) : words.test(text)
