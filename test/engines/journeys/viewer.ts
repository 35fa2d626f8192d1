// The person before the screen: presses keys, looks, and is not content while there is no focus to be
// seen or anything went wrong.

import { setTimeout as wait } from 'node:timers/promises'
import type { Driver, Key } from '../drivers/driver'

/** What page-probe.js tells. */
export interface PageState {
  /** By its last class, such as 'agenda' or 'sign-in'; empty when there is none. */
  screen: string
  /** Its title; empty when there is none. */
  dialog: string
  code: string
  meetings: number
  focused: string[]
  held: boolean
  seen: boolean
  isRow: boolean
  errors: string[]
  consoleErrors: string[]
}

/** Longer than any transition, on two shared cores. */
const KEY_PATIENCE_MS = 3000
/** Neither DevTools of 2018 nor WebDriver tells when a page has changed, so it is looked at as often as this. */
const LOOK_EVERY_MS = 25

export class Viewer {
  /** What the console said; no reason to fail, but to tell. */
  readonly consoleErrors = new Set<string>()

  /** Why the last look saw nothing. */
  private blind = ''

  constructor(readonly driver: Driver) {}

  /** The screen as it is; undefined while a page is being loaded. */
  async look(): Promise<PageState | undefined> {
    const page = await this.driver
      .evaluate<PageState | undefined>('window.probe && document.body ? probe.look() : undefined')
      .catch((error: Error) => {
        // Between two pages there is nothing to evaluate in; or there will never be again.
        this.blind = error.message
        return undefined
      })
    if (page && page.errors.length > 0) throw new Error(`in the page: ${page.errors.join('; ')}`)
    for (const consoleError of page?.consoleErrors ?? []) this.consoleErrors.add(consoleError)
    return page
  }

  /**
   * Looks until the screen is as `wanted`, with the focus to be seen on it.
   * @throws Error that says what was wanted and what there was
   */
  async until(
    wanted: string,
    is: (page: PageState) => boolean,
    patience_ms = KEY_PATIENCE_MS,
  ): Promise<PageState> {
    const end = performance.now() + patience_ms
    for (;;) {
      const page = await this.look()
      if (page && is(page) && this.isFocusGood(page)) return page
      if (performance.now() > end)
        throw new Error(
          `wanted ${wanted}; there was ${JSON.stringify(page) ?? `nothing (${this.blind})`}`,
        )
      await wait(LOOK_EVERY_MS)
    }
  }

  /** Waits until the page has gone; engines return from opening another one before that. */
  async untilNothing(): Promise<void> {
    const end = performance.now() + KEY_PATIENCE_MS
    while (await this.look()) {
      if (performance.now() > end) throw new Error('the page does not go')
      await wait(LOOK_EVERY_MS)
    }
  }

  /** Presses keys, each when the one before has left the focus in order. */
  async press(...keys: Key[]): Promise<PageState> {
    let page: PageState | undefined
    for (const key of keys) {
      await this.driver.press(key)
      page = await this.until(`focus after ${key}`, () => true)
    }
    return page as PageState
  }

  /** Presses a key that must lead somewhere. */
  async pressTo(key: Key, wanted: string, is: (page: PageState) => boolean): Promise<PageState> {
    await this.driver.press(key)
    return this.until(`${wanted} after ${key}`, is)
  }

  /** Presses a key that must move the focus. */
  async pressOn(key: Key): Promise<PageState> {
    const before = await this.until('focus', () => true)
    return this.pressTo(key, `focus beyond ${before.focused[0]}`, ({ focused }) => {
      return focused[0] !== before.focused[0]
    })
  }

  private isFocusGood({ held, seen }: PageState) {
    return held && (seen || this.driver.standIn)
  }
}
