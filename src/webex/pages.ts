// Lists come in pages: `{ "items": [...] }`, and a `Link` header that leads to the next one
// (RFC 8288). Judged item by item, since one that cannot be read must not hide the others.
// https://developer.webex.com/docs/basics#pagination

import * as v from 'valibot'
import type { Clock } from '../clock'
import { bad, good, type Judged } from './failure'
import { type Answer, failureOf, json, send, trackingId, type Wire } from './wire'

export interface Page<T> {
  items: T[]
  /** How many items, or the next page, could not be read. */
  unreadable: number
  /** Address of the next page. */
  next?: string
}

export interface PageRequest {
  url: string
  accessToken: string
  /** What every page is asked with; put in again where a next link dropped it. */
  filters: Record<string, string>
  signal?: AbortSignal
}

/** `max` is a page's size, not a limit. https://github.com/WebexCommunity/WebexPythonSDK/issues/7 */
export const PAGE_SIZE = '100'

/**
 * Asks for one page.
 * @throws AbortError when `signal` aborts
 */
export async function getPage<T>(
  wire: Wire,
  schema: v.GenericSchema<unknown, T>,
  { url, accessToken, filters, signal }: PageRequest,
): Promise<Judged<Page<T>>> {
  const sent = await send(wire, { url, accessToken, signal })
  if (!sent.ok) return sent
  const page = judgePage(sent.value, wire.clock, schema)
  const link = nextLink(sent.value.header('link'))
  if (!page.ok || !link) return page
  const next = follow(link, url, filters)
  return good({ ...page.value, next, unreadable: page.value.unreadable + (next ? 0 : 1) })
}

/** Judges one page. One item that cannot be read is counted and hides no other. */
export function judgePage<T>(
  answer: Answer,
  clock: Clock,
  schema: v.GenericSchema<unknown, T>,
): Judged<Page<T>> {
  const failure = failureOf(answer, clock)
  if (failure) return bad(failure)
  const told = (json(answer) as { items?: unknown } | null | undefined)?.items
  if (!Array.isArray(told))
    return bad({
      kind: 'unreadable',
      status: answer.status,
      detail: 'a page without items',
      trackingId: trackingId(answer),
    })
  const judged = told.map((item) => v.safeParse(schema, item))
  const items = judged.flatMap((one) => (one.success ? [one.output] : []))
  return good({ items, unreadable: told.length - items.length })
}

/** The target of `rel=next` in a `Link` header (RFC 8288 3), or undefined. Only `next` is promised. */
export function nextLink(header: string | null): string | undefined {
  for (const [, target, params = ''] of (header ?? '').matchAll(/<([^>]*)>([^<]*)/g)) {
    const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,]+))/i.exec(params)
    if ((rel?.[1] ?? rel?.[2] ?? '').toLowerCase().split(/\s+/).includes('next')) return target
  }
  return undefined
}

/**
 * The address of the next page, or undefined when it leaves the endpoint that was asked: the next
 * request carries the token. Filters that Webex drops from the link, or gives back as `null`, are
 * put in again; without them the second page is one of everything.
 * https://github.com/WebexCommunity/WebexPythonSDK/issues/168
 */
export function follow(
  link: string,
  current: string,
  filters: Record<string, string>,
): string | undefined {
  const here = new URL(current)
  let next: URL
  try {
    next = new URL(link, here)
  } catch {
    return undefined
  }
  if (next.origin !== here.origin || next.pathname !== here.pathname) return undefined
  for (const [name, value] of Object.entries(filters)) {
    const told = next.searchParams.get(name)
    if (!told || told === 'null') next.searchParams.set(name, value)
  }
  return `${here.origin}${here.pathname}?${next.searchParams}`
}
