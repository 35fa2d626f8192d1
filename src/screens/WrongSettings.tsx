import { Button } from '../components/Button'
import { Notice } from '../components/Notice'
import { Stage } from '../components/Stage'
import { say } from '../words/words'
import { Screen } from './Screen'

/** settings.js cannot be used: which setting it is, and what it should be. */
export function WrongSettings(props: { title: string; text: string; onReload: () => void }) {
  return (
    <Stage>
      <Screen name="wrong-settings" onBack={props.onReload}>
        <Notice title={props.title} text={props.text}>
          <Button onPress={props.onReload}>{say('settings.reload')}</Button>
        </Notice>
      </Screen>
    </Stage>
  )
}
