import type { ReactNode } from 'react'
import { Mark } from '../pictures/Mark'
import './Notice.css'

/** A whole screen that says one thing: what happened, what to do, and a button that does it. */
export function Notice(props: {
  title: string
  text: string
  small?: string | undefined
  children: ReactNode
}) {
  return (
    <>
      <Mark />
      <div className="notice" role="alert">
        <h1 className="notice-title">
          <bdi>{props.title}</bdi>
        </h1>
        <p className="notice-text">{props.text}</p>
        {props.small && (
          <p className="notice-small">
            <bdi>{props.small}</bdi>
          </p>
        )}
        <div className="notice-buttons">{props.children}</div>
      </div>
    </>
  )
}
