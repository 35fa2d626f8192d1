// The one observable store: a value, and who wants to know when it is another. `get` and `subscribe` have
// the shape that React's useSyncExternalStore wants; nothing here knows React.

export interface Store<T> {
  /** The same object until another value is set. */
  get(): T
  /** Replaces the value and tells the listeners; does nothing when the new value equals the old one. */
  set(value: T): void
  /** Calls back after each change, without arguments. @returns stops it */
  subscribe(listener: () => void): () => void
}

/**
 * A store that holds `value` until another one is set.
 * @param isEqual whether a new value says nothing new; by default plain data is compared by content
 */
export function createStore<T>(
  value: T,
  isEqual: (a: T, b: T) => boolean = isSameContent,
): Store<T> {
  let current = value
  const listeners = new Set<() => void>()
  return {
    get: () => current,
    set(next) {
      if (isEqual(current, next)) return
      current = next
      // A copy, since a listener may stop itself or another one.
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      // An own function each time, so that one listener can subscribe twice and stop once.
      const own = () => listener()
      listeners.add(own)
      return () => {
        listeners.delete(own)
      }
    },
  }
}

/**
 * Whether two values have the same content: arrays and plain objects by what is in them (a field that is
 * undefined is as good as missing), everything else by identity (`Object.is`). For small data without circles.
 */
export function isSameContent(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (!isPlain(a) || !isPlain(b) || Array.isArray(a) !== Array.isArray(b)) return false
  if (Array.isArray(a) && a.length !== b.length) return false
  return Object.keys({ ...a, ...b }).every((key) => isSameContent(a[key], b[key]))
}

/** Whether a value is an array or a plain object, which others may be compared with part by part. */
export function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === Array.prototype
}
