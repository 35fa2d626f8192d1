import type { Query } from '../../src/queries/query'

/** Queries that a test answers by hand, each with a name, and what was wanted of them. */
export function queriesByHand() {
  /** Who subscribes now, by the query's name. */
  const listening = new Set<string>()
  /** Every subscription by its name, and every call as `again NAME` or `more NAME`. */
  const heard: string[] = []
  /** The calls alone. */
  const called: string[] = []
  const listeners = new Set<() => void>()
  const answers = new Map<string, object>()
  const none = { isFetching: false }
  const call = (what: string) => {
    heard.push(what)
    called.push(what)
  }
  const query = (name: string): Query<never> => ({
    state: () => (answers.get(name) ?? answers.get('') ?? none) as typeof none,
    subscribe(listener) {
      heard.push(name)
      listening.add(name)
      listeners.add(listener)
      return () => {
        listening.delete(name)
        listeners.delete(listener)
      }
    },
    refetch: () => call(`again ${name}`),
    fetchMore: () => call(`more ${name}`),
  })
  /** Answers the query of that name; all of them when none is given. */
  const answer = (state: object, name = '') => {
    answers.set(name, state)
    for (const listener of listeners) listener()
  }
  return { query, listening, heard, called, answer }
}
