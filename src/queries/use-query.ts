import { useSyncExternalStore } from 'react'
import type { Asked, Asking } from './asking'

/** What a screen sees of a question for as long as it shows the answer, and ways to ask again and for more. */
export type Answered<T> = Asked<T> & Pick<Asking<T>, 'again' | 'more'>

/** Asks for as long as the component is mounted. @param asking the same object at each render */
export function useAsking<T>(asking: Asking<T>): Answered<T> {
  const state = useSyncExternalStore(asking.subscribe, asking.state)
  return { ...state, again: asking.again, more: asking.more }
}

/** A question that is not asked, for a screen that has nothing to ask about yet. */
export function nothing<T>(): Asking<T> {
  const state = { asking: false }
  return { state: () => state, subscribe: () => () => {}, again() {}, more() {} }
}
