// A child with the remote: thirty generated keys a second, everywhere, the same ones for the same seed.
// Whatever is pressed, focus is somewhere, nothing is thrown, and no screen is a dead end. What the
// child signs out of is signed in to again.

import { setTimeout as wait } from 'node:timers/promises'
import { fc } from '../../generated'
import type { TestServers } from '../app'
import type { Key } from '../drivers/driver'
import type { PageState, Viewer } from './viewer'

const KEYS_PER_SECOND = 30

const ARROWS: Key[] = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']

/** OK and Back come seldomer than arrows, or nobody ever gets far into anything. */
const CHOICE: Key[] = [
  ...ARROWS,
  ...ARROWS,
  ...ARROWS,
  ...ARROWS,
  'Enter',
  'Enter',
  'Enter',
  'Escape',
]

/** For so many presses one arrow is the favourite: evenly chosen keys never leave the middle of a list. */
const MOOD = 60
/** Once in a while a key is struck up to this many times in a row. */
const RUN = 8

const SIGN_IN_PATIENCE_MS = 45_000

/** A key, and how often it is pressed in a row. */
const presses = (favourite: Key) =>
  fc
    .tuple(
      fc.oneof(
        { arbitrary: fc.constant(favourite), weight: 4 },
        { arbitrary: fc.constantFrom(...CHOICE), weight: 6 },
      ),
      fc.oneof(
        { arbitrary: fc.constant(1), weight: 9 },
        { arbitrary: fc.integer({ min: 1, max: RUN }), weight: 1 },
      ),
    )
    .map(([key, times]) => Array<Key>(times).fill(key))

/** Presses with one favourite arrow. */
const mood = fc
  .constantFrom(...ARROWS)
  .chain((favourite) => fc.array(presses(favourite), { minLength: MOOD, maxLength: MOOD }))

/** Keys without end, the same ones for the same seed. */
export function* keysOf(seed: number): Generator<Key, never> {
  const [moods] = fc.sample(fc.noBias(fc.infiniteStream(mood)), { seed, numRuns: 1 })
  if (!moods) throw new Error('fast-check gives no stream')
  for (;;) yield* moods.next().value.flat()
}

export interface MonkeyResult {
  keys: number
  /** How fast they really came; a busy machine is slower. */
  perSecond: number
  signIns: number
}

/**
 * Presses keys at random for about so many seconds, and looks after each.
 * @throws Error when focus is lost, something was thrown, or the page no longer reacts
 */
export async function monkeyTest(
  viewer: Viewer,
  servers: TestServers,
  options: { seed: number; seconds: number },
): Promise<MonkeyResult> {
  const keys = keysOf(options.seed)
  const count = Math.round(options.seconds * KEYS_PER_SECOND)
  let pressing_ms = 0
  let signIns = 0
  for (let pressed = 0; pressed < count; pressed += KEYS_PER_SECOND) {
    const start = performance.now()
    for (let key = 1; key <= KEYS_PER_SECOND; key++) {
      await viewer.driver.press(keys.next().value)
      await until(start + (key * 1000) / KEYS_PER_SECOND)
    }
    pressing_ms += performance.now() - start
    const page = await viewer.until(
      `focus ${pressed + KEYS_PER_SECOND} keys into seed ${options.seed}`,
      () => true,
    )
    if (page.screen !== 'sign-in') continue
    await signInAgain(viewer, servers)
    signIns++
  }
  await reacts(viewer)
  return { keys: count, perSecond: Math.round((count / pressing_ms) * 1000), signIns }
}

/** How often Back is pressed at most: what a player or a keyboard shows beside itself goes first. */
const MOST_BACKS = 3
/** Until what Back did is on the screen of a slow engine. */
const SETTLED_MS = 1500

/** Back changes something on every screen: it leaves it, asks whether to, or takes the question back. */
async function reacts(viewer: Viewer) {
  const before = await viewer.until('focus after the monkey test', () => true)
  const isChanged = ({ screen, dialog }: PageState) =>
    screen !== before.screen || dialog !== before.dialog
  for (let press = 1; press < MOST_BACKS; press++) {
    await viewer.driver.press('Escape')
    await wait(SETTLED_MS)
    const page = await viewer.look()
    if (page && isChanged(page)) return
  }
  await viewer.pressTo('Escape', 'any change', isChanged)
}

/** The phone approves whatever code is there, while nobody touches the remote; looked for until it is so. */
async function signInAgain(viewer: Viewer, servers: TestServers) {
  const end = performance.now() + SIGN_IN_PATIENCE_MS
  let page = await viewer.look()
  let approved = ''
  while (page?.screen !== 'agenda') {
    if (performance.now() > end)
      throw new Error(`could not sign in again; there was ${JSON.stringify(page)}`)
    const code = page?.code
    if (code && code !== approved && (await servers.approve(code))) approved = code
    await wait(100)
    page = await viewer.look()
  }
  await viewer.until('focus on the agenda', ({ screen }) => screen === 'agenda')
}

/** Real time: how fast keys come is what is tested, and each engine is a process of its own. */
async function until(time: number) {
  const left = time - performance.now()
  if (left > 0) await wait(left)
}
