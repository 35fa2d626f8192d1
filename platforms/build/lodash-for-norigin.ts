// What norigin-spatial-navigation calls of lodash-es, in the forms in which it calls them: lodash's own shorthands for
// callbacks weigh 21 kB in the bundle, and none is used. vite.config.ts puts this in lodash's place; a function that a
// later version calls besides fails the build. https://lodash.com/docs/

type Keyed<T> = Record<string, T>
type Listed<T> = Keyed<T> | readonly T[]

export const assign = Object.assign

/** Does nothing. */
export const noop = () => {}

/** The first of a list; undefined of an empty one, or of none. */
export const first = <T>(list: readonly T[] | undefined): T | undefined => list?.[0]

/** A list without what is in another one. */
export const difference = <T>(list: readonly T[], without: readonly T[]): T[] =>
  list.filter((one) => !without.includes(one))

/** The values of an object or a list for which `isWanted` says so. */
export const filter = <T>(from: Listed<T>, isWanted: (one: T) => unknown): T[] =>
  Object.values(from).filter((one) => isWanted(one))

/** The first own key whose value `isIt` says so of; undefined when there is none. */
export const findKey = <T>(from: Keyed<T>, isIt: (one: T) => unknown): string | undefined =>
  Object.keys(from).find((key) => isIt(from[key] as T))

/** Goes through a list; `visit` ends it by `false`. */
export function forEach<T>(list: readonly T[], visit: (one: T) => unknown): void {
  list.some((one) => visit(one) === false)
}

/** Goes through an object's own fields; `visit` ends it by `false`. */
export function forOwn<T>(from: Keyed<T>, visit: (one: T, key: string) => unknown): void {
  Object.keys(from).some((key) => visit(from[key] as T, key) === false)
}

/** Sorted by numbers, ascending; equal ones, and those without a number at the end, stay in their order. */
export function sortBy<T>(from: Listed<T>, number: (one: T) => number): T[] {
  const rank = (one: T) => {
    const found = number(one)
    return Number.isNaN(found) ? Number.POSITIVE_INFINITY : found
  }
  return Object.values(from)
    .map((one, at) => ({ one, at, rank: rank(one) }))
    .sort((a, b) => (a.rank === b.rank ? a.at - b.at : a.rank < b.rank ? -1 : 1))
    .map(({ one }) => one)
}

let ids = 0
/** The prefix with a number behind it that counts up from call to call. */
export function uniqueId(prefix: string): string {
  ids += 1
  return `${prefix}${ids}`
}

type Call<Args extends unknown[]> = ((...args: Args) => void) & { cancel(): void }

/** Calls when nobody has called for `wait_ms`, with what the last one gave. */
export function debounce<Args extends unknown[]>(
  run: (...args: Args) => void,
  wait_ms: number,
): Call<Args> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const cancel = () => clearTimeout(timer)
  const call = (...args: Args) => {
    cancel()
    timer = setTimeout(() => run(...args), wait_ms)
  }
  return Object.assign(call, { cancel })
}

/** Calls at once, and then not again within `wait_ms`. */
export function throttle<Args extends unknown[]>(
  run: (...args: Args) => void,
  wait_ms: number,
): Call<Args> {
  let last_ms: number | undefined
  const cancel = () => {
    last_ms = undefined
  }
  const call = (...args: Args) => {
    const now_ms = Date.now()
    if (last_ms !== undefined && now_ms - last_ms < wait_ms) return
    last_ms = now_ms
    run(...args)
  }
  return Object.assign(call, { cancel })
}
