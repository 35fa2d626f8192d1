import { Button } from '../../components/Button'
import { Dialog } from '../../components/Dialog'
import { t } from '../../i18n/i18n'
import { usePeople } from '../../session/use-session'
import type { Person } from '../../webex/people'
import { useServices } from '../services'

/** Who is signed in, whether to stay so, and whether somebody else comes too. */
export function Account(props: { person?: Person; onSettings?: () => void; onClose: () => void }) {
  const { person, onSettings, onClose } = props
  const { people } = useServices()
  const { current } = usePeople(people)
  return (
    <Dialog
      title={person ? t('account.title', { name: person.displayName }) : t('account.unnamed')}
      text={t('account.text')}
      onClose={onClose}
    >
      <Button onPress={onClose}>{t('account.stay')}</Button>
      <Button onPress={() => void people.signOut(current.id)}>{t('account.signOut')}</Button>
      {onSettings && <Button onPress={onSettings}>{t('choices.title')}</Button>}
      {onSettings && <Button onPress={people.add}>{t('people.add')}</Button>}
    </Dialog>
  )
}
