import { useState, useSyncExternalStore } from 'react'
import { Mark } from '../components/Mark'
import { Stage } from '../components/Stage'
import type { Meeting as MeetingData } from '../meetings/meeting'
import { useAgenda } from '../meetings/use-agenda'
import { useAttended, useResting } from '../remote/use-remote'
import type { SessionState } from '../session/session'
import { usePeople, useSession } from '../session/use-session'
import { Agenda } from './agenda/Agenda'
import { Ambient } from './ambient/Ambient'
import { Diagnostics } from './diagnostics/Diagnostics'
import { Goodbye, useExit } from './Exit'
import { Meeting } from './meeting/Meeting'
import { People } from './people/People'
import { Reminder, useReminder } from './Reminder'
import { RecordingsShelf } from './recordings/RecordingsShelf'
import { SignIn } from './SignIn'
import { useServices } from './services'
import { Account } from './settings/Account'
import { Settings } from './settings/Settings'
import { Titles } from './titles'

/** Whoever pressed a key within this time is in the middle of something. */
const REST_MS = 5000

/** Which screen is on, by who is signed in and where the viewer went. */
export function App() {
  const { session, people, tv } = useServices()
  const { asking } = usePeople(people)
  const state = useSession(session)
  const exit = useExit(tv)
  const [diagnosing, setDiagnosing] = useState(false)
  if (exit.gone)
    return (
      <Stage>
        <Goodbye onBack={exit.comeBack} />
      </Stage>
    )
  return (
    <Stage>
      {asking && <People asking onDiagnose={() => setDiagnosing(true)} onBack={exit.ask} />}
      {state.at === 'opening' && !asking && (
        <main className="screen">
          <Mark />
        </main>
      )}
      {state.at === 'signed-out' && (
        <SignIn state={state} onDiagnose={() => setDiagnosing(true)} onBack={exit.ask} />
      )}
      {state.at === 'signed-in' && (
        <Titles>
          <Home state={state} onBack={exit.ask} />
        </Titles>
      )}
      {diagnosing && <Diagnostics onBack={() => setDiagnosing(false)} />}
      {exit.dialog}
    </Stage>
  )
}

/** The screens of someone who is signed in, and the way back from one to the other. */
function Home(props: { state: Extract<SessionState, { at: 'signed-in' }>; onBack: () => void }) {
  const { agenda, people, lasting, onLasting } = useServices()
  const isLasting = useSyncExternalStore(onLasting, lasting)
  const isAlone = usePeople(people).people.length < 2
  const { person } = props.state
  const [row, setRow] = useState<string>()
  const [meetingId, setMeetingId] = useState<string>()
  const [over, setOver] = useState<'account' | 'people' | 'settings' | 'recordings'>()
  const close = () => setOver(undefined)
  // From the agenda as it is now, so that an open meeting changes with it.
  const meetings = useAgenda(agenda).have?.meetings
  const meeting = meetings?.find(({ id }) => id === meetingId)

  return (
    <>
      {meeting ? (
        <Meeting key={meeting.id} meeting={meeting} onBack={() => setMeetingId(undefined)} />
      ) : (
        <Agenda
          person={person}
          lasting={isLasting}
          at={row}
          onMove={setRow}
          onOpen={setMeetingId}
          onSettings={() => setOver('settings')}
          onAccount={() => setOver(isAlone ? 'account' : 'people')}
          onRecordings={() => setOver('recordings')}
          onBack={props.onBack}
        />
      )}
      {over === 'account' && (
        <Account person={person} onSettings={() => setOver('settings')} onClose={close} />
      )}
      {over === 'people' && (
        <People asking={false} onSettings={() => setOver('settings')} onBack={close} />
      )}
      {over === 'recordings' && <RecordingsShelf onBack={close} />}
      {over === 'settings' && <Settings person={person} onBack={close} />}
      <Unasked
        meetings={meetings}
        onOpen={(id) => {
          close()
          setMeetingId(id)
        }}
      />
    </>
  )
}

/** What comes by itself over whatever is on: a reminder, and the dim clock when nobody is there. */
function Unasked(props: { meetings?: MeetingData[]; onOpen: (meetingId: string) => void }) {
  const { meetings, onOpen } = props
  const { clock, chosen } = useServices()
  // Whoever watches a film presses no keys.
  const watched = useAttended()
  const asleep = useResting(clock, watched ? 0 : chosen.ambientAfter_min * 60_000)
  const resting = useResting(clock, REST_MS)
  const { due, dismiss } = useReminder(meetings)
  return (
    <>
      {due && !asleep && (
        <Reminder
          key={due.key}
          due={due}
          resting={resting}
          onOpen={() => {
            dismiss()
            onOpen(due.meeting.id)
          }}
          onClose={dismiss}
        />
      )}
      {asleep && <Ambient meetings={meetings} due={due} />}
    </>
  )
}
