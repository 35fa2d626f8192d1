// A window of a browser for unit tests: what it keeps, and where it was led.

import type { Page } from '../../src/tv/tv'

/** A window. Two of them have nothing in common. */
export function fakePage() {
  const values = new Map<string, string>()
  const left: URL[] = []
  const listeners = new Set<() => void>()
  const page: Page = {
    address: 'https://tv.x.test/',
    leaveFor: (url) => void left.push(new URL(url)),
    onShownAgain(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    read: (key) => values.get(key),
    write(key, value) {
      values.set(key, value)
      return true
    },
    remove: (key) => void values.delete(key),
  }
  const showAgain = () => {
    for (const listener of listeners) listener()
  }
  return { page, values, left, showAgain }
}

export type FakePage = ReturnType<typeof fakePage>
