import { useEffect, useState } from 'react'
import { Button } from '../../components/buttons/Button'
import { Spinner } from '../../components/notices/Spinner'
import { useNow } from '../../components/time/use-now'
import { t } from '../../i18n/i18n'
import { type AgendaData, isSearched } from '../../meetings/agenda/agenda-data'
import { useFocus } from '../../remote/use-remote'
import type { Failure } from '../../webex/http/failure'
import { failureTracking } from '../failures/failure-words'
import { useFailureText } from '../failures/use-failure-text'
import { useServices } from '../services'
import { focusUnlessMoved } from './agenda-focus'

const AGAIN = 'agenda-again'

/** What stands in place of the list of meetings: why there is none, and what can be done. */
export function NoMeetings(props: {
  /** Undefined before there was an answer. */
  data: AgendaData | undefined
  failure: Failure | undefined
  onAgain: () => void
}) {
  const { data, failure } = props
  const focus = useFocus()
  const hasFailed = failure !== undefined
  const failureText = useFailureText()
  useEffect(() => {
    if (hasFailed) focusUnlessMoved(focus, AGAIN)
  }, [focus, hasFailed])
  if (failure)
    return (
      <div className="agenda-empty" role="alert">
        <h2>{failureText(failure)}</h2>
        <p className="muted">{failureTracking(failure)}</p>
        <div className="agenda-again">
          <Button focusKey={AGAIN} onPress={props.onAgain}>
            {t('signIn.tryAgain')}
          </Button>
        </div>
      </div>
    )
  if (!data) return <Loading />
  if (!isSearched(data))
    return (
      <div className="agenda-empty">
        <Spinner text={t('agenda.reaching')} />
      </div>
    )
  const { unreadable } = data
  return (
    <div className="agenda-empty" data-said>
      <h2>
        {unreadable > 0 ? t('agenda.unreadable', { count: unreadable }) : t('agenda.noneTitle')}
      </h2>
      <p className="muted">{t(unreadable > 0 ? 'agenda.noOthers' : 'agenda.none')}</p>
    </div>
  )
}

/** Longer than this, and a viewer should be told that it is not usual. */
const LONG_MS = 10_000

function Loading() {
  const { clock } = useServices()
  const [since] = useState(() => clock.now())
  const isLong = useNow(clock, 1000) - since > LONG_MS
  return (
    <div className="agenda-empty">
      <Spinner text={t(isLong ? 'agenda.loadingLong' : 'agenda.loading')} />
    </div>
  )
}
