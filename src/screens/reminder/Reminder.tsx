import { useEffect, useLayoutEffect, useState } from 'react'
import { useStrayOkGuard } from '../../components/buttons/use-stray-ok-guard'
import { useAfter } from '../../components/time/use-after'
import { useNow } from '../../components/time/use-now'
import { t } from '../../i18n/i18n'
import type { Meeting } from '../../meetings/meeting'
import {
  type Reminder as Due,
  dueReminders,
  NONE_SHOWN,
  remindersShown,
} from '../../meetings/reminders'
import { FocusContext, useBack, useScope, useTarget } from '../../remote/use-remote'
import { minutesUntil } from '../../time/time-words'
import { useServices } from '../services'
import { useTitleOf } from '../titles'
import './Reminder.css'

/** How long a reminder stays when nobody answers it. */
const SHOWN_MS = 30_000

/** The reminder that is due and was not answered yet; of two at a time, one after the other. */
export function useReminder(meetings: readonly Meeting[] = []) {
  const { clock, chosen } = useServices()
  const now = useNow(clock, 1000)
  const [shown, setShown] = useState(NONE_SHOWN)
  const [due] = chosen.reminders ? dueReminders(meetings, now, shown) : []

  const dismiss = () => {
    if (due) setShown((before) => remindersShown(before, [due], meetings))
  }
  useAfter(clock, SHOWN_MS, due?.key, dismiss)
  return { due, dismiss }
}

/** How soon the meeting of a reminder begins, as seen from `now` (ms since 1970): "in 5 minutes", "Starting now". */
export function dueText({ meeting }: Due, now: number): string {
  const minutes = minutesUntil(meeting.start, now)
  return minutes > 0 ? t('agenda.inMinutes', { count: minutes }) : t('reminder.now')
}

/**
 * Slides in over whatever is on. It takes the focus only while the remote rests, so that nobody who is
 * pressing keys opens it by mistake; then OK opens the meeting and Back closes it, and any other key
 * gives the focus back, until the next rest. A dialog that asks something keeps its focus.
 */
export function Reminder(props: {
  due: Due
  /** Whether no key was pressed lately. */
  isUntouched: boolean
  onOpen: () => void
  onClose: () => void
}) {
  const { due, isUntouched, onOpen, onClose } = props
  const { clock } = useServices()
  const titleOf = useTitleOf()
  const now = useNow(clock, 60_000)
  const [focused, setFocused] = useState(false)
  const when = dueText(due, now)
  const title = titleOf(due.meeting)
  useLayoutEffect(makeRoom, [])
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys come through the remote
    // biome-ignore lint/a11y/noStaticElementInteractions: what is pressed lies inside, for the same
    <div className={focused ? 'reminder focused' : 'reminder'} onClick={onOpen}>
      <div className="reminder-what" role="alert">
        <p className="reminder-when">{when}</p>
        <p className="reminder-title side" dir="auto">
          {title}
        </p>
      </div>
      <p className="reminder-hint">{t(focused ? 'reminder.open' : 'reminder.wait')}</p>
      {isUntouched && (
        <Offer label={`${when}, ${title}`} onFocus={setFocused} onOpen={onOpen} onClose={onClose} />
      )}
    </div>
  )
}

/** The screens step back (Reminder.css), so that nothing of them is covered. */
function makeRoom() {
  const { dataset } = document.documentElement
  dataset.reminder = 'shown'
  return () => {
    delete dataset.reminder
  }
}

interface OfferProps {
  label: string
  onFocus: (focused: boolean) => void
  onOpen: () => void
  onClose: () => void
}

/** Has the remote while it is there, if no dialog has. */
function Offer(props: OfferProps) {
  const { ref, focusKey } = useScope<HTMLDivElement>('reminder', 'reminder')
  useBack(props.onClose, 'reminder')
  return (
    <FocusContext.Provider value={focusKey}>
      <div ref={ref} className="reminder-offer">
        <Opener {...props} />
      </div>
    </FocusContext.Provider>
  )
}

function Opener({ label, onFocus, onOpen }: OfferProps) {
  const { clock } = useServices()
  const guard = useStrayOkGuard(clock)
  const { ref, focused } = useTarget<HTMLDivElement>({
    onPress: () => guard(onOpen),
  })
  useEffect(() => {
    onFocus(focused)
    return () => onFocus(false)
  }, [focused, onFocus])
  return <div ref={ref} className="reminder-offer" role="button" tabIndex={-1} aria-label={label} />
}
