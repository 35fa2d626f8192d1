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
import { Goodbye, useExit } from './Exit'
import { Meeting } from './Meeting'
import { SignIn } from './SignIn'
import { useServices } from './services'

/** Which screen is on, by who is signed in and where the viewer went. */
export function App() {
  const { session } = useServices()
  const state = useSession(session)
  const exit = useExit()
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
      {state.at === 'signed-out' && <SignIn state={state} onBack={exit.ask} />}
      {state.at === 'signed-in' && <Home state={state} onBack={exit.ask} />}
      {exit.dialog}
    </Stage>
  )
}

/** The screens of someone who is signed in, and the way back from one to the other. */
function Home(props: { state: Extract<SessionState, { at: 'signed-in' }>; onBack: () => void }) {
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
      {account && <Account name={person?.displayName} onClose={() => setAccount(false)} />}
    </>
  )
}

function Account({ name, onClose }: { name: string | undefined; onClose: () => void }) {
  const { session } = useServices()
  return (
    <Dialog
      title={name ? say('account.title', { name }) : say('account.unnamed')}
      text={say('account.text')}
      onClose={onClose}
    >
      <Button onPress={onClose}>{say('account.stay')}</Button>
      <Button onPress={() => void session.signOut()}>{say('account.signOut')}</Button>
    </Dialog>
  )
}
