import type { Clock } from '../../clock'
import { Button } from '../../components/buttons/Button'
import { useStrayOkGuard } from '../../components/buttons/use-stray-ok-guard'
import { Mark } from '../../components/pictures/Mark'
import { Facts } from '../../components/text/Facts'
import { t } from '../../i18n/i18n'
import type { SetupRunner } from '../../setup/setup-loop'
import type { RelaySettings } from '../../webex/relay/relay-settings'
import { Screen } from '../Screen'
import { hostIn, scopeLines } from './setup-words'
import './Setup.css'

/** Webex's own; any other address of the API is worth a line. */
const WEBEX = 'webexapis.com'

/** Whose settings these are, what they let Foyer see, and whether to use them. */
export function Confirm(props: { offered: RelaySettings; clock: Clock; setup: SetupRunner }) {
  const { offered, setup } = props
  const guard = useStrayOkGuard(props.clock)
  const api = hostIn(offered.api)
  return (
    <Screen name="setup-confirm" onBack={setup.reopen}>
      <Mark />
      <h1 className="setup-title">{t('setup.confirmTitle')}</h1>
      <div className="setup-facts">
        <Facts
          facts={[
            [t('setup.relay'), hostIn(offered.relay)],
            [t('setup.clientId'), offered.clientId],
            [t('setup.api'), api === WEBEX ? undefined : api],
          ]}
        />
      </div>
      <p className="setup-text muted">{t('setup.confirmText')}</p>
      <ul className="setup-scopes">
        {scopeLines(offered.scopes).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <div className="setup-foot">
        <Button onPress={() => guard(setup.agree)}>{t('setup.agree')}</Button>
        <Button onPress={setup.reopen}>{t('setup.otherAddress')}</Button>
      </div>
    </Screen>
  )
}
