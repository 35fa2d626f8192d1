/** A play button on a screen: it was recorded. As large as the text beside it, in its colour. */
export function RecordedMark() {
  return (
    <svg
      className="recorded-mark"
      viewBox="0 0 24 20"
      width="1.2em"
      height="1em"
      aria-hidden="true"
    >
      <rect
        x="1.25"
        y="1.25"
        width="21.5"
        height="17.5"
        rx="4.5"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.5"
      />
      <path d="M9.5 5.8v8.4l7-4.2z" fill="currentColor" />
    </svg>
  )
}
