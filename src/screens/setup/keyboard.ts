// The keys on the screen for an address: letters, digits, and what an address goes on with.

/** Rows of keys that type one character each. */
export const KEY_ROWS: readonly string[] = ['abcdefghij', 'klmnopqrst', 'uvwxyz.-:/', '1234567890']

/** What addresses of relays begin with. */
const BEGINNINGS = ['relay.', 'foyer-relay.', 'foyer.', 'tv.', 'localhost']
/** What hosts end with; Cloudflare's first, where most relays live. */
const ENDINGS = ['.workers.dev', '.com', '.org', '.net', '.dev', '.de', '.io', '.eu', '.uk', '.fr']

/** How many of them there is room for. */
const MOST = 5

/** A key that types more than one character. */
export interface Suggestion {
  /** What stands on it. */
  text: string
  /** The whole text once it was pressed. */
  result: string
}

/**
 * What a typed address of a relay probably goes on with, five at most: a host's beginning for an empty one, else the end
 * of a domain, first of all one whose first letters are typed already; nothing behind `:` and `/`.
 */
export function suggestionsFor(typed: string): Suggestion[] {
  if (typed === '')
    return BEGINNINGS.slice(0, MOST).map((beginning) => ({ text: beginning, result: beginning }))
  // Behind the host come a port and a path, of which nobody knows.
  if (/[:/]/.test(typed)) return []
  const partial = /\.[^.]*$/.exec(typed)?.[0] ?? ''
  const host = typed.slice(0, typed.length - partial.length)
  const begun = partial === '' ? [] : ENDINGS.filter((ending) => goesOnWith(partial, ending))
  // After "relay.example" any ending may follow; "relay.example." has its dot.
  const others = ENDINGS.filter((ending) => !begun.includes(ending)).map((ending) => ({
    text: ending,
    result: partial === '.' ? host + ending : typed + ending,
  }))
  const completed = begun.map((ending) => ({ text: ending, result: host + ending }))
  return [...completed, ...others].slice(0, MOST)
}

const goesOnWith = (partial: string, ending: string) =>
  ending.startsWith(partial.toLowerCase()) && ending !== partial.toLowerCase()
