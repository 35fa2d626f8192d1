// Everything that belongs to one profile while it is the current one: made anew at each switch, and
// closed at the next. Two of them share the HTTP client and the clock, and nothing else.

import { type Agenda, createAgenda } from '../meetings/agenda/agenda'
import { createDetails, type Details } from '../meetings/details/details'
import { createPositions, type Positions } from '../playback/positions'
import { createQueries } from '../queries/queries'
import { createRecordings, type Recordings } from '../recordings/recordings'
import {
  createPreferences,
  DEFAULTS,
  type Preferences,
  type PreferencesStore,
  zoneOf,
} from '../session/preferences'
import {
  createSession,
  type Session,
  type SessionDeps,
  type SessionState,
} from '../session/session'
import { zoneNamed } from '../time/zone'
import type { Http } from '../webex/http/http'
import { CODE_PATH } from '../webex/sign-in/code-form'
import type { ProfileStorage } from './storage'

/** Everything that belongs to the current profile, and its life. */
export interface ProfileServices {
  /** Counts the switches: no two objects have the same. */
  number: number
  session: Session
  agenda: Agenda
  details: Details
  recordings: Recordings
  positions: Positions
  preferences: PreferencesStore
  /** False when what is stored will be gone at the next start. */
  isPersistent(): boolean
  /** Calls back when `isPersistent()` changes. @returns a way to stop */
  onPersistentChange(changed: () => void): () => void
  /** Reads what is stored, then signs in or loads the meetings. */
  open(): Promise<void>
  /** Standby is over, or the network is back. */
  resume(): void
  /** The network seems to be gone: a request that fails says so. */
  offline(): void
}

/** What the screens use of the current profile; its life is the runner's. */
export type CurrentProfile = Omit<ProfileServices, 'open' | 'resume' | 'offline'>

/** What a profile needs of settings.js; the choices count until the viewer makes others. */
interface ProfileSettings extends Partial<Preferences> {
  clientId: string
  clientSecret?: string
  scopes: string
  /** Where codes and tokens are asked for: the relay, or the API itself with one's own secret. */
  relay: string
  /** The REST base, such as https://webexapis.com/v1 */
  api: string
  silentSignIn?: 'off' | 'on'
}

export interface ProfileServicesDeps
  extends Pick<SessionDeps, 'browserSignIn' | 'identityCheck' | 'onEnded'> {
  number: number
  /** Aborts at the next switch: everything stops but a renewal that is under way; what is stored stays. */
  signal: AbortSignal
  http: Http
  settings: ProfileSettings
  profileStorage: Omit<ProfileStorage, 'remove'>
  /** The television's own zone: an IANA name, or "local". */
  tvZone: string
}

/** The services of one profile, which read and request nothing until `open()`. */
export function createProfileServices(deps: ProfileServicesDeps): ProfileServices {
  const { number, signal, http, settings, profileStorage, tvZone } = deps
  const { storage } = profileStorage
  const { clientId, clientSecret, scopes, relay, api } = settings
  const { language, timeZone, hourCycle, textSize, motion } = { ...DEFAULTS, ...settings }
  const preferences = createPreferences({
    storage,
    defaults: { ...DEFAULTS, language, timeZone, hourCycle, textSize, motion },
    zoneNamed,
  })
  const zone = () => zoneOf(preferences.state(), tvZone)
  const session = createSession({
    http,
    storage,
    api,
    slot: profileStorage,
    oauthClient: { clientId, clientSecret, scope: scopes },
    endpoints: {
      deviceAuthorization: relay + CODE_PATH,
      deviceToken: `${relay}/device/token`,
      token: `${relay}/access_token`,
    },
    browserSignIn: deps.browserSignIn,
    identityCheck: deps.identityCheck,
    onEnded: deps.onEnded,
  })
  const { client, throttle } = session
  const agenda = createAgenda({ client, throttle, storage, zone })
  const queries = createQueries({ clock: http.clock, throttle })
  const details = createDetails({ client, queries })
  const recordings = createRecordings({ client, queries })
  const positions = createPositions(storage, () => session.state().status === 'signed_in')

  // Another zone has other days.
  let zoneBefore = zone()
  const stopChoices = preferences.subscribe(() => {
    if (zone() !== zoneBefore) agenda.refetch()
    zoneBefore = zone()
  })

  // The agenda is open for just as long as somebody is signed in.
  let before: SessionState['status'] = 'opening'
  const stopSession = session.subscribe(() => {
    const { status } = session.state()
    if (status === 'signed_in' && before !== status) void agenda.open()
    if (status === 'signed_out' && before !== status) {
      agenda.forget()
      queries.clear()
    }
    before = status
  })

  signal.addEventListener('abort', () => {
    stopChoices()
    stopSession()
    session.close()
    agenda.close()
    queries.clear()
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
      queries.resume()
    },
    offline: agenda.refetch,
  }
}
