import { useLayoutEffect, useRef, useState } from 'react'
import { type Arrow, useTarget } from '../remote/use-remote'
import './Reader.css'

/** How much of the page stays in sight when it is turned, so that the eye finds its place. */
const OVERLAP_PX = 80

/** Text that may be longer than the screen: one thing to focus, turned by up and down or the wheel. */
export function Reader(props: { focusKey: string; text: string; height: number }) {
  const { text, height } = props
  const [offset, setOffset] = useState(0)
  const [total, setTotal] = useState(0)
  const page = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    setTotal(page.current?.offsetHeight ?? 0)
  })
  const last = Math.max(0, total - height)
  const turn = (by: number) => {
    const next = Math.max(0, Math.min(last, offset + by))
    setOffset(next)
    return next !== offset
  }
  const { ref, focused, pointer } = useTarget<HTMLDivElement>({
    focusKey: props.focusKey,
    onArrow: (arrow: Arrow) => {
      if (arrow === 'down' || arrow === 'page-down') return turn(height - OVERLAP_PX)
      if (arrow === 'up' || arrow === 'page-up') return turn(OVERLAP_PX - height)
      return false
    },
  })
  return (
    <div
      ref={ref}
      className={focused ? 'reader focused' : 'reader'}
      role="document"
      tabIndex={-1}
      aria-label={text}
      style={{ height }}
      onMouseMove={pointer.onMouseMove}
      onWheel={({ deltaY }) => turn(deltaY)}
    >
      <div ref={page} className="reader-page" style={{ transform: `translateY(${-offset}px)` }}>
        {text.split('\n').map((paragraph, at) => (
          <p key={at} className="side" dir="auto">
            {paragraph}
          </p>
        ))}
      </div>
      {last > 0 && (
        <i
          className="reader-thumb"
          style={{ height: (height * height) / total, top: (offset / total) * height }}
        />
      )}
    </div>
  )
}
