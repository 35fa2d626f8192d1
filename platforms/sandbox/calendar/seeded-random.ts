// Chance that comes out the same each time. Pages of a list are made anew for each request, so what
// a day holds must follow from the seed and the day alone.

import { createHash } from 'node:crypto'

/** 64 hex digits that follow from the parts. */
export function hexOf(...parts: (string | number)[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('hex')
}

/** A whole number from 0 to `sides` - 1 that follows from the parts. */
export function roll(sides: number, ...parts: (string | number)[]): number {
  return Number.parseInt(hexOf(...parts).slice(0, 12), 16) % sides
}

/** One of the choices, as the parts will have it. */
export function pick<T>(choices: readonly T[], ...parts: (string | number)[]): T {
  return choices[roll(choices.length, ...parts)] as T
}

/** So many decimal digits that follow from the parts. */
export function digitsOf(count: number, ...parts: (string | number)[]): string {
  const number = BigInt(`0x${hexOf(...parts)}`)
  return number.toString().slice(-count).replace(/^0/, '1')
}

/** A UUID that follows from the parts. */
export function uuidOf(...parts: (string | number)[]): string {
  const [, ...groups] = /^(.{8})(.{4})(.{4})(.{4})(.{12})/.exec(hexOf(...parts)) ?? []
  return groups.join('-')
}
