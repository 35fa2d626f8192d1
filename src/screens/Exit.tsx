import { useState } from 'react'
import { Button } from '../components/buttons/Button'
import { Dialog } from '../components/notices/Dialog'
import { Notice } from '../components/notices/Notice'
import { t } from '../i18n/i18n'
import type { Tv } from '../tv/tv'
import { Screen } from './Screen'

/** What is needed of a television to leave the app. */
export type Leavable = Pick<Tv, 'exit' | 'exitRule'>

/** Asks before leaving, as Samsung and LG demand of the first screen. */
function ExitDialog(props: { tv: Leavable; onStay: () => void; onGone: () => void }) {
  const { tv, onStay, onGone } = props
  return (
    <Dialog title={t('exit.title')} onClose={onStay}>
      <Button onPress={onStay}>{t('exit.stay')}</Button>
      <Button
        onPress={() => {
          // An app that only went behind the launcher comes back to its screen, not to the question.
          if (tv.exit()) onStay()
          else onGone()
        }}
      >
        {t('exit.leave')}
      </Button>
    </Dialog>
  )
}

/** A browser does not let a page close its own tab; this is what is left to say. */
export function Goodbye({ onBack }: { onBack: () => void }) {
  return (
    <Screen name="goodbye" onBack={onBack}>
      <Notice title={t('exit.goodbyeTitle')} text={t('exit.goodbye')}>
        <Button onPress={onBack}>{t('exit.comeBack')}</Button>
      </Notice>
    </Screen>
  )
}

/** The three things a first screen needs to leave by Back: whether it is asked, and the two answers. */
export function useExit(tv: Leavable) {
  const [at, setAt] = useState<'here' | 'asked' | 'gone'>('here')
  return {
    gone: at === 'gone',
    ask() {
      if (tv.exitRule === 'ask' || !tv.exit()) setAt('asked')
    },
    comeBack: () => setAt('here'),
    dialog: at === 'asked' && (
      <ExitDialog tv={tv} onStay={() => setAt('here')} onGone={() => setAt('gone')} />
    ),
  }
}
