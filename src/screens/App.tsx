import { Activity, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { Button } from '../components/buttons/Button'
import type { Row } from '../components/list/list-layout'
import { Mark } from '../components/pictures/Mark'
import { Stage } from '../components/stage/Stage'
import { t } from '../i18n/i18n'
import { useAgenda } from '../meetings/agenda/use-agenda'
import type { Meeting as MeetingData } from '../meetings/meeting'
import { useProfiles } from '../profiles/use-profiles'
import { useIdle, useIsKeptAwake, useLatest } from '../remote/use-remote'
import type { SessionState } from '../session/session'
import { useSession } from '../session/use-session'
import { createStore } from '../store'
import { Agenda } from './agenda/Agenda'
import { Ambient, AmbientCrashed } from './ambient/Ambient'
import { Goodbye, useExit } from './Exit'
import { Guard } from './failures/Guard'
import { fetchScreens, later } from './later'
import { Cancelled } from './meeting/Cancelled'
import { afterRefetch, type OpenMeeting, openedMeeting } from './meeting/open-meeting'
import { Reminder, useReminder } from './reminder/Reminder'
import { useServices } from './services'
import { Account } from './settings/Account'
import { ChangedRelay } from './setup/RelayQuestions'
import { SignIn } from './sign-in/SignIn'
import { Titles } from './titles'

/** Whoever pressed a key within this time is in the middle of something. */
const REST_MS = 5000

const Meeting = later('meeting', () => import('./meeting/Meeting').then((m) => m.Meeting))
const RecordingsShelf = later(
  'recordings',
  () => import('./recordings/RecordingsShelf').then((m) => m.RecordingsShelf),
  'overlay',
)
const Settings = later(
  'settings',
  () => import('./settings/Settings').then((m) => m.Settings),
  'overlay',
)
const People = later('people', () => import('./people/People').then((m) => m.People), 'overlay')
const Diagnostics = later(
  'diagnostics',
  () => import('./diagnostics/Diagnostics').then((m) => m.Diagnostics),
  'overlay',
)

/** In the order in which they are likely to be opened. */
const LATER = [Meeting, RecordingsShelf, Settings, People, Diagnostics]

/** The whole app: the scaled stage, the guard that shows a screen instead of crashing, and the screens. */
export function App() {
  useEffect(() => fetchScreens(LATER), [])
  return (
    <Stage>
      <Guard of="app" again>
        <Screens />
      </Guard>
    </Stage>
  )
}

/** Which screen is on, by who is signed in and where the viewer went. */
function Screens() {
  const { session, profiles, tv } = useServices()
  const { isChooserOpen } = useProfiles(profiles)
  const state = useSession(session)
  const exit = useExit(tv)
  const [diagnosing, setDiagnosing] = useState(false)
  const diagnose = () => setDiagnosing(true)
  const diagnostics = <Button onPress={diagnose}>{t('diagnostics.title')}</Button>
  if (exit.gone) return <Goodbye onBack={exit.comeBack} />
  return (
    <>
      {isChooserOpen && (
        <Guard of="people" again onBack={exit.ask} more={diagnostics}>
          <People isChooserOpen onDiagnose={diagnose} onBack={exit.ask} />
        </Guard>
      )}
      {state.status === 'opening' && !isChooserOpen && (
        <main className="screen">
          <Mark />
        </main>
      )}
      {state.status === 'signed_out' && (
        <Guard of="sign-in" again onBack={exit.ask} more={diagnostics}>
          <SignIn state={state} onDiagnose={diagnose} onBack={exit.ask} />
        </Guard>
      )}
      {state.status === 'signed_in' && (
        <Titles>
          <Home state={state} onBack={exit.ask} />
        </Titles>
      )}
      {diagnosing && (
        <Guard of="diagnostics" layer="overlay" onBack={() => setDiagnosing(false)}>
          <Diagnostics onBack={() => setDiagnosing(false)} />
        </Guard>
      )}
      <Guard of="relay" layer="dialog">
        <ChangedRelay />
      </Guard>
      {exit.dialog && (
        <Guard of="exit" layer="dialog" onBack={exit.comeBack}>
          {exit.dialog}
        </Guard>
      )}
    </>
  )
}

/** The screens of someone who is signed in, and the way back from one to the other. */
function Home(props: {
  state: Extract<SessionState, { status: 'signed_in' }>
  onBack: () => void
}) {
  const { agenda, profiles, clock, isPersistent, onPersistentChange, takeStartRow } = useServices()
  const isSignInStored = useSyncExternalStore(onPersistentChange, isPersistent)
  const isAlone = useProfiles(profiles).people.length < 2
  const { person } = props.state
  // Where the viewer is on the agenda, which alone is drawn anew as they move.
  const [place] = useState(() => createStore(takeStartRow?.()))
  const [open, setOpen] = useState<OpenMeeting>()
  /** The row that it was opened from. */
  const [from, setFrom] = useState<string>()
  // The rows that the agenda had last: the neighbour of one that goes meanwhile is found by them.
  const rowsBefore = useRef<readonly Row[]>([])
  const [overlay, setOverlay] = useState<'account' | 'people' | 'settings' | 'recordings'>()
  const close = () => setOverlay(undefined)
  // From the agenda as it is now, so that an open meeting changes with it.
  const { data } = useAgenda(agenda)
  const meetings = data?.meetings
  const opened = open && afterRefetch(open, data, clock.now())
  if (opened !== open) setOpen(opened)
  const openMeeting = (id: string, rowKey?: string) => {
    setOpen(openedMeeting(data, id))
    setFrom(rowKey)
  }
  const leaveMeeting = () => setOpen(undefined)
  // The same functions at each drawing, so that the agenda is not drawn with whatever is opened over it.
  const latest = useLatest({ openMeeting, isAlone, onBack: props.onBack })
  const ways = useMemo(
    () => ({
      onOpen: (id: string, rowKey: string) => latest.current.openMeeting(id, rowKey),
      onSettings: () => setOverlay('settings'),
      onAccount: () => setOverlay(latest.current.isAlone ? 'account' : 'people'),
      onRecordings: () => setOverlay('recordings'),
      onBack: () => latest.current.onBack(),
    }),
    [latest],
  )

  return (
    <>
      {/* Stays as it is beneath a meeting, so that nothing is built anew on the way back; hidden, it has neither
          focus nor Back, and is heard by nobody. */}
      <Activity mode={opened ? 'hidden' : 'visible'}>
        <Guard
          of="agenda"
          again
          onBack={props.onBack}
          more={<Button onPress={() => setOverlay('settings')}>{t('choices.title')}</Button>}
        >
          <Agenda
            before={rowsBefore}
            person={person}
            isPersistent={isSignInStored}
            place={place}
            {...ways}
          />
        </Guard>
      </Activity>
      {opened && (
        <Guard key={opened.meeting.id} of="meeting" onBack={leaveMeeting}>
          {opened.isCancelled ? (
            <Cancelled
              meeting={opened.meeting}
              onBack={() => {
                place.set(from ?? place.get())
                leaveMeeting()
              }}
            />
          ) : (
            <Meeting meeting={opened.meeting} onBack={leaveMeeting} />
          )}
        </Guard>
      )}
      {overlay && (
        <Guard
          key={overlay}
          of={overlay}
          layer={overlay === 'account' ? 'dialog' : 'overlay'}
          onBack={close}
        >
          {overlay === 'account' && (
            <Account person={person} onSettings={() => setOverlay('settings')} onClose={close} />
          )}
          {overlay === 'people' && (
            <People
              isChooserOpen={false}
              onSettings={() => setOverlay('settings')}
              onBack={close}
            />
          )}
          {overlay === 'recordings' && <RecordingsShelf onBack={close} />}
          {overlay === 'settings' && <Settings person={person} onBack={close} />}
        </Guard>
      )}
      <Guard of="reminders" layer="dialog">
        <Overlays
          meetings={meetings}
          onOpen={(id) => {
            close()
            openMeeting(id)
          }}
        />
      </Guard>
    </>
  )
}

/** What comes by itself over whatever is on: a reminder, and the dim clock when nobody is there. */
function Overlays(props: {
  meetings?: MeetingData[] | undefined
  onOpen: (meetingId: string) => void
}) {
  const { meetings, onOpen } = props
  const { clock, chosen } = useServices()
  // Whoever watches a video presses no keys.
  const watched = useIsKeptAwake()
  const isIdle = useIdle(clock, watched ? 0 : chosen.ambientAfter_min * 60_000)
  const isUntouched = useIdle(clock, REST_MS)
  const { due, dismiss } = useReminder(meetings)
  return (
    <>
      {due && !isIdle && (
        <Guard key={due.key} of="reminder" layer="dialog" onBack={dismiss}>
          <Reminder
            due={due}
            isUntouched={isUntouched}
            onOpen={() => {
              dismiss()
              onOpen(due.meeting.id)
            }}
            onClose={dismiss}
          />
        </Guard>
      )}
      {isIdle && (
        <Guard of="ambient" instead={<AmbientCrashed />}>
          <Ambient meetings={meetings} due={due} />
        </Guard>
      )}
    </>
  )
}
