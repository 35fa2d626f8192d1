// The person before the screen: presses keys, looks, and is not content while there is no focus to be
// seen or anything went wrong.

import { setTimeout as wait } from 'node:timers/promises'
import type { Driver, Key } from './driver'

/** What witness.js tells. */
export interface Sight {
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
  complaints: string[]
}

/** Longer than any transition, on two shared cores. */
const KEY_PATIENCE_MS = 3000
const LOOK_EVERY_MS = 25

export class Viewer {
  /** What the console said; no reason to fail, but to tell. */
  readonly complaints = new Set<string>()

  /** Why the last look saw nothing. */
  private blind = ''

  constructor(readonly driver: Driver) {}

  /** The screen as it is; undefined while a page is being loaded. */
  async look(): Promise<Sight | undefined> {
    const sight = await this.driver
      .evaluate<Sight | undefined>('window.witness && document.body ? witness.look() : undefined')
      .catch((error: Error) => {
        // Between two pages there is nothing to evaluate in; or there will never be again.
        this.blind = error.message
        return undefined
      })
    if (sight && sight.errors.length > 0) throw new Error(`in the page: ${sight.errors.join('; ')}`)
    for (const complaint of sight?.complaints ?? []) this.complaints.add(complaint)
    return sight
  }

  /**
   * Looks until the screen is as `wanted`, with the focus to be seen on it.
   * @throws Error that says what was wanted and what there was
   */
  async until(
    wanted: string,
    is: (sight: Sight) => boolean,
    patience_ms = KEY_PATIENCE_MS,
  ): Promise<Sight> {
    const end = performance.now() + patience_ms
    for (;;) {
      const sight = await this.look()
      if (sight && is(sight) && this.isFocusGood(sight)) return sight
      if (performance.now() > end)
        throw new Error(
          `wanted ${wanted}; there was ${JSON.stringify(sight) ?? `nothing (${this.blind})`}`,
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
  async press(...keys: Key[]): Promise<Sight> {
    let sight: Sight | undefined
    for (const key of keys) {
      await this.driver.press(key)
      sight = await this.until(`focus after ${key}`, () => true)
    }
    return sight as Sight
  }

  /** Presses a key that must lead somewhere. */
  async pressTo(key: Key, wanted: string, is: (sight: Sight) => boolean): Promise<Sight> {
    await this.driver.press(key)
    return this.until(`${wanted} after ${key}`, is)
  }

  /** Presses a key that must move the focus. */
  async pressOn(key: Key): Promise<Sight> {
    const before = await this.until('focus', () => true)
    return this.pressTo(key, `focus beyond ${before.focused[0]}`, ({ focused }) => {
      return focused[0] !== before.focused[0]
    })
  }

  private isFocusGood({ held, seen }: Sight) {
    return held && (seen || this.driver.standIn)
  }
}
