// Keys that only one part of the app can have at a time.

export interface Takers<T> {
  /** Has the keys from now on, until told to stop. @returns gives them back to whoever had them before */
  take(taker: T): () => void
  /** Whoever came last; undefined when nobody wants the keys. */
  current(): T | undefined
}

/** Keys that nobody has taken yet. */
export function createTakers<T>(): Takers<T> {
  let takers: { taker: T }[] = []
  return {
    take(taker) {
      const entry = { taker }
      takers = [...takers, entry]
      return () => {
        takers = takers.filter((one) => one !== entry)
      }
    },
    current: () => takers[takers.length - 1]?.taker,
  }
}
