// Meetings to test with, and numbers that look random and can be had again from their seed.

import type { Meeting } from '../../src/meetings/meeting'

let made = 0

/** A meeting from `start` to `end`, both as text with an offset; ms are welcome too. */
export function meeting(
  title: string,
  start: string | number,
  end?: string | number,
  more: Partial<Meeting> = {},
): Meeting {
  const ms = (at: string | number) => (typeof at === 'number' ? at : Date.parse(at))
  made += 1
  return {
    id: `m${made}`,
    title,
    start: ms(start),
    end: end === undefined ? undefined : ms(end),
    state: 'scheduled',
    hostDidJoin: false,
    attendeeDidJoin: false,
    ...more,
  }
}

/** The seed of this run; SEED=… in the environment repeats another. */
export const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 32))

/** mulberry32: numbers from 0 to 1 that depend on the seed alone. */
export function chance(from: number): () => number {
  let state = from >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
