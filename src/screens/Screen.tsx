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
  /** An overlay lies over another screen, which stays as it is beneath. */
  layer?: 'screen' | 'overlay'
  onBack: () => void
  children: ReactNode
}) {
  const layer = props.layer ?? 'screen'
  const { ref, focusKey } = useScope<HTMLElement>(props.name, layer, props.first)
  useBack(props.onBack, layer)
  // Whatever a render took away (a button, a list), focus does not go with it.
  useEffect(keepFocus)
  return (
    <FocusContext.Provider value={focusKey}>
      <main ref={ref} className={`screen ${layer} ${props.name}`}>
        {props.children}
      </main>
    </FocusContext.Provider>
  )
}
