import { useState, useSyncExternalStore } from 'react'
import { Button } from '../../components/buttons/Button'
import { useStrayOkGuard } from '../../components/buttons/use-stray-ok-guard'
import { Dialog } from '../../components/notices/Dialog'
import { t } from '../../i18n/i18n'
import { useIdle } from '../../remote/use-remote'
import type { SetupRunner } from '../../setup/setup-loop'
import { useServices } from '../services'
import { changesText, hostIn } from './setup-words'

/** Whoever pressed a key within this time is in the middle of something. */
const REST_MS = 5000

/** Asks before the way to another relay. */
export function ChangeRelay({ setup, onClose }: { setup: SetupRunner; onClose: () => void }) {
  const host = hostIn(setup.state().agreed?.relay ?? 'https://relay')
  return (
    <Dialog title={t('setup.changeTitle')} text={t('setup.changeText', { host })} onClose={onClose}>
      <Button onPress={onClose}>{t('setup.keep')}</Button>
      <Button onPress={setup.change}>{t('setup.change')}</Button>
    </Dialog>
  )
}

/** Asks about what the relay in use has changed, once the remote rests: nobody agrees by mistake. */
export function ChangedRelay() {
  const { clock, setup } = useServices()
  const isIdle = useIdle(clock, REST_MS)
  const [isOpen, setOpen] = useState(false)
  if (isIdle && !isOpen) setOpen(true)
  return setup && isOpen ? <ChangedQuestion setup={setup} /> : null
}

function ChangedQuestion({ setup }: { setup: SetupRunner }) {
  const { agreed, changed } = useSyncExternalStore(setup.subscribe, setup.state)
  const { clock } = useServices()
  const guard = useStrayOkGuard(clock)
  if (!agreed || !changed) return null
  const host = hostIn(agreed.relay)
  const decline = () => setup.answerChanged(false)
  return (
    <Dialog
      title={t('setup.changedTitle')}
      text={t('setup.changedText', { host, changes: changesText(agreed, changed) })}
      onClose={decline}
    >
      <Button onPress={decline}>{t('setup.notNow')}</Button>
      <Button onPress={() => guard(() => setup.answerChanged(true))}>
        {t('setup.useChanged')}
      </Button>
    </Dialog>
  )
}
