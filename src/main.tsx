// The wiring: reads the settings, picks the television, builds the services, mounts the app.

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { systemClock } from './clock'
import { createAgenda } from './meetings/agenda/agenda'
import { createDetails } from './meetings/details/details'
import { createRecordings } from './meetings/recordings/recordings'
import { isZone, televisionZone } from './meetings/time/zone'
import { createPositions } from './playback/positions'
import { stir } from './remote/activity'
import { initFocus } from './remote/focus'
import { pointerGone } from './remote/pointer'
import { listenToRemote } from './remote/remote'
import { App } from './screens/App'
import { applyAppearance } from './screens/appearance'
import { ServicesProvider, zoneOf } from './screens/services'
import { WrongSettings } from './screens/WrongSettings'
import { createPreferences, DEFAULTS } from './session/preferences'
import { createSession, type SessionState } from './session/session'
import { choicesOf, judgeSettings, type Settings } from './settings'
import { keepFor, openKeep } from './tv/keep'
import { pickTv } from './tv/pick'
import { mishapRecord } from './webex/record'
import { say } from './words/words'

const tv = pickTv(window)
const judged = judgeSettings((window as { foyerSettings?: unknown }).foyerSettings)

initFocus()
applyAppearance(DEFAULTS, tv.language())
listenToRemote(window, judged.ok ? judged.settings.keys : undefined)
tv.registerKeys()
tv.onPointer((shown) => {
  if (!shown) pointerGone()
})

const root = createRoot(document.getElementById('app') as HTMLElement)
if (judged.ok) start(judged.settings)
else {
  const { wrong } = judged
  const missing = wrong === 'missing'
  root.render(
    <WrongSettings
      title={missing ? say('settings.title') : say('settings.wrong', { setting: wrong })}
      text={say(`settings.${wrong}`)}
      onReload={() => location.reload()}
    />,
  )
}

function start(settings: Settings) {
  const clock = systemClock()
  const record = mishapRecord()
  const wire = { clock, record, fetch: window.fetch.bind(window) }
  const { clientId, relay, api } = settings
  const keep = keepFor(`${clientId} ${relay} ${api}`, openKeep())
  const defaults = { ...DEFAULTS, ...choicesOf(settings) }
  const preferences = createPreferences({ keep, defaults, isZone })
  const tvZone = televisionZone()
  const zone = () => zoneOf(preferences.state(), tvZone)
  const session = createSession({
    wire,
    keep,
    api,
    client: {
      clientId,
      clientSecret: settings.clientSecret,
      scope: settings.scopes,
    },
    endpoints: {
      deviceAuthorization: `${relay}/device/authorize`,
      deviceToken: `${relay}/device/token`,
      token: `${relay}/access_token`,
    },
  })
  const agenda = createAgenda({
    wire,
    keep,
    api,
    authorized: session.authorized,
    zone,
  })

  const details = createDetails({ wire, api, authorized: session.authorized })
  const recordings = createRecordings({ wire, api, authorized: session.authorized })
  const positions = createPositions(keep, () => session.state().at === 'signed-in')

  // What was chosen is on the page before the screens are drawn with it; another zone has other days.
  let zoneBefore = zone()
  const applyChoices = () => {
    applyAppearance(preferences.state(), tv.language())
    if (zone() !== zoneBefore) agenda.refresh()
    zoneBefore = zone()
  }
  preferences.subscribe(applyChoices)
  applyChoices()

  // The agenda is open for just as long as somebody is signed in; what it kept, and what the viewer
  // chose, is never the next one's.
  let before: SessionState['at'] = 'opening'
  session.subscribe(() => {
    const { at } = session.state()
    if (at === 'signed-in' && before !== at) void agenda.open()
    if (at === 'signed-out' && before === 'signed-in') preferences.forget()
    if (at === 'signed-out' && before !== at) {
      agenda.forget()
      details.forget()
      recordings.forget()
    }
    before = at
  })
  // Timers freeze in standby, and what was asked before it may never be answered.
  const resume = () => {
    session.resume()
    agenda.resume()
  }
  tv.onVisible((visible) => {
    if (!visible) return
    // Whoever brought it back is there, key or not.
    stir()
    resume()
  })
  // When the network seems to be gone, a look that fails says so; when it is back, one says that.
  tv.onNetwork((connected) => {
    if (connected) resume()
    else agenda.refresh()
  })
  void preferences.open().then(session.open)

  root.render(
    <StrictMode>
      <ServicesProvider
        parts={{
          clock,
          session,
          agenda,
          details,
          recordings,
          positions,
          preferences,
          tvZone,
          tv,
          lasting: keep.lasting,
          mishaps: record.latest,
        }}
      >
        <App />
      </ServicesProvider>
    </StrictMode>,
  )
}
