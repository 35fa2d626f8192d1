import { type ReactNode, useState } from 'react'
import { Button } from '../../components/buttons/Button'
import { RecordedMark } from '../../components/pictures/RecordedMark'
import { t } from '../../i18n/i18n'
import type { Meeting } from '../../meetings/meeting'
import type { Recording } from '../../recordings/recording'
import { useRecordingsOf, useSummaryOf } from '../../recordings/use-recordings'
import { Guard } from '../failures/Guard'
import { Player } from '../player/Player'
import { RecordingsShelf } from '../recordings/RecordingsShelf'
import { SummaryPages } from '../recordings/Summary'
import { useServices } from '../services'
import { lengthText } from '../time-text'
import './PastMeetingMedia.css'

type Open = 'shelf' | 'summary' | Recording

export interface PastMeetingMedia {
  /** What stands beside the meeting: null until it is known, undefined when there is nothing. */
  aside: ReactNode
  /** What lies over the screen. */
  overlay: ReactNode
}

/**
 * What a meeting of the past left, as far as this account may see it: its recording, or the list of
 * several, and its summary. Nothing is asked, and nothing there, while there is no meeting.
 */
export function usePastMeetingMedia(meeting: Meeting | undefined): PastMeetingMedia {
  const { recordings } = useServices()
  const { data: recorded = NONE, isFetching } = useRecordingsOf(recordings, meeting)
  const summary = useSummaryOf(recordings, meeting)
  const [open, setOpen] = useState<Open>()

  const { blocks = [], actionItems = [] } = summary.data ?? {}
  const isSummed = blocks.length + actionItems.length > 0
  const [first] = recorded
  if (!meeting || (!first && !isSummed))
    return { aside: isFetching || summary.isFetching ? null : undefined, overlay: undefined }
  const aside = (
    <>
      {first && <Recorded recordings={recorded} />}
      <div className="past-meeting-actions">
        {first && (
          <Button onPress={() => setOpen(recorded.length > 1 ? 'shelf' : first)}>
            {t('recordings.watchMeeting')}
          </Button>
        )}
        {isSummed && <Button onPress={() => setOpen('summary')}>{t('recordings.summary')}</Button>}
      </div>
    </>
  )
  const overlay = open && (
    <Overlay open={open} setOpen={setOpen} meeting={meeting} summary={summary} />
  )
  return { aside, overlay }
}

interface OverlayProps {
  open: Open
  setOpen: (open: Open | undefined) => void
  meeting: Meeting
  summary: ReturnType<typeof useSummaryOf>
}

/** The list of a meeting's recordings, its summary, or one recording that plays. */
function Overlay({ open, setOpen, meeting, summary }: OverlayProps) {
  const close = () => setOpen(undefined)
  const isRecording = typeof open === 'object'
  return (
    <Guard
      key={isRecording ? open.id : open}
      of={isRecording ? 'player' : open}
      layer="overlay"
      onBack={close}
    >
      {open === 'shelf' && <RecordingsShelf only={meeting} onBack={close} />}
      {open === 'summary' && <SummaryPages of={meeting} {...summary} onBack={close} />}
      {isRecording && <Player recording={open} onNext={setOpen} onBack={close} />}
    </Guard>
  )
}

const NONE: Recording[] = []

function Recorded({ recordings }: { recordings: readonly Recording[] }) {
  const length_s = recordings.reduce((sum, one) => sum + (one.length_s ?? 0), 0)
  const facts = [
    recordings.length > 1 && t('recordings.parts', { count: recordings.length }),
    length_s > 0 && lengthText(length_s),
  ].filter(Boolean)
  return (
    <div className="past-meeting-video">
      <RecordedMark />
      <p className="past-meeting-tag">{t('recordings.tag')}</p>
      {facts.length > 0 && <p className="muted digits">{facts.join(' · ')}</p>}
    </div>
  )
}
