/** What was recorded, newest first; `only` shows the recordings of one meeting. */
export function RecordingsShelf(_props: { onBack: () => void }) {
  return null
}
