import { useState } from 'react'
import { Button } from '../components/Button'
import { Dialog } from '../components/Dialog'
import { Mark } from '../components/Mark'
import { Stage } from '../components/Stage'
import { useAgenda } from '../meetings/use-agenda'
import type { SessionState } from '../session/session'
import { useSession } from '../session/use-session'
import { say } from '../words/words'
import { Agenda } from './Agenda'
import { Diagnostics } from './Diagnostics'
import { Goodbye, useExit } from './Exit'
import { Meeting } from './Meeting'
import { SignIn } from './SignIn'
import { useServices } from './services'

/** Which screen is on, by who is signed in and where the viewer went. */
export function App() {
  const { session } = useServices()
  const state = useSession(session)
  const exit = useExit()
  const [diagnosing, setDiagnosing] = useState(false)
  const diagnose = () => setDiagnosing(true)
  if (exit.gone)
    return (
      <Stage>
        <Goodbye onBack={exit.comeBack} />
      </Stage>
    )
  return (
    <Stage>
      {state.at === 'opening' && (
        <main className="screen">
          <Mark />
        </main>
      )}
      {state.at === 'signed-out' && (
        <SignIn state={state} onDiagnose={diagnose} onBack={exit.ask} />
      )}
      {state.at === 'signed-in' && <Home state={state} onDiagnose={diagnose} onBack={exit.ask} />}
      {diagnosing && <Diagnostics onBack={() => setDiagnosing(false)} />}
      {exit.dialog}
    </Stage>
  )
}

/** The screens of someone who is signed in, and the way back from one to the other. */
function Home(props: {
  state: Extract<SessionState, { at: 'signed-in' }>
  onDiagnose: () => void
  onBack: () => void
}) {
  const { agenda } = useServices()
  const { person, lasting } = props.state
  const [row, setRow] = useState<string>()
  const [meetingId, setMeetingId] = useState<string>()
  const [account, setAccount] = useState(false)
  // From the agenda as it is now, so that an open meeting changes with it.
  const meeting = useAgenda(agenda).have?.meetings.find(({ id }) => id === meetingId)

  if (meeting) return <Meeting meeting={meeting} onBack={() => setMeetingId(undefined)} />
  return (
    <>
      <Agenda
        person={person}
        lasting={lasting}
        at={row}
        onMove={setRow}
        onOpen={setMeetingId}
        onAccount={() => setAccount(true)}
        onBack={props.onBack}
      />
      {account && (
        <Account
          name={person?.displayName}
          onDiagnose={() => {
            setAccount(false)
            props.onDiagnose()
          }}
          onClose={() => setAccount(false)}
        />
      )}
    </>
  )
}

function Account(props: { name: string | undefined; onDiagnose: () => void; onClose: () => void }) {
  const { name, onClose } = props
  const { session } = useServices()
  return (
    <Dialog
      title={name ? say('account.title', { name }) : say('account.unnamed')}
      text={say('account.text')}
      onClose={onClose}
    >
      <Button onPress={onClose}>{say('account.stay')}</Button>
      <Button onPress={() => void session.signOut()}>{say('account.signOut')}</Button>
      <Button onPress={props.onDiagnose}>{say('diagnostics.title')}</Button>
    </Dialog>
  )
}
