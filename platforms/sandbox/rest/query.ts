// Query parameters of Webex's lists: read, defaulted and refused as the API does, and pages told
// by RFC 8288 `Link` headers. https://developer.webex.com/docs/basics

import type { Context } from 'hono'
import { type Env, json, Refusal } from '../answer'
import { isZone } from '../calendar/days'

const DEFAULT_MAX = 10
const LARGEST_MAX = 100
const DAY_MS = 86_400_000
const ISO_8601 = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/

/** One of the allowed words, or undefined when the parameter is absent. */
export function oneOf<T extends string>(c: Context, name: string, allowed: readonly T[]) {
  const value = c.req.query(name)
  if (value === undefined) return undefined
  if (!allowed.includes(value as T))
    throw new Refusal(400, `'${name}' must be one of ${allowed.join(', ')}`)
  return value as T
}

/** `true` or `false`, or undefined when the parameter is absent. */
export function flag(c: Context, name: string): boolean | undefined {
  const word = oneOf(c, name, ['true', 'false'])
  return word && word === 'true'
}

/** The parameter, which must be there. */
export function required(c: Context, name: string): string {
  const value = c.req.query(name)
  if (!value) throw new Refusal(400, `'${name}' is required`)
  return value
}

/** Parameters for administrators are refused: nobody in the sandbox has an admin scope. */
export function refuseAdmin(c: Context, ...names: string[]) {
  for (const name of names) if (c.req.query(name) !== undefined) throw new Refusal(403)
}

/** The zone of the answer's time stamps: header `timezone`, UTC by default. */
export function zoneOf(c: Context): string {
  const zone = c.req.header('timezone') ?? 'UTC'
  if (!isZone(zone)) throw new Refusal(400, `'timezone' is not an IANA time zone: ${zone}`)
  return zone
}

/**
 * The window [from, to) in ms, of seven days where one end or both are left out.
 * @param ahead whether the window without any end begins now, or ends now
 */
export function windowOf(c: Context, now_ms: number, ahead: boolean) {
  const from = instant(c, 'from')
  const to = instant(c, 'to')
  const week = 7 * DAY_MS
  const from_ms = from ?? (to !== undefined ? to - week : ahead ? now_ms : now_ms - week)
  const to_ms = to ?? (from !== undefined ? from + week : ahead ? now_ms + week : now_ms)
  if (from_ms > to_ms) throw new Refusal(400, "'from' cannot be after 'to'")
  return { from_ms, to_ms }
}

/** Milliseconds of an ISO 8601 parameter. Without an offset it is UTC. */
function instant(c: Context, name: string): number | undefined {
  const text = c.req.query(name)
  if (text === undefined) return undefined
  // A "+" that was not encoded arrives as a space.
  const iso = text.replace(/ (?=\d\d:?\d\d$)/, '+')
  const bare = ISO_8601.test(iso) && /T[\d:.]+$/.test(iso)
  const at_ms = ISO_8601.test(iso) ? Date.parse(bare ? `${iso}Z` : iso) : Number.NaN
  if (Number.isNaN(at_ms)) throw new Refusal(400, `'${name}' is not an ISO 8601 time: ${text}`)
  return at_ms
}

/**
 * Answers one page of a list, with `Link: <...>; rel="next"` (RFC 8288) when there is more. `max` above the
 * cap is lowered without a word. The next link has the parameters in `nextParams` and no others, since
 * Webex's own loses filters on the way: https://github.com/WebexCommunity/WebexPythonSDK/issues/168
 * @param write makes an item of the answer; called for those of the page alone
 * @throws Refusal 400 when `offset` or `max` is none
 */
export function page<T>(
  c: Context<Env>,
  all: readonly T[],
  nextParams: Record<string, string>,
  write: (item: T) => unknown,
) {
  const offset = whole(c, 'offset', 0) ?? 0
  const max = sizeOf(c)
  const headers: Record<string, string> = {}
  if (offset + max < all.length) {
    const next = new URL(c.req.url)
    const params = { ...nextParams, max: String(max), offset: String(offset + max) }
    next.search = new URLSearchParams(params).toString()
    headers.Link = `<${next}>; rel="next"`
  }
  return json(c, { items: all.slice(offset, offset + max).map(write) }, headers)
}

/**
 * How many items a page holds, by the parameter `max`.
 * @throws Refusal 400 when it is no whole number from 1 on
 */
export function sizeOf(c: Context): number {
  return Math.min(whole(c, 'max', 1) ?? DEFAULT_MAX, LARGEST_MAX)
}

function whole(c: Context, name: string, least: number): number | undefined {
  const text = c.req.query(name)
  if (text === undefined) return undefined
  if (!/^\d+$/.test(text) || Number(text) < least)
    throw new Refusal(400, `'${name}' must be a whole number of at least ${least}`)
  return Number(text)
}
