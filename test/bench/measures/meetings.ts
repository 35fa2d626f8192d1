// Whether a television gets slower with what it has stored: the same start and the same keys with ten meetings a list and
// with ten thousand.

import type { Key } from '../../engines/drivers/driver'
import type { Figures } from '../figures/rows'
import { openAgenda } from '../page/agenda'
import { type Fixture, openFixture } from '../page/fixture'
import { walk } from './keys'
import { median } from './median'
import { agenda, atEachSpeed, type Speed, startOnce } from './start'

const FEW = 10
const MANY = 10_000
/** As far down as up, so that ten rows suffice. */
const KEYS: Key[] = ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp']
const ROUNDS = 5

/** In ms. */
interface Times {
  start: number
  key: number
}

/** Many meetings and few in turns, each time in a browser of its own: the first as multiples of the second. */
export async function measureMeetings(speeds: Speed[], runs: number): Promise<Figures> {
  const many = await openFixture({ meetings: MANY })
  const few = await openFixture({ meetings: FEW })
  try {
    return await atEachSpeed(speeds, async (speed) => {
      const ratios = { 'start of many': [] as number[], 'key of many': [] as number[] }
      for (let run = 0; run < runs; run++) {
        const [much, little] = [await timesOf(many, speed), await timesOf(few, speed)]
        console.log(
          `${speed.column} of ${MANY} meetings: ${said(much)}; of ${FEW}: ${said(little)}`,
        )
        ratios['start of many'].push(much.start / little.start)
        ratios['key of many'].push(much.key / little.key)
      }
      return ratios
    })
  } finally {
    await many.close()
    await few.close()
  }
}

const said = ({ start, key }: Times) => `start ${start.toFixed(0)} ms, key ${key.toFixed(1)} ms`

async function timesOf(fixture: Fixture, speed: Speed): Promise<Times> {
  const { 'agenda painted': start = Number.NaN } = await startOnce(
    fixture,
    speed,
    'signed in',
    '',
    agenda,
  )
  return { start, key: await keyOf(fixture, speed) }
}

async function keyOf(fixture: Fixture, { engine, rate }: Speed): Promise<number> {
  const page = await openAgenda(fixture, engine)
  try {
    await page.holdBack(rate)
    // Once before it counts: what runs for the first time is compiled first.
    await walk(page, KEYS)
    const times: number[] = []
    for (let round = 0; round < ROUNDS; round++) times.push(...(await walk(page, KEYS)))
    return median(times)
  } finally {
    await page.close()
  }
}
