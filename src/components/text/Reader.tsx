import { useLayoutEffect, useRef, useState } from 'react'
import { type Arrow, useTarget } from '../../remote/use-remote'
import './Reader.css'
import { pagesOf, type TextLine, type TextPage } from './reader-pages'

/** A part of a text; a task is an item that is still to be done. */
export interface ReaderBlock {
  type: 'heading' | 'text' | 'item' | 'task'
  text: string
}

/** How far the wheel goes before the page is turned, px. */
const WHEEL_PX = 200

const CLASSES = {
  heading: 'side reader-heading',
  text: 'side',
  item: 'side reader-item',
  task: 'side reader-item reader-task',
}

/**
 * Text that may be longer than the screen: one thing to focus, its pages turned by up and down or the wheel.
 * @param text a plain text has a paragraph a line
 * @param height of a page, px of the stage
 */
export function Reader(props: {
  focusKey: string
  text: string | readonly ReaderBlock[]
  height: number
}) {
  const { height } = props
  const blocks = typeof props.text === 'string' ? paragraphs(props.text) : props.text
  const [at, setAt] = useState(0)
  const [pages, setPages] = useState<TextPage[]>(() => pagesOf([], height))
  const sheet = useRef<HTMLDivElement>(null)
  const wheeled = useRef(0)
  useLayoutEffect(() => {
    const now = sheet.current ? pagesOf(linesIn(sheet.current), height) : []
    setPages((before) => (isSame(before, now) ? before : now))
  })
  const last = pages.length - 1
  // Text may have become shorter, or smaller, meanwhile.
  const page = pages[Math.min(at, last)] as TextPage
  const turn = (by: number) => {
    const next = Math.max(0, Math.min(last, Math.min(at, last) + by))
    setAt(next)
    return next !== at
  }
  const { ref, focused, pointer } = useTarget<HTMLDivElement>({
    focusKey: props.focusKey,
    onArrow: (arrow: Arrow) => {
      if (arrow === 'down' || arrow === 'page-down') return turn(1)
      if (arrow === 'up' || arrow === 'page-up') return turn(-1)
      return false
    },
  })
  const onWheel = ({ deltaY }: { deltaY: number }) => {
    wheeled.current += deltaY
    if (Math.abs(wheeled.current) < WHEEL_PX) return
    turn(Math.sign(wheeled.current))
    wheeled.current = 0
  }
  return (
    <div
      ref={ref}
      className={focused ? 'reader focused' : 'reader'}
      role="document"
      tabIndex={-1}
      aria-label={blocks.map(({ text }) => text).join('\n')}
      style={{ height }}
      onMouseMove={pointer.onMouseMove}
      onWheel={onWheel}
    >
      <div className="reader-window" style={{ height: page.bottom - page.top }}>
        <div
          ref={sheet}
          className="reader-sheet"
          style={{ transform: `translateY(${-page.top}px)` }}
        >
          {blocks.map(({ type, text }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a text's blocks have nothing else and never change places
            <p key={index} className={CLASSES[type]} dir="auto">
              {text}
            </p>
          ))}
        </div>
      </div>
      <i className="reader-track">
        <i
          className="reader-thumb"
          style={{
            height: height / pages.length,
            top: (Math.min(at, last) / pages.length) * height,
          }}
        />
      </i>
    </div>
  )
}

function paragraphs(text: string): ReaderBlock[] {
  return text.split('\n').map((line) => ({ type: 'text', text: line }))
}

/** Where the lines of all paragraphs lie. Lines of a paragraph are of one height. */
function linesIn(sheet: HTMLElement): TextLine[] {
  return [...sheet.children].flatMap((child) => {
    const { offsetTop, offsetHeight, className } = child as HTMLElement
    const line = Number.parseFloat(getComputedStyle(child).lineHeight) || offsetHeight
    const count = Math.max(1, Math.round(offsetHeight / line))
    return Array.from({ length: count }, (_, index) => ({
      top: offsetTop + (index * offsetHeight) / count,
      bottom: offsetTop + ((index + 1) * offsetHeight) / count,
      heading: className.includes('heading'),
    }))
  })
}

const isSame = (a: readonly TextPage[], b: readonly TextPage[]) =>
  a.length === b.length &&
  a.every(({ top, bottom }, at) => top === b[at]?.top && bottom === b[at]?.bottom)
