import type { Recording } from '../../meetings/recordings/recordings'

/** Watches one recording; `next` is what the end offers. */
export function Player(_props: {
  recording: Recording
  next?: Recording
  onNext: (recording: Recording) => void
  onBack: () => void
}) {
  return null
}
