import { Button } from '../../components/buttons/Button'
import { Notice } from '../../components/notices/Notice'
import { Stage } from '../../components/stage/Stage'
import { t } from '../../i18n/i18n'
import { Goodbye, type Leavable, useExit } from '../Exit'
import { Screen } from '../Screen'

/** settings.js cannot be used: which setting it is, and what it should be. */
export function WrongSettings(props: {
  tv: Leavable
  title: string
  text: string
  onReload: () => void
}) {
  const exit = useExit(props.tv)
  return (
    <Stage>
      {exit.gone ? (
        <Goodbye onBack={exit.comeBack} />
      ) : (
        <Screen name="wrong-settings" onBack={exit.ask}>
          <Notice title={props.title} text={props.text}>
            <Button onPress={props.onReload}>{t('settings.reload')}</Button>
          </Notice>
        </Screen>
      )}
      {exit.dialog}
    </Stage>
  )
}
