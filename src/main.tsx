// The wiring: reads the settings, picks the television, builds the services, mounts the app.

import { type ReactNode, StrictMode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { systemClock } from './clock'
import { t } from './i18n/i18n'
import { LANGUAGE_CODES } from './i18n/languages'
import { openProfiles, type ProfilesRunner } from './profiles/runner'
import { createServerTrouble } from './queries/server-trouble'
import { createRemote } from './remote/remote'
import { RemoteContext } from './remote/use-remote'
import { applyAppearance } from './screens/appearance/appearance'
import { crashText } from './screens/failures/crash-text'
import { WrongSettings } from './screens/failures/WrongSettings'
import { later } from './screens/later'
import { newerVersion } from './screens/newest-version'
import { takeStart } from './session/browser/pending-browser-sign-in'
import { DEFAULTS } from './session/preferences'
import {
  chosenIn,
  lacksRelay,
  type ParsedSettings,
  parseSettings,
  SETTING_NAMES,
  type Settings,
} from './settings'
import { changesBetween } from './setup/setup'
import { createSetup, type SetupRunner } from './setup/setup-loop'
import { createDrawer } from './start/agenda-picture/draw-picture'
import { updatePicture } from './start/agenda-picture/picture-updates'
import { CurrentProfile, type SharedDeps } from './start/CurrentProfile'
import { withEarlyAnswer } from './start/first-code/early-code'
import { FirstScreen, firstScreenKnown } from './start/first-screen'
import { followAppearance } from './start/follow-appearance'
import { type ShownPicture, shownPicture, takePicture } from './start/handover'
import { televisionZone } from './time/zone'
import { ownRegion } from './tv/own-region'
import { takeAnswer } from './tv/page'
import { pickTv } from './tv/pick'
import { deleteStorage } from './tv/storage/database'
import { openStorage } from './tv/storage/storage'
import { turnsFor } from './tv/storage/turns'
import { blockedRequest, createRequestLog } from './webex/http/request-log'
import type { RelaySettings } from './webex/relay/relay-settings'

/** For how long storage that did not answer is waited for again. */
const HASTY_MS = 1000

// Before anything else: what stands in the address is a secret for a minute.
const query = takeAnswer(window)

/** What an app without a relay is parsed with, to learn whether the rest of its settings is right. */
const STAND_IN = { clientId: 'none', relay: 'https://relay.invalid/v1' }

const Setup = later('setup', () => import('./screens/setup/Setup').then((m) => m.Setup))

/** How many apps this page has opened, one after the other: each is drawn anew. */
let appsOpened = 0

const tv = pickTv(window)
// Until a server is heard, the time is the one that the picture on the screen shows.
const clock = systemClock(shownPicture(window)?.behind_ms)
const requestLog = createRequestLog()
const http = { clock, requestLog, fetch: withEarlyAnswer(window) }
const given = (window as { foyerSettings?: unknown }).foyerSettings
// Without a relay the rest of the file counts all the same, and is checked.
const isSetUpHere = lacksRelay(given)
const parsed = parseSettings(isSetUpHere ? { ...Object(given), ...STAND_IN } : given)

const remote = createRemote(parsed.ok ? parsed.settings.keys : undefined)
applyAppearance({ ...DEFAULTS, ...(parsed.ok && parsed.settings) }, tv.language())
remote.listen(window)
tv.registerKeys()
tv.onPointer((shown) => {
  if (!shown) remote.pointerGone()
})
document.addEventListener('securitypolicyviolation', (event) => {
  requestLog.note(blockedRequest(event, clock.now()))
})

const root = createRoot(document.getElementById('app') as HTMLElement)
let picture: ShownPicture | undefined
let startRow: ShownPicture['takeRow'] | undefined
let isDrawn = false

function render(node: ReactNode) {
  if (!isDrawn) {
    picture = takePicture(window)
    startRow = picture?.takeRow
  }
  const draw = () =>
    root.render(
      <StrictMode>
        <RemoteContext.Provider value={remote}>
          <FirstScreen picture={picture} remote={remote}>
            {node}
          </FirstScreen>
        </RemoteContext.Provider>
      </StrictMode>,
    )
  // The first time at once: the answers of the first requests wait until it is on the screen.
  if (isDrawn) draw()
  else flushSync(draw)
  isDrawn = true
}

if (!parsed.ok) showWrong(parsed)
else if (!isSetUpHere) void openApp(parsed.settings).then(({ node }) => render(node))
else if (isSealed()) showSealed()
else void startSetup()

function showWrong(parsed: Extract<ParsedSettings, { ok: false }>) {
  const { wrong } = parsed
  const setting = wrong === 'unknown' ? parsed.name : wrong
  showStop(
    wrong === 'missing' ? t('settings.title') : t('settings.wrong', { setting }),
    t(`settings.${wrong}`, {
      names: SETTING_NAMES.join(', '),
      languages: LANGUAGE_CODES.join(', '),
    }),
  )
}

/** A package that can reach no relay has nothing to ask for; one whose settings.js did not run may have named one. */
function showSealed() {
  if (given === undefined) showWrong({ ok: false, wrong: 'missing' })
  else showStop(t('setup.sealedTitle'), t('setup.sealed'))
}

function showStop(title: string, text: string) {
  render(<WrongSettings tv={tv} title={title} text={text} onReload={() => location.reload()} />)
}

/** Whether the page's own policy allows calls to hosts of its settings alone (platforms/build/policy.ts). */
function isSealed(): boolean {
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')
  const content = policy?.getAttribute('content')
  return content != null && !/connect-src [^;]*https:( |;|$)/.test(content)
}

/** The settings of an app that was set up on the television: a relay's, but for what settings.js chooses. */
function settingsOf({ relay, given: ofRelay }: RelaySettings): ParsedSettings {
  return parseSettings({ ...ofRelay, ...chosenIn(given), relay })
}

/** Asks for a relay where none is kept, and runs the app with what it gives. */
async function startSetup() {
  const setup = createSetup({
    http,
    storage: openStorage('foyer-setup'),
    page: location.href,
    check: {
      names: SETTING_NAMES,
      wrongIn(ofRelay) {
        const parsed = parseSettings(ofRelay)
        return parsed.ok ? undefined : parsed.wrong
      },
    },
  })
  let run: { of: RelaySettings; app?: OpenApp } | undefined

  function show() {
    const { step, agreed } = setup.state()
    if (step.status !== 'ready' || !agreed)
      return render(<Setup setup={setup} clock={clock} tv={tv} />)
    if (run && isSame(run.of, agreed)) return run.app && render(run.app.node)
    const settings = settingsOf(agreed)
    if (!settings.ok) return showWrong(settings)
    run?.app?.close()
    const mine: typeof run = { of: agreed }
    run = mine
    void openApp(settings.settings, setup).then((app) => {
      if (run !== mine) return app.close()
      mine.app = app
      show()
    })
  }

  setup.subscribe(show)
  tv.onVisible((visible) => {
    if (visible) setup.resume()
  })
  await setup.open()
}

const isSame = (one: RelaySettings, other: RelaySettings) =>
  one.relay === other.relay && changesBetween(one, other).length === 0

/** An app that runs: what to draw, and its end. */
interface OpenApp {
  node: ReactNode
  close(): void
}

async function openApp(settings: Settings, setup?: SetupRunner): Promise<OpenApp> {
  remote.setKeys(settings.keys)
  const tvZone = televisionZone()
  const { page } = tv
  // An answer in the address is for the app that was there first.
  const answer = appsOpened === 0 ? query : ''
  appsOpened += 1
  const key = appsOpened
  const start = page && takeStart(page, answer, settings.silentSignIn === 'on')
  // Whoever comes back from a sign-in in the browser had a keyboard there.
  if (start && start.type !== 'silent') remote.keyboard.found()
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
    browserSignIn: page && { page, start },
  })

  // What was chosen is on the page before the screens are drawn with it.
  const stopAppearance = followAppearance(profiles, tv.language, serverTrouble.forget)

  // Timers freeze in standby, and what was asked before it may never be answered.
  const stopVisible = tv.onVisible((visible) => {
    if (!visible) return
    // Whoever brought it back is there, key or not.
    remote.activity.notifyActivity()
    profiles.resume()
  })
  // When the network seems to be gone, a look that fails says so; when it is back, one says that.
  const stopNetwork = tv.onNetwork((connected) => {
    if (connected) profiles.resume()
    else profiles.offline()
  })

  const { unknownZone } = settings
  const noteCrash = (screen: string, error: unknown) =>
    requestLog.note({ at: clock.now(), path: screen, what: crashText(error) })
  const failedRequests = requestLog.latest
  const shared = {
    clock,
    profiles,
    tvZone,
    unknownZone,
    tv,
    failedRequests,
    noteCrash,
    serverTrouble,
    setup,
    relayHost: new URL(settings.relay).host,
    takeStartRow() {
      const row = startRow?.()
      startRow = undefined
      return row
    },
    newestVersion() {
      const named = setup ? setup.state().agreed?.given.newestVersion : settings.newestVersion
      return newerVersion(named, __FOYER_VERSION__)
    },
  }
  const stopPicture = updatePictureOf(profiles, shared)
  await firstScreenKnown(profiles, clock, () => shownPicture(window) !== undefined)
  return {
    node: <CurrentProfile key={key} profiles={profiles} shared={shared} />,
    close() {
      for (const stop of [stopAppearance, stopVisible, stopNetwork, stopPicture, profiles.close])
        stop()
    },
  }
}

/** Keeps a picture of the agenda for the next start, where the engine has a place for it. */
function updatePictureOf(profiles: ProfilesRunner, shared: SharedDeps): () => void {
  let storage: Storage
  try {
    storage = localStorage
  } catch {
    return () => {}
  }
  return updatePicture({
    profiles,
    clock,
    activity: remote.activity,
    tvZone: shared.tvZone,
    storage,
    build: __FOYER_BUILT_AT__,
    settings: JSON.stringify(given),
    region: (at) => ownRegion(window, at),
    draw: (services, data, through, pause) =>
      createDrawer({ services: { ...shared, ...services }, data, through, pause }),
  })
}
