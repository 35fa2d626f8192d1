import type { ReactNode } from 'react'
import { type TargetOptions, useTarget } from '../../remote/use-remote'
import './Button.css'

/** Something to press. `label` is what a voice guide says when it is not the text itself. */
export function Button(props: {
  children: ReactNode
  onPress: () => void
  focusKey?: string | undefined
  label?: string | undefined
  onArrow?: TargetOptions['onArrow'] | undefined
}) {
  const { ref, focused, pointer } = useTarget<HTMLButtonElement>(props)
  return (
    <button
      ref={ref}
      type="button"
      tabIndex={-1}
      className={focused ? 'button focused' : 'button'}
      aria-label={props.label}
      {...pointer}
    >
      {props.children}
    </button>
  )
}
