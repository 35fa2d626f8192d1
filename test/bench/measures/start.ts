// How long a start takes, beside the floor's: from the beginning of the page until something can be seen or done.

import { setTimeout as wait } from 'node:timers/promises'
import type { Column, Figures } from '../figures/rows'
import { AGENDA, SIGN_IN } from '../floor/make'
import { type BenchEngine, type BenchPage, engine } from '../page/browser'
import type { Fixture } from '../page/fixture'
import { WATCH_START } from '../page/watch'
import { median } from './median'

/** What is not there by then counts as this long. */
const PATIENCE_MS = 25_000
/** Between two presses of somebody who waits; a slower page has more time for each. */
const pressEvery_ms = (rate: number) => Math.max(50, 15 * rate)
/** Between two presses of a key that is held. */
const HELD_EVERY_MS = 50
/** Where it is seen whether a held key gets through at all. */
const HELD_RATE = 20

export interface Speed {
  column: Column
  engine: BenchEngine
  rate: number
}

/** The speeds of some columns, with their engines. */
export function speedsOf(columns: string[]): Speed[] {
  const all: [Column, BenchEngine['name'], number][] = [
    ['1x', 'today', 1],
    ['6x', 'today', 6],
    ['20x', 'today', 20],
    ['79 6x', '79', 6],
  ]
  return all
    .filter(([column]) => columns.includes(column))
    .map(([column, name, rate]) => ({ column, engine: engine(name), rate }))
}

/** What is measured in a start, by the id of its row, in ms. */
type Times = Record<string, number>
type Start = (page: BenchPage, url: string, rate: number) => Promise<Times>

/** The app and the floor in turns, each start in a browser of its own. */
export async function measureStart(
  fixture: Fixture,
  speeds: Speed[],
  runs: number,
): Promise<Figures> {
  return atEachSpeed(speeds, (speed) => ratiosOf(fixture, speed, runs))
}

/** The middle one of the values of each row, in the column of each speed. */
export async function atEachSpeed(
  speeds: Speed[],
  measure: (speed: Speed) => Promise<Record<string, number[]>>,
): Promise<Figures> {
  const figures: Figures = {}
  for (const speed of speeds)
    for (const [id, values] of Object.entries(await measure(speed)))
      figures[id] = { ...figures[id], [speed.column]: median(values) }
  return figures
}

async function ratiosOf(fixture: Fixture, speed: Speed, runs: number) {
  const ratios: Record<string, number[]> = {}
  const note = (app: Times, floor: Times) => {
    for (const [id, ms] of Object.entries(app)) {
      const floor_ms = floor[id] ?? Number.NaN
      ratios[id] = [...(ratios[id] ?? []), ms / floor_ms]
      console.log(`${speed.column} ${id}: ${ms.toFixed(0)} ms, floor ${floor_ms.toFixed(0)} ms`)
    }
  }
  for (let run = 0; run < runs; run++) {
    const start = (who: 'signed in' | 'signed out', file: string, how: Start) =>
      startOnce(fixture, speed, who, file, how)
    note(await start('signed in', '', agenda), await start('signed in', AGENDA, agenda))
    note(await start('signed in', '', firstArrow), await start('signed in', AGENDA, firstArrow))
    if (speed.rate === HELD_RATE) {
      const how = heldFromTheStart
      note(await start('signed in', '', how), await start('signed in', AGENDA, how))
    }
    note(await start('signed out', '', signIn), await start('signed out', SIGN_IN, signIn))
  }
  return ratios
}

/** Starts once, in a browser of its own. @returns what was measured, in ms */
export async function startOnce(
  fixture: Fixture,
  speed: Speed,
  who: 'signed in' | 'signed out',
  file: string,
  how: Start,
): Promise<Times> {
  const page = await fixture.open(speed.engine, who)
  try {
    // The same site, so that the page that counts is held back from its first line.
    await page.open(fixture.url('blank.html'))
    await page.addScript(WATCH_START)
    await page.holdBack(speed.rate)
    return await how(page, fixture.url(file), speed.rate)
  } finally {
    await page.close()
  }
}

async function messageAt_ms(page: BenchPage, type: string): Promise<number> {
  const one = await page.tells(type, PATIENCE_MS)
  return one ? one.at_ms : PATIENCE_MS
}

/** Until the last seen agenda is painted, in ms. */
export async function agenda(page: BenchPage, url: string): Promise<Times> {
  await page.open(url)
  return { 'agenda painted': await messageAt_ms(page, 'agenda') }
}

/** Presses as somebody does who waits for the first to do something. */
async function firstArrow(page: BenchPage, url: string, rate: number): Promise<Times> {
  await page.open(url)
  return { 'first arrow': await firstMove_ms(page, pressEvery_ms(rate)) }
}

/** As a remote does whose key is held, from the start on. */
async function heldFromTheStart(page: BenchPage, url: string): Promise<Times> {
  await page.open(url)
  return { 'held from the start': await firstMove_ms(page, HELD_EVERY_MS) }
}

/** Presses down again and again; whether the page has dealt with the last is not waited for. */
async function firstMove_ms(page: BenchPage, every_ms: number): Promise<number> {
  let isOver = false
  const moved = messageAt_ms(page, 'moved').finally(() => {
    isOver = true
  })
  while (!isOver) {
    // A key that comes while one page takes the place of another is lost, and never answered.
    page.press('ArrowDown').catch(() => undefined)
    await Promise.race([moved, wait(every_ms)])
  }
  return moved
}

async function signIn(page: BenchPage, url: string): Promise<Times> {
  await page.send('Network.enable')
  let begun_s = Number.NaN
  let sent_s = Number.NaN
  page.on('Network.requestWillBeSent', (params) => {
    const { timestamp, request, type } = params as {
      timestamp: number
      request: { url: string; method: string }
      type: string
    }
    if (type === 'Document') begun_s = timestamp
    if (request.method === 'POST' && request.url.endsWith('/device/authorize')) sent_s = timestamp
  })
  await page.open(url)
  const painted_ms = await messageAt_ms(page, 'code')
  return { 'code request': (sent_s - begun_s) * 1000, 'code painted': painted_ms }
}
