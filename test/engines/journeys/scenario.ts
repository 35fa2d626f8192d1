// A scenario shows that one part of Foyer works on an engine, by keys and by what can be read on the
// screen. Each has servers of its own, whose time it can move on.

import type { TestServersOptions } from '../app'
import type { TestTv } from './test-tv'

export interface Scenario {
  /** What `--scenarios` calls it. */
  name: string
  /** The engines (by id) that it runs on unless others are asked for. */
  engines: readonly string[]
  servers?: TestServersOptions
  /** @throws Error when anything is not as a viewer expects */
  run(tv: TestTv): Promise<void>
}

/** The engines that speak for all: two old ones of many televisions, and today's. */
export const THREE = ['69', '79', 'today']

/** Tuesday, ten in the morning in Berlin; summer time begins before four weeks are over. */
export const TUESDAY: TestServersOptions = {
  sandbox: { now_ms: Date.parse('2026-03-03T09:00:00Z'), timezone: 'Europe/Berlin', interval_s: 1 },
  settings: { timeZone: 'Europe/Berlin', hourCycle: '24' },
}
