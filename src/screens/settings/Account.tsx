import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { usePeople } from '../../session/use-session'
import type { Person } from '../../webex/people'
import { say } from '../../words/words'
import { useServices } from '../services'

/** Who is signed in, whether to stay so, and whether somebody else comes too. */
export function Account(props: { person?: Person; onSettings?: () => void; onClose: () => void }) {
  const { person, onSettings, onClose } = props
  const { people } = useServices()
  const { current } = usePeople(people)
  return (
    <Dialog
      title={person ? say('account.title', { name: person.displayName }) : say('account.unnamed')}
      text={say('account.text')}
      onClose={onClose}
    >
      <Button onPress={onClose}>{say('account.stay')}</Button>
      <Button onPress={() => void people.signOut(current.id)}>{say('account.signOut')}</Button>
      {onSettings && <Button onPress={onSettings}>{say('choices.title')}</Button>}
      {onSettings && <Button onPress={people.add}>{say('people.add')}</Button>}
    </Dialog>
  )
}
