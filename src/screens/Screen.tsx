import { type ReactNode, useEffect } from 'react'
import { keepFocus } from '../remote/focus'
import { FocusContext, useBack, useScope } from '../remote/use-remote'

/**
 * One screen: it takes the focus on entry, keeps it, and answers Back.
 * @param name also its focus key
 * @param first focus key of what has the focus on entry, when it is not the first thing there
 */
export function Screen(props: {
  name: string
  first?: string
  onBack: () => void
  children: ReactNode
}) {
  const { ref, focusKey } = useScope<HTMLElement>(props.name, props.first)
  useBack(props.onBack)
  // Whatever a render took away (a button, a list), focus does not go with it.
  useEffect(keepFocus)
  return (
    <FocusContext.Provider value={focusKey}>
      <main ref={ref} className={`screen ${props.name}`}>
        {props.children}
      </main>
    </FocusContext.Provider>
  )
}
