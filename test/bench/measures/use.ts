// What the app does to a page that is used for a while: long tasks in a minute, and what it holds on to after weeks
// of days.

import { setTimeout as wait } from 'node:timers/promises'
import type { Key } from '../../engines/drivers/driver'
import type { Figures } from '../figures/rows'
import { openAgenda } from '../page/agenda'
import type { BenchPage } from '../page/browser'
import type { Fixture } from '../page/fixture'
import { median } from './median'
import type { Speed } from './start'

const MINUTE_MS = 60_000
const KEY_EVERY_MS = 400
const KEYS: Key[] = [
  'ArrowDown',
  'ArrowDown',
  'ArrowDown',
  'Enter',
  'Escape',
  'ArrowRight',
  'ArrowDown',
  'ArrowLeft',
  'ArrowUp',
]
/** https://w3c.github.io/longtasks/ */
const LONG_MS = 50
const VERY_LONG_MS = 200

const WEEKS = 4
/** A day's meetings are asked for and drawn within this. */
const DAY_MS = 250

/** A minute of use at each speed that is held back six times. One run tells as much as some: there are many keys. */
export async function measureUse(fixture: Fixture, speeds: Speed[]): Promise<Figures> {
  const figures: Figures = { 'long tasks': {}, 'very long tasks': {} }
  for (const speed of speeds.filter(({ rate }) => rate === 6)) {
    const page = await openAgenda(fixture, speed.engine)
    try {
      await page.holdBack(speed.rate)
      const tasks_ms = await aMinute(page)
      const over = (ms: number) => tasks_ms.filter((task_ms) => task_ms > ms).length
      Object.assign(figures['long tasks'] ?? {}, { [speed.column]: over(LONG_MS) })
      Object.assign(figures['very long tasks'] ?? {}, { [speed.column]: over(VERY_LONG_MS) })
    } finally {
      await page.close()
    }
  }
  return figures
}

async function aMinute(page: BenchPage): Promise<number[]> {
  await page.evaluate('window.longTasks.length = 0')
  const from = performance.now()
  for (let press = 0; performance.now() - from < MINUTE_MS; press++) {
    await page.press(KEYS[press % KEYS.length] as Key)
    await wait(Math.max(0, from + (press + 1) * KEY_EVERY_MS - performance.now()))
  }
  return page.evaluate<number[]>('window.longTasks')
}

/** Bo's days, forward and back again, in today's engine at its own speed. */
export async function measureHeap(
  fixture: Fixture,
  speeds: Speed[],
  runs: number,
): Promise<Figures> {
  const [speed] = speeds.filter(({ rate }) => rate === 1)
  if (!speed) return {}
  const heaps_mb: number[] = []
  const growths: number[] = []
  for (let run = 0; run < runs; run++) {
    const page = await openAgenda(fixture, speed.engine)
    try {
      await days(page, 'ArrowRight')
      const after_mb = await heap_mb(page)
      await days(page, 'ArrowLeft')
      await days(page, 'ArrowRight')
      heaps_mb.push(after_mb)
      growths.push((await heap_mb(page)) / after_mb)
    } finally {
      await page.close()
    }
  }
  return { heap: { '1x': median(heaps_mb) }, 'heap growth': { '1x': median(growths) } }
}

async function days(page: BenchPage, key: Key): Promise<void> {
  for (let day = 0; day < 7 * WEEKS; day++) {
    await page.press(key)
    await wait(DAY_MS)
  }
}

async function heap_mb(page: BenchPage): Promise<number> {
  await page.send('HeapProfiler.collectGarbage')
  const { usedSize } = await page.send<{ usedSize: number }>('Runtime.getHeapUsage')
  return usedSize / 1e6
}
