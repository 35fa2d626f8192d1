import { type ReactNode, useEffect, useState } from 'react'
import { useSpoken } from '../components/stage/spoken'
import { FocusContext, useBack, useFocus, useScope } from '../remote/use-remote'

/**
 * One screen: it takes the focus on entry, keeps it, answers Back, and says what it is: its heading, and
 * whatever stands in it for what is not there (`data-said`).
 * @param name also its focus key
 * @param first focus key of what has the focus on entry, when it is not the first thing there
 */
export function Screen(props: {
  name: string
  first?: string | undefined
  /** What it is called, where it has no heading. */
  label?: string
  /** An overlay lies over another screen, which stays as it is beneath. */
  layer?: 'screen' | 'overlay'
  onBack: () => void
  children: ReactNode
}) {
  const layer = props.layer ?? 'screen'
  const { ref, focusKey } = useScope<HTMLElement>(props.name, layer, props.first)
  useBack(props.onBack, layer)
  // Whatever a render took away (a button, a list), focus does not go with it.
  const { keepFocus } = useFocus()
  useEffect(keepFocus)
  const [said, setSaid] = useState('')
  useEffect(() => setSaid(saidIn(ref.current, props.label)))
  useSpoken(said, layer)
  return (
    <FocusContext.Provider value={focusKey}>
      <main ref={ref} aria-label={said || undefined} className={`screen ${layer} ${props.name}`}>
        {props.children}
      </main>
    </FocusContext.Provider>
  )
}

function saidIn(screen: HTMLElement | null, label: string | undefined): string {
  const heading = label ?? screen?.querySelector('h1')?.textContent ?? ''
  const others = [...(screen?.querySelectorAll('[data-said] > *') ?? [])]
  return [heading, ...others.map((one) => one.textContent ?? '')]
    .map((text) => text.trim())
    .filter(Boolean)
    .join('. ')
}
