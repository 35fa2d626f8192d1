// What a meeting's screen has no room for, each laid over it: the whole text, the people, the telephone
// numbers.

import { type ReactNode, useState } from 'react'
import { Button } from '../../components/buttons/Button'
import { List } from '../../components/list/List'
import type { Row } from '../../components/list/list-layout'
import { Spinner } from '../../components/notices/Spinner'
import { Reader } from '../../components/text/Reader'
import { locale, t } from '../../i18n/i18n'
import { type DialIn, homeFirst } from '../../meetings/details/dial-in'
import { useInvitees } from '../../meetings/details/use-details'
import { lacksRight } from '../../queries/lacks-right'
import { noRightText } from '../failures/failure-words'
import { useFailureText } from '../failures/use-failure-text'
import { Screen } from '../Screen'
import { useServices } from '../services'
import './MeetingMore.css'

const HEIGHT_PX = 700
const ROW_PX = 96
const LIST = 'more-list'
/** So many rows before the end the next ones are asked for. */
const NEAR_END = 20

function Over(props: {
  title: string
  first?: string | undefined
  onBack: () => void
  children: ReactNode
}) {
  return (
    <Screen name="meeting-more" layer="overlay" first={props.first} onBack={props.onBack}>
      <h1 className="more-title">{props.title}</h1>
      <div className="more-body">{props.children}</div>
      <div className="more-foot">
        <Button onPress={props.onBack}>{t('meeting.back')}</Button>
      </div>
    </Screen>
  )
}

/** The meeting's own text. */
export function Description({ text, onBack }: { text: string; onBack: () => void }) {
  return (
    <Over title={t('meeting.description')} first="description" onBack={onBack}>
      <Reader focusKey="description" text={text} height={HEIGHT_PX} />
    </Over>
  )
}

type TwoLines = Row & { first: string; second: string }

/** Rows of two lines that are read, not pressed. */
function Lines({
  rows,
  name,
  onMove,
}: {
  rows: TwoLines[]
  name: string
  onMove?: (key: string) => void
}) {
  const { textScale } = useServices()
  const [at, setAt] = useState(rows[0]?.key)
  return (
    <List
      rows={rows}
      at={at}
      scale={textScale}
      onMove={(key) => {
        setAt(key)
        onMove?.(key)
      }}
      onPress={() => {}}
      render={({ first, second }) => (
        <div className="more-line">
          <p className="side" dir="auto">
            {first}
          </p>
          <p className="muted side" dir="auto">
            {second}
          </p>
        </div>
      )}
      label={({ first, second }) => [first, second].filter(Boolean).join(', ')}
      name={name}
      focusKey={LIST}
      height={HEIGHT_PX}
    />
  )
}

/** The numbers to call, the viewer's country first. */
export function CallIn(props: {
  numbers: DialIn[]
  accessCode?: string | undefined
  onBack: () => void
}) {
  const { zone } = useServices()
  const rows = homeFirst(props.numbers, zone, locale()).map(({ label, number, tollFree }, at) => ({
    key: `${at} ${number}`,
    height: ROW_PX,
    pressable: true,
    first: number,
    second: [label, tollFree && t('meeting.tollFree')].filter(Boolean).join(' · '),
  }))
  return (
    <Over title={t('meeting.callIn')} first={LIST} onBack={props.onBack}>
      {props.accessCode && (
        <p className="more-note">{t('meeting.accessCode', { code: props.accessCode })}</p>
      )}
      <Lines rows={rows} name={t('meeting.callIn')} />
    </Over>
  )
}

/** Who was invited; further ones are asked for when the end comes near. */
export function Invited({ meetingId, onBack }: { meetingId: string; onBack: () => void }) {
  const { details } = useServices()
  const failureText = useFailureText()
  const { data, isFetching, failure, fetchMore } = useInvitees(details, meetingId)
  const rows = (data?.invitees ?? []).map(({ email, name, coHost }) => ({
    key: email ?? ` ${name}`,
    height: ROW_PX,
    pressable: true,
    first: name ?? email ?? '',
    second: [name && email, coHost && t('meeting.coHost')].filter(Boolean).join(' · '),
  }))
  const title = t('meeting.invited')
  const onMove = (key: string) => {
    const left = rows.length - rows.findIndex((row) => row.key === key)
    // What failed is asked for again by whoever goes to the very end, not by every key on the way.
    if (left < (failure ? 2 : NEAR_END) && data?.hasMore && !isFetching) fetchMore()
  }
  const nobody = lacksRight(failure)
    ? noRightText(failure, t('meeting.noRight'))
    : failure && failureText(failure)
  return (
    <Over
      key={rows.length > 0 ? 'list' : 'none'}
      title={title}
      first={rows.length > 0 ? LIST : undefined}
      onBack={onBack}
    >
      {rows.length > 0 ? (
        <Lines rows={rows} name={title} onMove={onMove} />
      ) : !data && !failure ? (
        <Spinner text={t('meeting.loading')} />
      ) : (
        <div data-said>
          <p className="more-note">{nobody ?? t('meeting.nobody')}</p>
        </div>
      )}
    </Over>
  )
}
