import { useState, useSyncExternalStore } from 'react'
import type { Clock } from '../../clock'
import { Button } from '../../components/buttons/Button'
import { Boundary } from '../../components/notices/Boundary'
import { Notice } from '../../components/notices/Notice'
import { Spinner } from '../../components/notices/Spinner'
import { Mark } from '../../components/pictures/Mark'
import { Stage } from '../../components/stage/Stage'
import { t } from '../../i18n/i18n'
import type { SetupRunner } from '../../setup/setup-loop'
import type { Tv } from '../../tv/tv'
import { Goodbye, useExit } from '../Exit'
import { Screen } from '../Screen'
import { Confirm } from './Confirm'
import { hostIn, setupFailureText } from './setup-words'
import { Typing } from './Typing'

export interface SetupProps {
  setup: SetupRunner
  clock: Clock
  tv: Pick<Tv, 'exit' | 'exitRule' | 'connected'>
}

/** The first start of an app without settings, and the way to another relay: an address, and a question. */
export function Setup(props: SetupProps) {
  const exit = useExit(props.tv)
  const { setup } = props
  // Whoever has a relay goes back to it; whoever has none leaves.
  const leave = () => (setup.state().agreed ? setup.leave() : exit.ask())
  return (
    <Stage>
      {exit.gone ? (
        <Goodbye onBack={exit.comeBack} />
      ) : (
        <Boundary
          onCrash={() => {}}
          instead={(retry) => (
            <Screen name="crashed-setup" onBack={exit.ask}>
              <Notice title={t('crash.title')} text={t('setup.text')}>
                <Button onPress={retry}>{t('setup.tryAgain')}</Button>
              </Notice>
            </Screen>
          )}
        >
          <Step {...props} onLeave={leave} />
        </Boundary>
      )}
      {exit.dialog}
    </Stage>
  )
}

function Step({ setup, clock, tv, onLeave }: SetupProps & { onLeave: () => void }) {
  const { step, text, agreed } = useSyncExternalStore(setup.subscribe, setup.state)
  /** Whether the viewer has typed here; then the address comes back as it was left. */
  const [wasTyped, setTyped] = useState(false)
  switch (step.status) {
    case 'opening':
      return (
        <main className="screen">
          <Mark />
        </main>
      )
    case 'fetching':
      return (
        <Screen
          key="fetching"
          name="setup-fetching"
          label={t('setup.fetching', { host: hostIn(step.relay) })}
          onBack={setup.reopen}
        >
          <Mark />
          <div className="setup-fetching-text">
            <Spinner text={t('setup.fetching', { host: hostIn(step.relay) })} />
          </div>
          <Button onPress={setup.reopen}>{t('setup.cancel')}</Button>
        </Screen>
      )
    case 'confirm':
      return <Confirm offered={step.offered} clock={clock} setup={setup} />
    case 'failed': {
      const set = { isConnected: tv.connected(), setTime: clock.now() - clock.offset() }
      const { title, text } = setupFailureText(step.failure, step.relay, set)
      return (
        // A screen of its own: one that is drawn on as another would have no focus.
        <Screen key="failed" name="setup-failed" onBack={setup.reopen}>
          <Notice title={title} text={text}>
            <Button onPress={setup.reopen}>{t('setup.otherAddress')}</Button>
            {step.relay !== undefined && (
              <Button onPress={setup.submit}>{t('setup.tryAgain')}</Button>
            )}
          </Notice>
        </Screen>
      )
    }
    default:
      return (
        <Typing
          text={text}
          isReturned={wasTyped}
          isChange={agreed !== undefined}
          onType={(next) => {
            setTyped(true)
            setup.type(next)
          }}
          onDone={setup.submit}
          onBack={onLeave}
        />
      )
  }
}
