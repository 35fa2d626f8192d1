// Meetings to test with.

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
