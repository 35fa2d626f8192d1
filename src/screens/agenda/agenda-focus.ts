import type { Focus } from '../../remote/focus/focus'

/** The focus keys of the buttons that lead away from the agenda. Whoever has gone to one of them stays there. */
export const ELSEWHERE = {
  recordings: 'agenda-recordings',
  settings: 'agenda-settings',
  account: 'agenda-account',
}

/** Focuses what has just appeared on the agenda, unless the viewer has gone to a button of ELSEWHERE. */
export function focusUnlessMoved({ focusedKey, focusIn }: Focus, key: string) {
  if (!Object.values(ELSEWHERE).includes(focusedKey())) focusIn('agenda', key)
}
