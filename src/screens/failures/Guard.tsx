import { type ReactNode, useState } from 'react'
import { Button } from '../../components/buttons/Button'
import { Boundary } from '../../components/notices/Boundary'
import { Dialog } from '../../components/notices/Dialog'
import { Notice } from '../../components/notices/Notice'
import { t } from '../../i18n/i18n'
import { Screen } from '../Screen'
import { useServices } from '../services'

interface Props {
  /** A short name for the diagnostics: "meeting". */
  of: string
  /** What it takes the place of; a dialog and a reminder are answered by a dialog. */
  layer?: 'screen' | 'overlay' | 'dialog'
  /** Where Back leads. Without it, what crashed is closed and stays so until it is opened anew. */
  onBack?: () => void
  /** Offers to try again, first: for a screen that everything else is reached from. */
  again?: boolean | undefined
  /** More to press. */
  more?: ReactNode
  /** What is shown in place of the words. */
  instead?: ReactNode
  children: ReactNode
}

/**
 * A screen, or what lies over one, that takes nothing else along when it crashes: in its place is said so,
 * with a way back, and the diagnostics page has a line of it.
 */
export function Guard({ of, layer = 'screen', onBack, again, more, instead, children }: Props) {
  const { noteCrash } = useServices()
  const [closed, setClosed] = useState(false)
  if (closed) return null
  return (
    <Boundary
      onCrash={(error) => noteCrash(of, error)}
      instead={(retry) =>
        instead ?? (
          <Crashed
            of={of}
            layer={layer}
            again={again ? retry : undefined}
            more={more}
            onBack={onBack ?? (again ? retry : () => setClosed(true))}
          />
        )
      }
    >
      {children}
    </Boundary>
  )
}

function Crashed(
  props: Pick<Props, 'of' | 'more'> & {
    layer: 'screen' | 'overlay' | 'dialog'
    again?: (() => void) | undefined
    onBack: () => void
  },
) {
  const { of, layer, again, onBack } = props
  const back = <Button onPress={onBack}>{t('meeting.back')}</Button>
  if (layer === 'dialog')
    return (
      <Dialog title={t('crash.part')} text={t('crash.text')} onClose={onBack}>
        {back}
      </Dialog>
    )
  return (
    <Screen name={`crashed-${of}`} layer={layer} onBack={onBack}>
      <Notice title={t('crash.title')} text={t('crash.text')}>
        {again && <Button onPress={again}>{t('signIn.tryAgain')}</Button>}
        {!again && back}
        {props.more}
      </Notice>
    </Screen>
  )
}
