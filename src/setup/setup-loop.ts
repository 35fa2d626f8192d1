// The runner of the set-up: reads what is kept, asks relays, one at a time, and stores what was agreed to.
// What follows from an answer is decided in setup.ts.

import { createStore } from '../store'
import type { AppStorage } from '../tv/storage/storage'
import type { Http } from '../webex/http/http'
import {
  fetchRelaySettings,
  type RelaySettings,
  type SettingsCheck,
} from '../webex/relay/relay-settings'
import { ownRelays, relayAddress, tidied } from './relay-address'
import { afterEvent, INITIAL, type Setup, type SetupEvent } from './setup'
import { parseStored } from './stored'

export interface SetupDeps {
  http: Http
  /** The app's own, of no profile: `relay` is written here. */
  storage: AppStorage
  check: SettingsCheck
  /** The address of the page, whose server may have a relay beside it. */
  page: string
}

/** The set-up of an app without settings of its own. */
export interface SetupRunner {
  /** The same object until something changes. */
  state(): Setup
  /** Calls back after each change. @returns stops it */
  subscribe(listener: () => void): () => void
  /** Reads what is kept, or asks the server that the app came from. Never rejects. */
  open(): Promise<void>
  /** The typed text is another one. */
  type(text: string): void
  /** Asks the relay at the typed address. */
  submit(): void
  /** The viewer agrees to what is offered. */
  agree(): void
  /** Back to the address; gives up a request that is under way. */
  reopen(): void
  /** The viewer wants another relay; the one in use stays until they agree to that. */
  change(): void
  /** The one in use stays. */
  leave(): void
  /** The viewer agrees to what the relay in use has changed, or does not. */
  answerChanged(isAgreed: boolean): void
  /** Standby is over, or the network is back: asks the relay in use again, once in an hour. */
  resume(): void
}

const KEY = 'relay'
const RENEWED_EVERY_MS = 60 * 60_000

/** A set-up that has read and asked nothing until `open()`. */
export function createSetup({ http, storage, check, page }: SetupDeps): SetupRunner {
  const store = createStore<Setup>(INITIAL, Object.is)
  /** Of the request that the viewer waits for. */
  let request = new AbortController()
  let renewedAt = Number.NEGATIVE_INFINITY

  function dispatch(event: SetupEvent) {
    const before = store.get().agreed
    store.set(afterEvent(store.get(), event))
    const { agreed } = store.get()
    if (agreed && agreed !== before && event.type !== 'stored_settings_read')
      void storage.set(KEY, { relay: agreed.relay, given: agreed.given })
  }

  async function open() {
    const stored = parseStored(await storage.get(KEY), check)
    if (stored) {
      dispatch({ type: 'stored_settings_read', stored })
      return void renew(stored)
    }
    const own = await findOwn()
    dispatch(own ? { type: 'own_settings_received', own } : { type: 'nothing_found' })
  }

  /** The settings of the first relay on the page's own server. That there is none is no failure to be noted. */
  async function findOwn(): Promise<RelaySettings | undefined> {
    const { fetch, clock } = http
    for (const relay of ownRelays(page)) {
      const answer = await fetchRelaySettings({ fetch, clock }, relay, check)
      if (answer.ok) return answer.settings
    }
    return undefined
  }

  /** Asks the relay in use what it gives now. No answer, or one that is refused, changes nothing. */
  async function renew({ relay }: RelaySettings) {
    renewedAt = http.clock.now()
    const answer = await fetchRelaySettings(http, relay, check)
    if (!answer.ok) return
    const now = answer.settings
    const { agreed } = store.get()
    if (agreed?.relay !== relay) return
    const isOwn = ownRelays(page).includes(relay)
    if (isOwn && store.get().step.status === 'ready')
      dispatch({ type: 'own_settings_received', own: now })
    else dispatch({ type: 'settings_renewed', now })
  }

  async function fetchFrom(relay: string) {
    request.abort()
    request = new AbortController()
    const { signal } = request
    dispatch({ type: 'settings_requested', relay })
    const answer = await fetchRelaySettings(http, relay, check, signal).catch(() => undefined)
    if (!answer || signal.aborted) return
    if (answer.ok) dispatch({ type: 'settings_received', offered: answer.settings })
    else dispatch({ type: 'request_failed', relay, failure: answer.failure })
  }

  function giveUp(event: SetupEvent) {
    request.abort()
    dispatch(event)
  }

  return {
    state: store.get,
    subscribe: store.subscribe,
    open,
    type: (text) => dispatch({ type: 'text_changed', text: tidied(text) }),
    submit() {
      const address = relayAddress(store.get().text)
      if (address.ok) void fetchFrom(address.relay)
      else dispatch({ type: 'address_refused', failure: address.failure })
    },
    agree: () => dispatch({ type: 'settings_agreed' }),
    reopen: () => giveUp({ type: 'address_reopened' }),
    change: () => dispatch({ type: 'change_started' }),
    leave: () => giveUp({ type: 'change_left' }),
    answerChanged: (isAgreed) =>
      dispatch({ type: isAgreed ? 'changed_settings_agreed' : 'changed_settings_declined' }),
    resume() {
      const { agreed } = store.get()
      const since_ms = Math.abs(http.clock.now() - renewedAt)
      if (agreed && since_ms >= RENEWED_EVERY_MS) void renew(agreed)
    },
  }
}
