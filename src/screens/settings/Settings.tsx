import { useMemo, useState } from 'react'
import { Button } from '../../components/buttons/Button'
import { Choice } from '../../components/buttons/Choice'
import { List } from '../../components/list/List'
import { Dialog } from '../../components/notices/Dialog'
import { useNow } from '../../components/time/use-now'
import { isRightToLeft, t } from '../../i18n/i18n'
import type { Person } from '../../webex/sign-in/people'
import { Diagnostics } from '../diagnostics/Diagnostics'
import { Guard } from '../failures/Guard'
import { Screen } from '../Screen'
import { useServices } from '../services'
import { ChangeRelay } from '../setup/RelayQuestions'
import { Account } from './Account'
import { hintOf, nameOf, type SettingRow, settingRows, stepped, valueText } from './setting-rows'
import { zoneName, zoneRows } from './zone-rows'
import './Settings.css'

const LIST = 'settings-list'
const ZONES = 'zones-list'
const LIST_PX = 840

/** What the viewer can choose, a row each. Choices are made in place; everything else opens. */
export function Settings({ person, onBack }: { person?: Person | undefined; onBack: () => void }) {
  const services = useServices()
  const { clock, preferences, chosen, textScale, unknownZone, setup } = services
  const rows = useMemo(() => settingRows(setup !== undefined), [setup])
  const [at, setAt] = useState('textSize')
  const [opened, setOpened] = useState<SettingRow['name']>()
  const now = useNow(clock, 60_000)
  const row = rows.find(({ key }) => key === at)
  const close = () => setOpened(undefined)

  const step = (row: SettingRow | undefined, by: 1 | -1, around: boolean) => {
    if (row?.type === 'choice') preferences.choose(stepped(row.name, chosen, by, around))
  }
  const value = (row: SettingRow) => valueText(row, chosen, services, now)

  return (
    <>
      <Screen name="settings" layer="overlay" first={LIST} onBack={onBack}>
        <aside className="settings-side">
          <h1 className="settings-title">{t('choices.title')}</h1>
          <p className="muted">
            {row && hintOf(row, chosen.timeZone === 'auto' ? unknownZone : undefined)}
          </p>
        </aside>
        <div className="settings-list">
          <List
            rows={rows}
            at={at}
            onMove={setAt}
            onPress={(row) => (row.type === 'choice' ? step(row, 1, true) : setOpened(row.name))}
            onSide={(arrow, row) => {
              const sideways = arrow === 'left' || arrow === 'right'
              if (sideways) step(row, (arrow === 'right') === isRightToLeft() ? -1 : 1, false)
              return true
            }}
            render={(row) => (
              <Choice name={nameOf(row)} value={value(row)} changes={row.type === 'choice'} />
            )}
            label={(row) =>
              row.type === 'link'
                ? [nameOf(row), value(row)].filter(Boolean).join(', ')
                : nameOf(row)
            }
            value={(row) => (row.type === 'choice' ? value(row) : undefined)}
            name={t('choices.title')}
            focusKey={LIST}
            height={LIST_PX}
            scale={textScale}
          />
        </div>
      </Screen>
      {opened === 'timeZone' && (
        <Guard of="zones" layer="overlay" onBack={close}>
          <Zones onBack={close} />
        </Guard>
      )}
      {opened === 'diagnostics' && (
        <Guard of="diagnostics" layer="overlay" onBack={close}>
          <Diagnostics onBack={close} />
        </Guard>
      )}
      {opened === 'relay' && setup && <ChangeRelay setup={setup} onClose={close} />}
      {opened === 'about' && (
        <Dialog
          title={t('choices.aboutTitle', { version: __FOYER_VERSION__ })}
          text={t('choices.aboutText')}
          onClose={close}
        >
          <Button onPress={close}>{t('choices.back')}</Button>
        </Dialog>
      )}
      {opened === 'signOut' && (
        <Guard of="account" layer="dialog" onBack={close}>
          <Account person={person} onClose={close} />
        </Guard>
      )}
    </>
  )
}

/** The zones of the world; OK chooses one and leads back. */
function Zones({ onBack }: { onBack: () => void }) {
  const { clock, preferences, chosen, textScale, tvZone } = useServices()
  const now = useNow(clock, 60_000)
  const [at, setAt] = useState(chosen.timeZone)
  // In the order that they had on entry: a clock change must not move the list under the viewer.
  const rows = useMemo(() => zoneRows(chosen.timeZone, clock.now()), [chosen.timeZone, clock])
  return (
    <Screen name="zones" layer="overlay" first={ZONES} onBack={onBack}>
      <aside className="settings-side">
        <h1 className="settings-title">{t('choices.timeZone')}</h1>
        <p className="muted">{zoneName(chosen.timeZone, tvZone, now)}</p>
      </aside>
      <div className="settings-list">
        <List
          rows={rows}
          at={at}
          onMove={setAt}
          onPress={({ key }) => {
            preferences.choose({ timeZone: key })
            onBack()
          }}
          render={({ key }) => <Choice name={zoneName(key, tvZone, now)} />}
          label={({ key }) => zoneName(key, tvZone, now)}
          name={t('choices.timeZone')}
          focusKey={ZONES}
          height={LIST_PX}
          scale={textScale}
        />
      </div>
    </Screen>
  )
}
