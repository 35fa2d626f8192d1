// A television whose storage was spoilt: any value in the place of another, at any depth of anything
// that is kept. It always starts, asks Webex for what it should ask for, and shows what Webex says.

import { describe, expect, it } from 'vitest'
import { fc, seed } from './generated'
import { settle } from './hand-clock'
import { type Fixture, fixture, signedIn } from './profiles/fixture'

const ABSURD: unknown[] = [
  1e300,
  -9e15,
  8.64e15,
  8.64e15 + 1,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -1,
  0,
  0.5,
  2 ** 53,
  '',
  'x',
  '1e300',
  '\u0000\u202e',
  'https://:pw@r.test/v1',
  '9999-12-31',
  '0000-00-00',
  'x'.repeat(100_000),
  null,
  undefined,
  true,
  [],
  {},
  [[[[]]]],
  { a: { b: { c: [1, { d: null }] } } },
  Array.from({ length: 1000 }, (_, n) => n),
  new Date(Number.NaN),
  new Map(),
]

/** Every place in a value, the value itself included. */
function placesIn(value: unknown, path: string[] = []): string[][] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, one]) => placesIn(one, [...path, key]))]
}

/** One change: which place gets which of the absurd values, or of those of the type that was there. */
interface Damage {
  place: number
  absurd: number
  isAlike: boolean
}
const damage = fc.record<Damage>({ place: fc.nat(), absurd: fc.nat(), isAlike: fc.boolean() })

const oneOf = <T>(from: readonly T[], n: number) => from[n % from.length] as T

/** The value with something absurd at the path. */
function spoilt(value: unknown, [key, ...path]: string[], by: Damage): unknown {
  if (key === undefined) {
    const alike = ABSURD.filter((one) => typeof one === typeof value)
    return oneOf(by.isAlike && alike.length > 0 ? alike : ABSURD, by.absurd)
  }
  // Another spoilt value may have taken its place.
  if (typeof value !== 'object' || value === null) return value
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as never
  return Object.assign(copy, { [key]: spoilt((value as never)[key], path, by) })
}

type Disks = readonly (readonly [string, object])[]
const disksOf = (on: Fixture): Disks => on.databases().map((name) => [name, on.database(name)])

/** All databases of a television on which somebody has watched, chosen and looked. */
async function used() {
  const { on, profiles } = await signedIn('ana')
  const { positions, preferences } = profiles.services()
  preferences.choose({ timeZone: 'Europe/Berlin', textSize: 'L' })
  await positions.remember('a recording', 600, 3600)
  await positions.remember('another', 60, 0)
  await on.clock.advance(1000)
  return { on, disks: disksOf(on) }
}

/** Those of a television that shows a code. */
async function waiting() {
  const on = fixture()
  await on.start()
  await on.clock.advance(1000)
  return { on, disks: disksOf(on) }
}

/** Starts a television with these disks, before a Webex that knows the person who was signed in. */
async function startOn(disks: Disks, before: Fixture) {
  const on = fixture()
  on.grants.push(...before.grants.map((one) => ({ ...one })))
  for (const [name, values] of disks) on.restore(name, { ...values })
  const profiles = await on.start()
  await on.clock.advance(60_000)
  await settle()
  return { on, profiles }
}

/** Starts it again and again, each time with other values spoilt. */
async function eachSpoilt(
  numRuns: number,
  { on: before, disks }: { on: Fixture; disks: Disks },
  check: (started: Awaited<ReturnType<typeof startOn>>, seedText: string) => void | Promise<void>,
) {
  const places = disks
    .flatMap(([name, values]) => placesIn(values).map((path) => [name, path] as const))
    .filter(([, path]) => path.length > 0)
  const damages = fc.noBias(fc.array(damage, { minLength: 1, maxLength: 3 }))
  const startsAllTheSame = fc.asyncProperty(damages, async (all) => {
    let hurt = disks
    const where: string[] = []
    for (const one of all) {
      const [database, path] = oneOf(places, one.place)
      where.push(`${database}/${path.join('/')}`)
      hurt = hurt.map(([name, values]) =>
        name === database ? [name, spoilt(values, path, one) as object] : [name, values],
      )
    }
    const started = await startOn(hurt, before)
    await check(started, where.join(' '))
    started.profiles.close()
  })
  await fc.assert(startsAllTheSame, { numRuns })
}

describe(`a spoilt storage (SEED=${seed})`, () => {
  it('of somebody who is signed in is no reason not to ask, or not to show the answer', async () => {
    await eachSpoilt(250, await used(), async ({ on, profiles }, seedText) => {
      const { session, agenda, preferences, positions } = profiles.services()
      const { status } = session.state()
      const path = status === 'signed_in' ? 'meetings' : 'device/authorize'
      expect([on.sent.map((one) => one.path), seedText]).toEqual([
        expect.arrayContaining([path]),
        seedText,
      ])
      if (status === 'signed_in') {
        const { data, isFetching, failure } = agenda.state()
        expect([data?.meetings.length, isFetching, failure, seedText]).toEqual([
          3,
          false,
          undefined,
          seedText,
        ])
      } else expect([status, seedText]).toEqual(['signed_out', seedText])
      expect([preferences.state().timeZone, seedText]).toEqual([
        expect.stringMatching(/^(auto|UTC|Europe\/Berlin)$/),
        seedText,
      ])
      const at_s = await positions.of('a recording')
      expect([at_s >= 0 && at_s <= 48 * 3600, seedText]).toEqual([true, seedText])
    })
  }, 120_000)

  it('of one that shows a code leaves it a code, which can be approved', async () => {
    await eachSpoilt(60, await waiting(), async ({ on, profiles }, seedText) => {
      expect([on.sent.some(({ path }) => path.startsWith('device/')), seedText]).toEqual([
        true,
        seedText,
      ])
      // By then a code that means nothing to Webex is over, and another has taken its place.
      await on.clock.advance(400_000)
      await on.approve('ana')
      await on.clock.advance(60_000)
      expect([profiles.services().session.state().status, seedText]).toEqual([
        'signed_in',
        seedText,
      ])
    })
  }, 120_000)
})
