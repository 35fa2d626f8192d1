import type { ReactNode } from 'react'
import { FocusContext, useBack, useScope } from '../../remote/use-remote'
import { useSpoken } from '../stage/spoken'
import './Dialog.css'

/**
 * A question over the screen. It owns the remote while it is open; Back closes it; its first button
 * has the focus, so put the harmless answer first.
 */
export function Dialog(props: {
  title: string
  text?: string | undefined
  onClose: () => void
  children: ReactNode
}) {
  const { ref, focusKey } = useScope<HTMLDivElement>('dialog', 'dialog')
  useBack(props.onClose, 'dialog')
  useSpoken([props.title, props.text].filter(Boolean).join('. '), 'dialog')
  return (
    <FocusContext.Provider value={focusKey}>
      <div className="dialog-shade">
        <div ref={ref} className="dialog" role="alertdialog" aria-label={props.title}>
          <h2 className="dialog-title">
            <bdi>{props.title}</bdi>
          </h2>
          {props.text && <p className="dialog-text">{props.text}</p>}
          <div className="dialog-buttons">{props.children}</div>
        </div>
      </div>
    </FocusContext.Provider>
  )
}
