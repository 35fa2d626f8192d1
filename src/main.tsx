// The wiring: reads the settings, picks the television, builds the services, mounts the app.

import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { systemClock } from './clock'
import { createAgenda } from './meetings/agenda'
import { televisionZone } from './meetings/zone'
import { initFocus, setRightToLeft } from './remote/focus'
import { pointerGone } from './remote/pointer'
import { listenToRemote } from './remote/remote'
import { App } from './screens/App'
import { ServicesProvider } from './screens/services'
import { WrongSettings } from './screens/WrongSettings'
import { createSession, type SessionState } from './session/session'
import { judgeSettings, type Settings } from './settings'
import { keepFor, openKeep } from './tv/keep'
import { pickTv } from './tv/pick'
import { mishapRecord } from './webex/record'
import { isRightToLeft, say, speak } from './words/words'

const tv = pickTv(window)
const judged = judgeSettings((window as { foyerSettings?: unknown }).foyerSettings)

speakLanguage(
  judged.ok && judged.settings.language !== 'auto' ? judged.settings.language : tv.language(),
)
initFocus()
setRightToLeft(isRightToLeft())
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
  if (settings.motion === 'off') document.documentElement.className = 'still'
  const clock = systemClock()
  const record = mishapRecord()
  const wire = { clock, record, fetch: window.fetch.bind(window) }
  const { clientId, relay, api } = settings
  const keep = keepFor(`${clientId} ${relay} ${api}`, openKeep())
  const zone = settings.timeZone === 'auto' ? televisionZone() : settings.timeZone
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
    zone: () => zone,
  })

  // The agenda is open for just as long as somebody is signed in; what it kept is never the next one's.
  let before: SessionState['at'] = 'opening'
  session.subscribe(() => {
    const { at } = session.state()
    if (at === 'signed-in' && before !== at) void agenda.open()
    if (at === 'signed-out' && before !== at) agenda.forget()
    before = at
  })
  // Timers freeze in standby, and what was asked before it may never be answered.
  const resume = (awake: boolean) => {
    if (!awake) return
    session.resume()
    agenda.resume()
  }
  tv.onVisible(resume)
  tv.onNetwork(resume)
  void session.open()

  root.render(
    <StrictMode>
      <ServicesProvider
        value={{
          clock,
          session,
          agenda,
          zone,
          hourCycle: settings.hourCycle,
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

function speakLanguage(tag: string) {
  document.documentElement.lang = speak(tag)
  document.documentElement.dir = isRightToLeft() ? 'rtl' : 'ltr'
}
