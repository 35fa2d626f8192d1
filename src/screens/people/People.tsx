import { type ReactNode, useState } from 'react'
import { Button } from '../../components/buttons/Button'
import { Dialog } from '../../components/notices/Dialog'
import { isRightToLeft, t } from '../../i18n/i18n'
import { MOST_PROFILES, type Profile } from '../../profiles/list'
import { useProfiles } from '../../profiles/use-profiles'
import { type Arrow, useTarget } from '../../remote/use-remote'
import { Screen } from '../Screen'
import { useServices } from '../services'
import { Portrait } from './Portrait'
import { personName } from './person-name'
import './People.css'

/** More than this stand in two rows, and smaller. */
const ONE_ROW = 5
const A_ROW_OF_TWO = 4

const keyOf = (id: number) => `person-${id}`

/** Whether an arrow leads out of a row sideways, from where it would go to a row above or below. */
function leavesRow(arrow: Arrow, at: number, length: number): boolean {
  const [start, end] = isRightToLeft() ? ['right', 'left'] : ['left', 'right']
  return (arrow === start && at === 0) || (arrow === end && at === length - 1)
}

/**
 * Who is watching: everybody who uses this television, a press each.
 * @param isChooserOpen whether nobody is chosen yet; else it lies over somebody's screens
 */
export function People(props: {
  isChooserOpen: boolean
  onBack: () => void
  onSettings?: () => void
  onDiagnose?: () => void
}) {
  const { isChooserOpen, onBack, onSettings, onDiagnose } = props
  const { profiles } = useServices()
  const { people, current, first, ask } = useProfiles(profiles)
  const [leaving, setLeaving] = useState(false)
  const hasRoom = people.length < MOST_PROFILES
  const tiles = people.length + (hasRoom ? 1 : 0)
  const perRow = tiles > ONE_ROW ? A_ROW_OF_TWO : tiles
  /** What happens to an arrow at a tile: nothing, where there is none beside it. */
  const holdTile = (at: number) => (arrow: Arrow) => {
    const start = at - (at % perRow)
    return leavesRow(arrow, at - start, Math.min(perRow, tiles - start))
  }
  const holdStart = (arrow: Arrow) => leavesRow(arrow, 0, 2)
  const holdEnd = (arrow: Arrow) => leavesRow(arrow, 1, 2)

  const choose = ({ id }: Profile) => {
    if (!isChooserOpen && id === current.id) onBack()
    else profiles.choose(id)
  }
  const noteOf = ({ id, status }: Profile) => {
    if (status === 'ended') return t('people.ended')
    return !isChooserOpen && id === current.id ? t('people.now') : undefined
  }

  return (
    <>
      <Screen
        name="people"
        layer={isChooserOpen ? 'screen' : 'overlay'}
        first={keyOf(first)}
        onBack={onBack}
      >
        <h1 className="people-title">{t('people.title')}</h1>
        <div className={tiles > ONE_ROW ? 'people-tiles many' : 'people-tiles'}>
          {people.map((one, at) => (
            <Tile
              key={one.id}
              focusKey={keyOf(one.id)}
              name={personName(one, people)}
              note={noteOf(one)}
              ended={one.status === 'ended'}
              onPress={() => choose(one)}
              onArrow={holdTile(at)}
            >
              <Portrait profile={one} number={at + 1} />
            </Tile>
          ))}
          {hasRoom && (
            <Tile name={t('people.add')} onPress={profiles.add} onArrow={holdTile(people.length)}>
              <span className="portrait people-plus" aria-hidden="true" />
            </Tile>
          )}
        </div>
        <div className="people-foot">
          {onSettings && (
            <Button onPress={onSettings} onArrow={holdStart}>
              {t('choices.title')}
            </Button>
          )}
          <Button
            onPress={() => profiles.askAtStart(!ask)}
            onArrow={onSettings ? undefined : holdStart}
          >
            {t('people.ask', { value: t(ask ? 'choices.on' : 'choices.off') })}
          </Button>
          <Button onPress={() => setLeaving(true)} onArrow={onDiagnose ? undefined : holdEnd}>
            {t('people.signOut')}
          </Button>
          {onDiagnose && (
            <Button onPress={onDiagnose} onArrow={holdEnd}>
              {t('diagnostics.title')}
            </Button>
          )}
        </div>
      </Screen>
      {leaving && <Leaving onClose={() => setLeaving(false)} />}
    </>
  )
}

interface TileProps {
  name: string
  /** How it stands with them, in a few words. */
  note?: string | undefined
  ended?: boolean
  focusKey?: string | undefined
  onPress: () => void
  onArrow: (arrow: Arrow) => boolean
  children: ReactNode
}

function Tile({ name, note, ended, focusKey, onPress, onArrow, children }: TileProps) {
  const { ref, focused, pointer } = useTarget<HTMLButtonElement>({ focusKey, onPress, onArrow })
  const look = ['person', focused && 'focused', ended && 'ended'].filter(Boolean).join(' ')
  return (
    <button
      ref={ref}
      type="button"
      tabIndex={-1}
      className={look}
      aria-label={note ? `${name}, ${note}` : name}
      {...pointer}
    >
      {children}
      <span className="person-name" dir="auto">
        {name}
      </span>
      <span className="person-note">{note}</span>
    </button>
  )
}

/** Who is to be signed out. */
function Leaving({ onClose }: { onClose: () => void }) {
  const { profiles } = useServices()
  const { people } = useProfiles(profiles)
  return (
    <Dialog title={t('people.signOutTitle')} text={t('people.signOutText')} onClose={onClose}>
      <Button onPress={onClose}>{t('people.nobody')}</Button>
      <div className="people-leaving">
        {people.map((one) => {
          const name = personName(one, people)
          return (
            <Button
              key={one.id}
              label={t('people.signOutOf', { name })}
              onPress={() => {
                onClose()
                void profiles.signOut(one.id)
              }}
            >
              <span className="people-leaver" dir="auto">
                {name}
              </span>
            </Button>
          )
        })}
      </div>
    </Dialog>
  )
}
