// What a meeting is called on this television: by its title, or "Busy" where others may look on, until
// whoever holds the remote asks for the titles.

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react'
import { useNow } from '../components/time/use-now'
import { t } from '../i18n/i18n'
import type { Meeting } from '../meetings/meeting'
import { useServices } from './services'

export type TitleOf = (meeting: Pick<Meeting, 'title'>) => string

/** How long titles stay once they were asked for. */
const SHOWN_MS = 60_000

const Context = createContext({ hidden: false, reveal() {} })

/** Knows whether titles are hidden, for all that is inside. */
export function Titles({ children }: { children: ReactNode }) {
  const { clock, chosen } = useServices()
  const now = useNow(clock, 1000)
  const [until, setUntil] = useState(0)
  // A clock that was set back must not show them for hours.
  const asked = now < until && until - now <= SHOWN_MS
  const hidden = chosen.privacy && !asked
  const titles = useMemo(
    () => ({ hidden, reveal: () => setUntil(clock.now() + SHOWN_MS) }),
    [hidden, clock],
  )
  return <Context.Provider value={titles}>{children}</Context.Provider>
}

/** Whether titles, and whatever tells as much as they do, are hidden. */
export function useTitlesHidden(): boolean {
  return useContext(Context).hidden
}

/**
 * Gives the name to show for a meeting, "Busy" while titles are hidden. It is another function once they are hidden or
 * shown, or in another language, so that it can be a dependency.
 */
export function useTitleOf(): TitleOf {
  const hidden = useTitlesHidden()
  const { language } = useServices().chosen
  // biome-ignore lint/correctness/useExhaustiveDependencies: in another language they have other names
  return useCallback(
    ({ title }) => (hidden ? t('agenda.busy') : title || t('agenda.untitled')),
    [hidden, language],
  )
}

/** Shows the titles for a minute; undefined while they are shown anyway. */
export function useReveal(): (() => void) | undefined {
  const { hidden, reveal } = useContext(Context)
  return hidden ? reveal : undefined
}
