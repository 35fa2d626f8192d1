// What a key costs once the agenda is there, beside the floor: rows, a held arrow, a meeting and back, days.

import { setTimeout as wait } from 'node:timers/promises'
import type { Key } from '../../engines/drivers/driver'
import type { Column, Figures } from '../figures/rows'
import { AGENDA } from '../floor/make'
import { openAgenda } from '../page/agenda'
import type { BenchPage } from '../page/browser'
import type { Fixture } from '../page/fixture'
import { median, percentile } from './median'
import { atEachSpeed, type Speed } from './start'

const PATIENCE_MS = 5000
/** Between two keys of somebody who reads. */
const PAUSE_MS = 120
const SINGLE: Key[] = [...keysOf('ArrowDown', 4), ...keysOf('ArrowUp', 2)]
const ROUNDS = 4
const MEETINGS = 5
const DAYS = 6
/** A remote's key that is held comes so often, and for so long. */
const HELD_EVERY_MS = 1000 / 30
const HELD_PRESSES = 45
const FRAME_MS = 1000 / 60

/** In ms, of each press. */
interface KeyTimes {
  single: number[]
  open: number[]
  back: number[]
  day: number[]
  heldHandlers: number[]
  heldPaints: number[]
}

const P95 = 0.95

/** The app and the floor in turns, in browsers of their own. */
export async function measureKeys(
  fixture: Fixture,
  speeds: Speed[],
  runs: number,
): Promise<Figures> {
  return atEachSpeed(speeds, async (speed) => {
    const all: Record<string, number[]> = {}
    for (let run = 0; run < runs; run++) {
      const app = await keysOnce(fixture, speed, '')
      const floor = await keysOnce(fixture, speed, AGENDA)
      for (const [id, figure] of Object.entries(compared(app, floor, speed.column))) {
        all[id] = [...(all[id] ?? []), figure]
        console.log(`${speed.column} ${id}: ${figure.toFixed(2)}`)
      }
      // Whether it is the page that is late, or the machine.
      if (floor.heldPaints.length > 0)
        console.log(`${speed.column} held behind, the floor: ${behind(floor.heldPaints)}`)
    }
    return all
  })
}

function compared(app: KeyTimes, floor: KeyTimes, column: Column): Record<string, number> {
  const middle = (of: keyof KeyTimes) => median(app[of]) / median(floor[of])
  const slowest = (of: keyof KeyTimes) => percentile(app[of], P95) / percentile(floor[of], P95)
  return {
    key: middle('single'),
    'key p95': slowest('single'),
    open: middle('open'),
    'open p95': slowest('open'),
    back: middle('back'),
    'back p95': slowest('back'),
    'day p95': slowest('day'),
    ...(column.endsWith('6x') && {
      'held handler': median(app.heldHandlers),
      'held handler p95': percentile(app.heldHandlers, P95),
      'held behind': behind(app.heldPaints),
    }),
  }
}

/** How many frames the latest of some pictures came after its key. */
const behind = (paints_ms: number[]) => Math.floor(Math.max(...paints_ms) / FRAME_MS)

async function keysOnce(fixture: Fixture, speed: Speed, file: string): Promise<KeyTimes> {
  const page = await openAgenda(fixture, speed.engine, file)
  try {
    await page.holdBack(speed.rate)
    const times: KeyTimes = {
      single: [],
      open: [],
      back: [],
      day: [],
      heldHandlers: [],
      heldPaints: [],
    }
    // One of each before it counts: what runs for the first time is compiled first.
    await walk(page, SINGLE)
    await walk(page, ['Enter', 'Escape'])
    for (let round = 0; round < ROUNDS; round++) times.single.push(...(await walk(page, SINGLE)))
    for (let meeting = 0; meeting < MEETINGS; meeting++) {
      times.open.push(...(await walk(page, ['Enter'])))
      times.back.push(...(await walk(page, ['Escape'])))
    }
    times.day.push(...(await walk(page, keysOf('ArrowRight', DAYS))))
    await walk(page, keysOf('ArrowLeft', DAYS))
    if (speed.column.endsWith('6x')) Object.assign(times, await hold(page))
    return times
  } finally {
    await page.close()
  }
}

/**
 * Presses keys, each when what the one before does is painted.
 * @returns from each press until then, in ms; PATIENCE_MS for one that did nothing
 */
export async function walk(page: BenchPage, keys: Key[]): Promise<number[]> {
  const times: number[] = []
  for (const key of keys) {
    page.forget()
    await page.press(key)
    const painted = await page.tells('painted', PATIENCE_MS)
    times.push(painted ? Number(painted.ms) : PATIENCE_MS)
    await wait(PAUSE_MS)
  }
  return times
}

/** Holds the arrow down; no press waits for the one before. */
async function hold(page: BenchPage): Promise<Pick<KeyTimes, 'heldHandlers' | 'heldPaints'>> {
  page.forget()
  const from = performance.now()
  const presses: Promise<void>[] = []
  for (let press = 0; press < HELD_PRESSES; press++) {
    presses.push(page.press('ArrowDown'))
    await wait(Math.max(0, from + (press + 1) * HELD_EVERY_MS - performance.now()))
  }
  await Promise.all(presses)
  await wait(PAUSE_MS)
  const ms = (type: string) => page.all(type).map((message) => Number(message.ms))
  return { heldHandlers: ms('handled'), heldPaints: ms('next frame') }
}

function keysOf(key: Key, times: number): Key[] {
  return Array<Key>(times).fill(key)
}
