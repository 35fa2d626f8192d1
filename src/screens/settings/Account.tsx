import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import type { Person } from '../../webex/people'
import { say } from '../../words/words'
import { useServices } from '../services'

/** Who is signed in, and whether to stay so. */
export function Account(props: { person?: Person; onSettings?: () => void; onClose: () => void }) {
  const { person, onSettings, onClose } = props
  const { session } = useServices()
  return (
    <Dialog
      title={person ? say('account.title', { name: person.displayName }) : say('account.unnamed')}
      text={say('account.text')}
      onClose={onClose}
    >
      <Button onPress={onClose}>{say('account.stay')}</Button>
      <Button onPress={() => void session.signOut()}>{say('account.signOut')}</Button>
      {onSettings && <Button onPress={onSettings}>{say('choices.title')}</Button>}
    </Dialog>
  )
}
