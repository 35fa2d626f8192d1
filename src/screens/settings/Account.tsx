import { Button } from '../../components/buttons/Button'
import { Dialog } from '../../components/notices/Dialog'
import { t } from '../../i18n/i18n'
import { useProfiles } from '../../profiles/use-profiles'
import type { Person } from '../../webex/sign-in/people'
import { useServices } from '../services'

/** The question behind the viewer's name: whether to stay signed in, and whether somebody else comes too. */
export function Account(props: {
  person?: Person | undefined
  onSettings?: () => void
  onClose: () => void
}) {
  const { person, onSettings, onClose } = props
  const { profiles } = useServices()
  const { current } = useProfiles(profiles)
  return (
    <Dialog
      title={person ? t('account.title', { name: person.displayName }) : t('account.unnamed')}
      text={t('account.text')}
      onClose={onClose}
    >
      <Button onPress={onClose}>{t('account.stay')}</Button>
      <Button onPress={() => void profiles.signOut(current.id)}>{t('account.signOut')}</Button>
      {onSettings && <Button onPress={onSettings}>{t('choices.title')}</Button>}
      {onSettings && <Button onPress={profiles.add}>{t('people.add')}</Button>}
    </Dialog>
  )
}
