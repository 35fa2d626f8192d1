// The wiring: reads the settings, picks the television, builds the services, mounts the app.

import { StrictMode, useMemo, useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import { systemClock } from './clock'
import { t } from './i18n/i18n'
import { LANGUAGE_CODES } from './i18n/languages'
import { openProfiles, type ProfilesRunner } from './profiles/runner'
import type { ProfileServices } from './profiles/services'
import { createServerTrouble } from './queries/server-trouble'
import { createRemote } from './remote/remote'
import { RemoteContext } from './remote/use-remote'
import { App } from './screens/App'
import { applyAppearance } from './screens/appearance'
import { crashText } from './screens/crash-text'
import { type ServicesDeps, ServicesProvider } from './screens/services'
import { WrongSettings } from './screens/WrongSettings'
import { takeStart } from './session/pending'
import { DEFAULTS } from './session/preferences'
import { parseSettings, SETTING_NAMES, type Settings } from './settings'
import { televisionZone } from './time/zone'
import { takeAnswer } from './tv/page'
import { pickTv } from './tv/pick'
import { deleteStorage, openStorage } from './tv/storage'
import { turnsFor } from './tv/turns'
import { blockedRequest, createRequestLog } from './webex/request-log'

/** For how long storage that did not answer is waited for again. */
const HASTY_MS = 1000

// Before anything else: what stands in the address is a secret for a minute.
const query = takeAnswer(window)
const tv = pickTv(window)
const parsed = parseSettings((window as { foyerSettings?: unknown }).foyerSettings)

const remote = createRemote(parsed.ok ? parsed.settings.keys : undefined)
applyAppearance(DEFAULTS, tv.language())
remote.listen(window)
tv.registerKeys()
tv.onPointer((shown) => {
  if (!shown) remote.pointerGone()
})

const root = createRoot(document.getElementById('app') as HTMLElement)
if (parsed.ok) void start(parsed.settings)
else {
  const { wrong } = parsed
  const setting = wrong === 'unknown' ? parsed.name : wrong
  root.render(
    <RemoteContext.Provider value={remote}>
      <WrongSettings
        tv={tv}
        title={wrong === 'missing' ? t('settings.title') : t('settings.wrong', { setting })}
        text={t(`settings.${wrong}`, {
          names: SETTING_NAMES.join(', '),
          languages: LANGUAGE_CODES.join(', '),
        })}
        onReload={() => location.reload()}
      />
    </RemoteContext.Provider>,
  )
}

async function start(settings: Settings) {
  const clock = systemClock()
  const requestLog = createRequestLog()
  document.addEventListener('securitypolicyviolation', (event) => {
    requestLog.note(blockedRequest(event, clock.now()))
  })
  const tvZone = televisionZone()
  const { page } = tv
  const start = page && takeStart(page, query, settings.silentSignIn === 'on')
  // Whoever comes back from a sign-in in the browser had a keyboard there.
  if (start && start.type !== 'silent') remote.keyboard.found()
  const http = { clock, requestLog, fetch: window.fetch.bind(window) }
  // Without a relay nobody can ask for the page that says so.
  const serverTrouble = createServerTrouble(
    http,
    settings.relay === settings.api ? undefined : settings.relay,
  )
  const profiles = await openProfiles({
    http: { ...http, onResponse: serverTrouble.heard },
    settings,
    tvZone,
    openStorage: (database, hasty) => openStorage(database, hasty ? HASTY_MS : undefined),
    deleteStorage,
    turnsFor: (name) => turnsFor(name, navigator.locks, clock.wait),
    here: page && { page, start },
  })

  // What was chosen is on the page before the screens are drawn with it.
  let stop = () => {}
  let dressed: ProfileServices | undefined
  const dress = () => {
    const services = profiles.services()
    if (services === dressed) return
    stop()
    serverTrouble.forget()
    dressed = services
    const apply = () => applyAppearance(services.preferences.state(), tv.language())
    stop = services.preferences.subscribe(apply)
    apply()
  }
  profiles.subscribe(dress)
  dress()

  // Timers freeze in standby, and what was asked before it may never be answered.
  tv.onVisible((visible) => {
    if (!visible) return
    // Whoever brought it back is there, key or not.
    remote.activity.notifyActivity()
    profiles.resume()
  })
  // When the network seems to be gone, a look that fails says so; when it is back, one says that.
  tv.onNetwork((connected) => {
    if (connected) profiles.resume()
    else profiles.offline()
  })

  const { unknownZone } = settings
  const noteCrash = (screen: string, error: unknown) =>
    requestLog.note({ at: clock.now(), path: screen, what: crashText(error) })
  const failedRequests = requestLog.latest
  const told = { failedRequests, noteCrash, serverTrouble }
  const shared = { clock, profiles, tvZone, unknownZone, tv, ...told }
  root.render(
    <StrictMode>
      <RemoteContext.Provider value={remote}>
        <CurrentProfile profiles={profiles} shared={shared} />
      </RemoteContext.Provider>
    </StrictMode>,
  )
}

/** The screens of the current profile; a switch remounts them. */
function CurrentProfile(props: {
  profiles: ProfilesRunner
  shared: Omit<ServicesDeps, keyof ProfileServices>
}) {
  const { profiles, shared } = props
  const services = useSyncExternalStore(profiles.subscribe, profiles.services)
  const deps = useMemo(() => {
    const isPersistent = () => services.isPersistent() && profiles.isPersistent()
    const onPersistentChange = (changed: () => void) => {
      const stops = [services.onPersistentChange(changed), profiles.onPersistentChange(changed)]
      return () => {
        for (const stop of stops) stop()
      }
    }
    return { ...shared, ...services, isPersistent, onPersistentChange }
  }, [shared, services, profiles])
  return (
    <ServicesProvider key={services.number} deps={deps}>
      <App />
    </ServicesProvider>
  )
}
