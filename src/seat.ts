// A seat before the television: everything that belongs to whoever has it, made anew each time somebody
// takes one and closed when the next does. Two seats share the wire, the clock and nothing else.

import { createAgenda } from './meetings/agenda/agenda'
import { createDetails } from './meetings/details/details'
import { createRecordings } from './meetings/recordings/recordings'
import { zoneNamed } from './meetings/time/zone'
import { createPositions } from './playback/positions'
import { type Parts, zoneOf } from './screens/services'
import type { Place } from './session/place'
import { createPreferences, DEFAULTS } from './session/preferences'
import { createSession, type SessionParts, type SessionState } from './session/session'
import { choicesOf, type Settings } from './settings'
import type { Wire } from './webex/wire'

type Own =
  | 'session'
  | 'agenda'
  | 'details'
  | 'recordings'
  | 'positions'
  | 'preferences'
  | 'isPersistent'
  | 'onPersistentChange'

/** What the screens have of one person, and its life. */
export interface Seat extends Pick<Parts, Own> {
  /** No other seat has it. */
  number: number
  /** Reads what was kept, then signs in or looks at the calendar. */
  open(): Promise<void>
  /** Standby is over, or the network is back. */
  resume(): void
  /** The network seems to be gone: a look that fails says so. */
  offline(): void
  /** Stops everything but a renewal that is under way; what is kept stays. */
  close(): void
}

export interface SeatParts extends Pick<SessionParts, 'admission' | 'onEnded'> {
  number: number
  wire: Wire
  settings: Settings
  place: Place
  /** The television's own zone: an IANA name, or "local". */
  tvZone: string
}

/** A seat, which reads and asks nothing until `open()`. */
export function createSeat(parts: SeatParts): Seat {
  const { number, wire, settings, place, tvZone, admission, onEnded } = parts
  const { storage } = place
  const { clientId, clientSecret, scopes, relay, api } = settings
  const preferences = createPreferences({
    storage,
    defaults: { ...DEFAULTS, ...choicesOf(settings) },
    zoneNamed,
  })
  const zone = () => zoneOf(preferences.state(), tvZone)
  const session = createSession({
    wire,
    storage,
    api,
    place,
    client: { clientId, clientSecret, scope: scopes },
    endpoints: {
      deviceAuthorization: `${relay}/device/authorize`,
      deviceToken: `${relay}/device/token`,
      token: `${relay}/access_token`,
    },
    admission,
    onEnded,
  })
  const { authorized, throttle } = session
  const agenda = createAgenda({ wire, storage, api, authorized, throttle, zone })
  const details = createDetails({ wire, api, authorized, throttle })
  const recordings = createRecordings({ wire, api, authorized, throttle })
  const positions = createPositions(storage, () => session.state().at === 'signed-in')

  // Another zone has other days.
  let zoneBefore = zone()
  const stopChoices = preferences.subscribe(() => {
    if (zone() !== zoneBefore) agenda.refresh()
    zoneBefore = zone()
  })

  // The agenda is open for just as long as somebody is signed in.
  let before: SessionState['at'] = 'opening'
  const stopSession = session.subscribe(() => {
    const { at } = session.state()
    if (at === 'signed-in' && before !== at) void agenda.open()
    if (at === 'signed-out' && before !== at) {
      agenda.forget()
      details.forget()
      recordings.forget()
    }
    before = at
  })

  return {
    number,
    session,
    agenda,
    details,
    recordings,
    positions,
    preferences,
    isPersistent: storage.isPersistent,
    onPersistentChange: storage.onPersistentChange,
    open: () => preferences.open().then(session.open),
    resume() {
      session.resume()
      agenda.resume()
      details.resume()
      recordings.resume()
    },
    offline: agenda.refresh,
    close() {
      stopChoices()
      stopSession()
      session.close()
      agenda.close()
      details.forget()
      recordings.forget()
    },
  }
}
