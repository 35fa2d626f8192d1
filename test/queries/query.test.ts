import { describe, expect, test } from 'vitest'
import { createQueries } from '../../src/queries/queries'
import { createQuery, type Polling } from '../../src/queries/query'
import { type Failure, WebexError } from '../../src/webex/http/failure'
import { handClock, settle } from '../hand-clock'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const OFFLINE: Failure = { kind: 'offline' }

/** A query of numbered pages whose answers a test gives, with a hand-moved clock and throttle. */
function setUp({
  polling,
  pages = 1,
}: {
  polling?: Partial<Polling<number[]>>
  pages?: number
} = {}) {
  const clock = handClock()
  const throttle = { ms: 0, left_ms: () => throttle.ms }
  const asked: number[] = []
  const signals: AbortSignal[] = []
  const webex = { answer: undefined as Failure | undefined, never: false, first: 0 }
  const query = createQuery<number[], { page: number }, number>(
    { clock, throttle },
    {
      async fetchPage(signal, page = 0) {
        asked.push(page)
        signals.push(signal)
        if (webex.never) return new Promise(() => {})
        await null
        if (webex.answer) throw new WebexError(webex.answer)
        return { page: page + webex.first }
      },
      nextPage: ({ page }) => (page + 1 < pages ? page + 1 : undefined),
      read: (all) => all.map(({ page }) => page),
      ...(polling && {
        polling: { refetchInterval_ms: () => MINUTE_MS, retryDelay_ms: () => 5000, ...polling },
      }),
    },
  )
  return { query, clock, throttle, asked, signals, webex }
}

describe('a query', () => {
  test('tells its listeners each change once, and its state is the same object until then', async () => {
    const { query } = setUp()
    const heard: boolean[] = []
    query.subscribe(() => heard.push(query.state().isFetching))
    expect(query.state()).toBe(query.state())
    await settle()
    expect(heard).toEqual([true, false])
    expect(query.state().data).toEqual([0])
  })

  test('aborts its request when the last subscriber leaves, and not before', async () => {
    const { query, signals, webex } = setUp()
    webex.never = true
    const stops = [query.subscribe(() => {}), query.subscribe(() => {})]
    stops[0]?.()
    stops[0]?.()
    expect(signals[0]?.aborted).toBe(false)
    stops[1]?.()
    expect(signals[0]?.aborted).toBe(true)
    expect(query.state().isFetching).toBe(false)
  })

  test('fetches nothing while nobody subscribes', async () => {
    const { query, asked } = setUp({ pages: 3 })
    query.refetch()
    query.fetchMore()
    query.resume()
    await settle()
    expect(asked).toEqual([])
  })

  test('fetches all pages that are there again when asked to', async () => {
    const { query, asked, webex } = setUp({ pages: 3 })
    query.subscribe(() => {})
    await settle()
    query.fetchMore()
    await settle()
    expect(query.state().data).toEqual([0, 1])
    webex.first = 0
    query.refetch()
    await settle()
    expect(asked).toEqual([0, 1, 0, 1])
    expect(query.state().data).toEqual([0, 1])
  })

  test('keeps its data when a request fails, and says why', async () => {
    const { query, webex } = setUp()
    query.subscribe(() => {})
    await settle()
    webex.answer = OFFLINE
    query.refetch()
    await settle()
    expect(query.state()).toEqual({ data: [0], isFetching: false, failure: OFFLINE })
  })

  test('that fails by a mistake of ours is over, and is fetched again by who comes next', async () => {
    const clock = handClock()
    let asked = 0
    const query = createQuery<number>(
      { clock, throttle: { left_ms: () => 0 } },
      {
        async fetchPage() {
          asked += 1
          throw new TypeError('a mistake')
        },
        read: ([page]) => page ?? 0,
      },
    )
    query.subscribe(() => {})()
    query.subscribe(() => {})
    await settle()
    expect(asked).toBe(2)
    expect(query.state()).toEqual({ data: undefined, isFetching: false, failure: undefined })
  })
})

describe('a clock that jumps', () => {
  test('by years back makes data old, not new for years', async () => {
    const { query, asked, clock } = setUp()
    query.subscribe(() => {})()
    const stop = query.subscribe(() => {})
    await settle()
    stop()
    clock.jump(-10 * 365 * DAY_MS)
    query.subscribe(() => {})
    await settle()
    expect(asked.length).toBe(3)
  })

  test('in three days of standby has a poll fetched at once on resume', async () => {
    const { query, asked, clock } = setUp({ polling: { refetchInterval_ms: () => 30 * MINUTE_MS } })
    query.subscribe(() => {})
    await settle()
    clock.jump(3 * DAY_MS)
    query.resume()
    await clock.advance(0)
    expect(asked).toHaveLength(2)
  })

  test('on resume leaves the rest of an interval that is not over', async () => {
    const { query, asked, clock } = setUp({ polling: { refetchInterval_ms: () => 30 * MINUTE_MS } })
    query.subscribe(() => {})
    await settle()
    clock.jump(20 * MINUTE_MS)
    query.resume()
    await clock.advance(10 * MINUTE_MS - 1)
    expect(asked).toHaveLength(1)
    await clock.advance(1)
    expect(asked).toHaveLength(2)
  })

  test('replaces a request of before standby, whose answer never lands', async () => {
    const { query, asked, signals, webex } = setUp()
    webex.never = true
    query.subscribe(() => {})
    webex.never = false
    query.resume()
    await settle()
    expect(signals[0]?.aborted).toBe(true)
    expect(asked).toHaveLength(2)
    expect(query.state()).toEqual({ data: [0], isFetching: false, failure: undefined })
  })
})

describe('a poll', () => {
  test('between two tries is not fetching, and says why it has nothing', async () => {
    const { query, asked, clock, webex } = setUp({ polling: {} })
    webex.answer = OFFLINE
    query.subscribe(() => {})
    await settle()
    expect(query.state()).toEqual({ data: undefined, isFetching: false, failure: OFFLINE })
    webex.answer = undefined
    await clock.advance(5000)
    expect(asked).toHaveLength(2)
    expect(query.state()).toEqual({ data: [0], isFetching: false, failure: undefined })
  })

  test('counts its failures in a row, and begins anew after a success', async () => {
    const counts: number[] = []
    const { query, clock, webex } = setUp({
      polling: {
        retryDelay_ms(_, inARow) {
          counts.push(inARow)
          return 1000
        },
      },
    })
    webex.answer = OFFLINE
    query.subscribe(() => {})
    await clock.advance(1000)
    webex.answer = undefined
    await clock.advance(1000)
    webex.answer = OFFLINE
    await clock.advance(MINUTE_MS)
    expect(counts).toEqual([1, 2, 1])
  })

  test('that nobody wants waits until somebody does', async () => {
    let isWanted = false
    const { query, asked, clock } = setUp({ polling: { isWanted: () => isWanted } })
    query.subscribe(() => {})
    await clock.advance(60 * MINUTE_MS)
    expect(asked).toHaveLength(1)
    isWanted = true
    query.refetchIfDue()
    query.refetchIfDue()
    await settle()
    expect(asked).toHaveLength(2)
  })
})

describe('Retry-After', () => {
  test('is waited for, and a request that is asked for says that it is on its way', async () => {
    const { query, asked, clock, throttle } = setUp()
    throttle.ms = 30_000
    query.subscribe(() => {})
    expect(query.state().isFetching).toBe(true)
    await clock.advance(29_999)
    expect(asked).toEqual([])
    throttle.ms = 0
    await clock.advance(1)
    expect(asked).toEqual([0])
    expect(query.state()).toEqual({ data: [0], isFetching: false, failure: undefined })
  })
})

describe('the queries of a person', () => {
  test('of the same key are one, and none of them is left when the person goes', async () => {
    const clock = handClock()
    const queries = createQueries({ clock, throttle: { left_ms: () => 0 } })
    let asked = 0
    const get = () =>
      queries.query<number>('a', {
        fetchPage: async () => ++asked,
        read: ([page]) => page ?? 0,
      })
    const former = get()
    expect(get()).toBe(former)
    former.subscribe(() => {})
    await settle()
    queries.clear()
    former.refetch()
    await settle()
    expect(asked).toBe(1)
    expect(former.state()).toEqual({ data: undefined, isFetching: false, failure: undefined })
    expect(get()).not.toBe(former)
  })
})
