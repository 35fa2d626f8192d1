import './Spinner.css'

/** Something is being waited for. Appears only after a moment, so that short waits stay calm. */
export function Spinner({ text }: { text: string }) {
  return (
    <div className="spinner" role="status">
      <div className="spinner-dots" aria-hidden="true">
        <i />
        <i />
        <i />
      </div>
      <p>{text}</p>
    </div>
  )
}
