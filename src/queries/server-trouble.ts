// When Webex's servers fail again and again, whose fault that is: Webex's public status page is asked once in a
// while, and what it says stands beside the failures until they are over. It is of nobody in particular, so one
// of it serves everybody on this television; the failures are those of one person.

import { createStore } from '../store'
import type { Http } from '../webex/http/http'
import { getStatus, type WebexStatus } from '../webex/relay/status'

export interface ServerTrouble {
  /** What the status page says; undefined while nothing fails twice, and when it says nothing. */
  state(): WebexStatus | undefined
  /** Calls back after each change of `state()`. @returns a way to stop */
  subscribe(listener: () => void): () => void
  /** To be told of each response of the API and of the relay. @param call a name for the call, such as its path */
  heard(call: string, status: number): void
  /** Another person is shown: the failures of the one before are not theirs. */
  forget(): void
}

/** One failure passes; the second of the same call is worth a question. */
const FAILURES = 2
/** How long an answer counts, or a question that had none. */
const ASKED_EVERY_MS = 5 * 60_000

/**
 * Says whose fault it is when Webex's servers fail again and again, by Webex's status page. Asks nothing until a call
 * fails twice, and then once in five minutes.
 * @param http for the question alone: whoever it tells of responses is not told of its own
 * @param relay address of the relay, such as `https://relay.example.org/v1`; undefined where there is none, and then
 *   nobody is asked
 */
export function createServerTrouble(http: Http, relay: string | undefined): ServerTrouble {
  const { clock } = http
  const store = createStore<WebexStatus | undefined>(undefined)
  /** Failures in a row, by call. */
  const failures = new Map<string, number>()
  let asked: { at: number; said?: WebexStatus | undefined } | undefined

  const isTrouble = () => [...failures.values()].some((count) => count >= FAILURES)
  const publish = () => store.set(isTrouble() ? asked?.said : undefined)

  function isFresh(): boolean {
    const age = asked ? clock.now() - asked.at : -1
    return age >= 0 && age < ASKED_EVERY_MS
  }

  async function ask(relay: string) {
    // What is on the screen stays until there is an answer.
    const mine = { at: clock.now(), said: store.get() }
    asked = mine
    mine.said = await getStatus(http, relay)
    publish()
  }

  return {
    state: store.get,
    subscribe: store.subscribe,
    heard(call, status) {
      if (status < 500) failures.delete(call)
      else failures.set(call, (failures.get(call) ?? 0) + 1)
      if (relay !== undefined && isTrouble() && !isFresh()) void ask(relay)
      publish()
    },
    forget() {
      failures.clear()
      publish()
    },
  }
}
