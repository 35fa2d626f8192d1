// Lists come in pages: `{ "items": [...] }`, and a `Link` header that leads to the next one
// (RFC 8288). Parsed item by item, since one that cannot be read must not hide the others.
// https://developer.webex.com/docs/basics#pagination

import * as v from 'valibot'
import type { Clock } from '../../clock'
import { err, type Failure, ok, type Result } from '../http/failure'
import { failureOf, type HttpResponse, unreadable } from '../http/response'
import type { WebexClient } from './client'

/** A page of a list, or the whole list without `next`. */
export interface Page<T> {
  items: T[]
  /** How many items could not be read. */
  unreadable: number
  /** Address of the next page. */
  next?: string | undefined
}

/** How the pages of a list are requested. */
export interface PageRequest {
  /** Address of the first page. */
  url: string
  /** The query of every page; put in again where a next link dropped it. */
  filters: Record<string, string>
  signal?: AbortSignal | undefined
}

/** `max` is a page's size, not a limit. https://github.com/WebexCommunity/WebexPythonSDK/issues/7 */
export const PAGE_SIZE = '100'
/** No server answers with more at once; what comes after them is not read, and counts as unreadable. */
const MOST_ON_PAGE = 10_000

/**
 * Requests one page of a list (https://developer.webex.com/docs/basics#pagination). Where the response speaks of a
 * next page that cannot be requested, it is `unreadable`: a list that ends too soon would look like all there is.
 * @throws AbortError when `signal` aborts
 */
export function getPage<T>(
  client: WebexClient,
  schema: v.GenericSchema<unknown, T>,
  { url, filters, signal }: PageRequest,
): Promise<Result<Page<T>>> {
  return client.request({ url, signal }, (response, clock) => {
    const page = parsePage(response, clock, schema)
    const link = nextLink(response.header('link'))
    if (!page.ok || link === undefined) return page
    const next = nextPageUrl(link, url, filters)
    if (next === undefined) return withoutNext(response)
    if (next !== url) return ok({ ...page.value, next })
    return isFull(page.value) ? withoutNext(response) : page
  })
}

/** Page after page of a list. */
interface PageIterator<T> {
  /**
   * Requests the next page.
   * @returns undefined after the last one; after a failure there is none
   * @throws AbortError when the request's signal aborts
   */
  next(): Promise<Result<Page<T>> | undefined>
}

/**
 * The pages of a list, each requested when it is asked for. (No `async function*`: what compiles that for old
 * engines weighs more than this.)
 * @param mostPages a server whose pages never end must not keep a TV busy for ever
 */
function iteratePages<T>(
  client: WebexClient,
  schema: v.GenericSchema<unknown, T>,
  options: PageRequest,
  mostPages: number,
): PageIterator<T> {
  const requested = new Set<string>()
  let url: string | undefined = options.url
  return {
    async next() {
      if (url === undefined) return undefined
      if (requested.size >= mostPages) {
        url = undefined
        return err(PAGES_WITHOUT_END)
      }
      requested.add(url)
      const page = await getPage(client, schema, { ...options, url })
      url = page.ok ? page.value.next : undefined
      if (!page.ok || url === undefined || !requested.has(url)) return page
      url = undefined
      return isFull(page.value) ? err(PAGES_WITHOUT_END) : page
    },
  }
}

/**
 * Requests a list to its end, page after page.
 * @param mostPages a list of more pages than this is a failure, too
 * @returns the list, with how many items could not be read, or the failure of the first page that failed, since half
 * a list is no list
 * @throws AbortError when `signal` aborts
 */
export async function getAllPages<T>(
  client: WebexClient,
  schema: v.GenericSchema<unknown, T>,
  options: PageRequest,
  mostPages: number,
): Promise<Result<Omit<Page<T>, 'next'>>> {
  const items: T[] = []
  let unreadable = 0
  const pages = iteratePages(client, schema, options, mostPages)
  for (let page = await pages.next(); page; page = await pages.next()) {
    if (!page.ok) return page
    items.push(...page.value.items)
    unreadable += page.value.unreadable
  }
  return ok({ items, unreadable })
}

/** Whether there may be more items. Only then is a link back to an earlier page a list that was cut short. */
function isFull({ items, unreadable }: Page<unknown>): boolean {
  return items.length + unreadable >= Number(PAGE_SIZE)
}

/** The failure of a list whose pages lead in a circle, or never end. */
const PAGES_WITHOUT_END: Failure = {
  kind: 'unreadable',
  status: 200,
  detail: 'pages without an end',
}

function withoutNext(response: HttpResponse) {
  return err(unreadable(response, 'a next page that cannot be requested'))
}

/**
 * Parses one page of a list, `{ "items": [...] }`. One item that cannot be read is counted and hides no other.
 * @returns `unreadable` for what has no items, else the failure of its status
 */
export function parsePage<T>(
  response: HttpResponse,
  clock: Clock,
  schema: v.GenericSchema<unknown, T>,
): Result<Page<T>> {
  const failure = failureOf(response, clock)
  if (failure) return err(failure)
  const listed = (response.json() as { items?: unknown } | null | undefined)?.items
  if (!Array.isArray(listed)) return err(unreadable(response, 'a page without items'))
  const parsed = listed.slice(0, MOST_ON_PAGE).map((item) => v.safeParse(schema, item))
  const items = parsed.flatMap((one) => (one.success ? [one.output] : []))
  return ok({ items, unreadable: listed.length - items.length })
}

/** The target of `rel=next` in a `Link` header (RFC 8288 3), or undefined. Only `next` is promised. */
export function nextLink(header: string | null): string | undefined {
  for (const [, target, params = ''] of (header ?? '').matchAll(/<([^<>]*)>([^<]*)/g)) {
    const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,]+))/i.exec(params)
    if ((rel?.[1] ?? rel?.[2] ?? '').toLowerCase().split(/\s+/).includes('next')) return target
  }
  return undefined
}

/**
 * The address of the next page: the query of the link on the endpoint that was requested, whatever scheme,
 * host and path the link names, since the next request carries the token (a gateway in between may know
 * itself by another name). Filters that Webex drops from the link, or gives back as `null`, are put in
 * again; without them the second page is one of everything.
 * https://github.com/WebexCommunity/WebexPythonSDK/issues/168
 * @returns undefined when the link cannot be read, or has no query that could lead on
 */
export function nextPageUrl(
  link: string,
  current: string,
  filters: Record<string, string>,
): string | undefined {
  const here = new URL(current)
  let query: URLSearchParams
  try {
    query = new URL(link, here).searchParams
  } catch {
    return undefined
  }
  if (`${query}` === '') return undefined
  for (const [name, value] of Object.entries(filters)) {
    const given = query.get(name)
    if (!given || given === 'null') query.set(name, value)
  }
  return `${here.origin}${here.pathname}?${query}`
}
