// The states of an app that is not set up yet, as a pure reducer: a viewer names a relay, is shown what it
// gives, and agrees once. setup-loop.ts reads, asks and stores, and reports each event in the past tense.
//
// What was agreed to goes on until something else is: a relay that gives another client id, other scopes or
// another API later is not followed without a question, and one that does not answer changes nothing.

import { scopesIn } from '../webex/client/scopes'
import type { RelayFailure, RelaySettings } from '../webex/relay/relay-settings'
import type { AddressFailure } from './relay-address'

export type SetupFailure = RelayFailure | AddressFailure

type SetupStep =
  /** What is kept is being read. */
  | { status: 'opening' }
  /** The viewer types an address. */
  | { status: 'typing' }
  | { status: 'fetching'; relay: string }
  /** Whose settings these are, and whether to use them. */
  | { status: 'confirm'; offered: RelaySettings }
  /** @param relay whom it was tried with; undefined for what is no address */
  | { status: 'failed'; relay?: string; failure: SetupFailure }
  /** The app can run with `agreed`. */
  | { status: 'ready' }

export interface Setup {
  step: SetupStep
  /** What is typed, without `https://` and `/v1`. */
  text: string
  /** What the viewer agreed to last. It stays while another relay is tried. */
  agreed?: RelaySettings | undefined
  /** What the relay in use gives now, where the viewer has to be asked about it. */
  changed?: RelaySettings | undefined
}

export type SetupEvent =
  | { type: 'stored_settings_read'; stored: RelaySettings }
  /** The server that the app came from gives settings: it gave the app, so nothing is asked. */
  | { type: 'own_settings_received'; own: RelaySettings }
  /** Nothing is kept, and the server that the app came from gives nothing. */
  | { type: 'nothing_found' }
  | { type: 'text_changed'; text: string }
  | { type: 'address_refused'; failure: AddressFailure }
  | { type: 'settings_requested'; relay: string }
  | { type: 'settings_received'; offered: RelaySettings }
  | { type: 'request_failed'; relay: string; failure: RelayFailure }
  | { type: 'settings_agreed' }
  /** Back to the address: from the question, from a failure, or from a relay that takes its time. */
  | { type: 'address_reopened' }
  /** The viewer wants another relay than the one in use. */
  | { type: 'change_started' }
  /** The relay in use stays. */
  | { type: 'change_left' }
  /** What the relay in use gives now. */
  | { type: 'settings_renewed'; now: RelaySettings }
  | { type: 'changed_settings_agreed' }
  | { type: 'changed_settings_declined' }

/** Before anything was read. */
export const INITIAL: Setup = { step: { status: 'opening' }, text: '' }

/** The state after an event; the same object when the event changes nothing. */
export function afterEvent(setup: Setup, event: SetupEvent): Setup {
  return event.type in RELAY_EVENTS
    ? afterRelay(setup, event as RelayEvent)
    : afterViewer(setup, event as ViewerEvent)
}

/** What relays and storage said; everything else is the viewer's doing. */
const RELAY_EVENTS = {
  stored_settings_read: true,
  own_settings_received: true,
  nothing_found: true,
  settings_received: true,
  request_failed: true,
  settings_renewed: true,
}
type RelayEvent = Extract<SetupEvent, { type: keyof typeof RELAY_EVENTS }>
type ViewerEvent = Exclude<SetupEvent, RelayEvent>

function afterRelay(setup: Setup, event: RelayEvent): Setup {
  switch (event.type) {
    case 'stored_settings_read':
      return ready(event.stored)
    case 'own_settings_received':
      return ready(event.own)
    case 'nothing_found':
      return { ...setup, step: { status: 'typing' } }
    case 'settings_received': {
      const { offered } = event
      return isAwaited(setup, offered.relay)
        ? { ...setup, step: { status: 'confirm', offered } }
        : setup
    }
    case 'request_failed': {
      const { relay, failure } = event
      return isAwaited(setup, relay)
        ? { ...setup, step: { status: 'failed', relay, failure } }
        : setup
    }
    case 'settings_renewed':
      return afterRenewal(setup, event.now)
  }
}

function afterViewer(setup: Setup, event: ViewerEvent): Setup {
  const { step, agreed, changed } = setup
  const isReady = step.status === 'ready'
  switch (event.type) {
    case 'text_changed':
      return step.status === 'typing' ? { ...setup, text: event.text } : setup
    case 'address_refused':
      return { ...setup, step: { status: 'failed', failure: event.failure } }
    case 'settings_requested':
      return { ...setup, step: { status: 'fetching', relay: event.relay } }
    case 'settings_agreed':
      return step.status === 'confirm' ? ready(step.offered) : setup
    case 'address_reopened':
      return isReady ? setup : { ...setup, step: { status: 'typing' } }
    case 'change_started':
      return isReady ? { ...setup, text: '', step: { status: 'typing' } } : setup
    case 'change_left':
      return agreed ? { ...setup, text: '', step: { status: 'ready' } } : setup
    case 'changed_settings_agreed':
      return changed ? ready(changed) : setup
    case 'changed_settings_declined': {
      const { changed: _, ...rest } = setup
      return rest
    }
  }
}

const isAwaited = ({ step }: Setup, relay: string) =>
  step.status === 'fetching' && step.relay === relay

const ready = (agreed: RelaySettings): Setup => ({
  step: { status: 'ready' },
  text: '',
  agreed,
})

/** What leads nobody elsewhere applies at once; about the rest the viewer is asked. */
function afterRenewal(setup: Setup, now: RelaySettings): Setup {
  const { agreed, changed: _, ...rest } = setup
  if (agreed?.relay !== now.relay) return setup
  return changesBetween(agreed, now).length > 0
    ? { ...rest, agreed, changed: now }
    : { ...rest, agreed: now }
}

/** What of the settings that a viewer agrees to differs between two. */
export function changesBetween(
  before: RelaySettings,
  after: RelaySettings,
): ('clientId' | 'scopes' | 'api')[] {
  const names = ['clientId', 'scopes', 'api'] as const
  return names.filter((name) =>
    name === 'scopes'
      ? `${scopeSet(before.scopes)}` !== `${scopeSet(after.scopes)}`
      : before[name] !== after[name],
  )
}

/** Scopes one by one, in an order of their own: they are a set (RFC 6749 3.3). */
export function scopeSet(scopes: string): string[] {
  return [...new Set(scopesIn(scopes))].sort()
}
