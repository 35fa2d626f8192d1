import './Mark.css'

/** Foyer's mark: an open door with the light on, and its name. */
export function Mark() {
  return (
    <div className="mark" dir="ltr">
      <svg viewBox="0 0 40 48" width="40" height="48" aria-hidden="true">
        <path d="M2 47V20a18 18 0 0 1 36 0v27" fill="none" stroke="#f0b66c" strokeWidth="4" />
        <path d="M12 47V21a8 8 0 0 1 16 0v26z" fill="#f0b66c" />
      </svg>
      <span>Foyer</span>
    </div>
  )
}
