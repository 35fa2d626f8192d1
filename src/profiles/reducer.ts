// Everything that one window decides about profiles, as a pure reducer: what becomes of the list (list.ts), whether the
// chooser is open, and what the screens see. runner.ts applies it, stores the list, and deletes what belongs to
// profiles that are gone.

import { isSameContent } from '../store'
import {
  known,
  type ListEvent,
  listAfterEvent,
  mergedList,
  type Profile,
  type ProfileList,
  pendingProfile,
  profileOf,
} from './list'

export type ProfileEvent =
  | ListEvent
  /** The list on the disk was read, which another window may have changed. */
  | { type: 'list_read'; list: ProfileList }
  /** That somebody was recognized was shown long enough. */
  | { type: 'recognized_shown' }

/** What one window knows: the list, and what is not stored. */
export interface ProfilesData {
  list: ProfileList
  /** Whether the viewer is asked who is watching, before anybody is chosen. */
  isChooserOpen: boolean
  /** The id of the profile whose person signed in once more, until that was shown. */
  recognizedId?: number
}

/**
 * What a window knows at its start; the chooser is open where the viewer wants to be asked.
 * @param returning the id of the profile whose sign-in in the browser this window comes back from
 */
export function initialData(list: ProfileList, returning?: number): ProfilesData {
  if (returning !== undefined && profileOf(list, returning))
    return { list: { ...list, current: returning }, isChooserOpen: false }
  const isChooserOpen = list.ask && known(list).length > 1 && !pendingProfile(list)
  return { list, isChooserOpen }
}

/** What a window knows after an event; the same object when the event changes nothing. */
export function afterEvent(data: ProfilesData, event: ProfileEvent): ProfilesData {
  const next = dataAfter(data, event)
  return isSameContent(next, data) ? data : next
}

function dataAfter(data: ProfilesData, event: ProfileEvent): ProfilesData {
  const { recognizedId: _, ...unrecognized } = data
  switch (event.type) {
    case 'list_read':
      return { ...data, list: mergedList(data.list, event.list) }
    case 'recognized_shown':
      return unrecognized
    case 'sign_in_left': {
      const { back } = stateOf(data)
      if (!back) return data
      return { ...data, list: listAfterEvent(data.list, event), isChooserOpen: back === 'people' }
    }
    case 'adding_started':
    case 'profile_chosen':
      return { ...data, list: listAfterEvent(data.list, event), isChooserOpen: false }
    case 'signed_out': {
      const isAnother = !data.isChooserOpen && data.list.current !== event.id
      const isChooserOpen = !isAnother && known(data.list).length > 2
      return { ...data, list: listAfterEvent(data.list, event), isChooserOpen }
    }
    case 'person_recognized':
      return { ...data, list: listAfterEvent(data.list, event), recognizedId: event.into }
    case 'person_replaced':
      return { ...unrecognized, list: listAfterEvent(data.list, event) }
    default:
      return { ...data, list: listAfterEvent(data.list, event) }
  }
}

/** What the screens see. */
export interface ProfilesState {
  /** Those who can be chosen. */
  people: readonly Profile[]
  /** The current profile; one that signs in for the first time is not among `people`. */
  current: Profile
  /** The id of the one offered first: not the current one, unless nobody is chosen yet. */
  first: number
  /** Whether to ask at each start who is watching. */
  ask: boolean
  /** Whether the chooser is open because nobody is chosen yet. */
  isChooserOpen: boolean
  /** Who signed in once more and had a profile already; until the viewer was told. */
  recognized?: Profile
  /** Where the way back from signing in leads: to somebody, or to the choice; undefined: nowhere. */
  back?: Profile | 'people'
}

/** What the screens need: who can be chosen, who is current or offered first, and where Back leads from a sign-in. */
export function stateOf({ list, isChooserOpen, recognizedId }: ProfilesData): ProfilesState {
  const { ask, before } = list
  const people = known(list)
  const current = profileOf(list, list.current) ?? (list.people[0] as Profile)
  const other =
    people.find(({ id }) => id === before && id !== current.id) ??
    people.find(({ id }) => id !== current.id)
  const first = (isChooserOpen ? current : (other ?? current)).id
  const isEnded = current.status === 'ended'
  const back = other && (isEnded || (ask && people.length > 1) ? 'people' : other)
  const isSignedIn = current.status === 'signed_in'
  const recognized = current.id === recognizedId && !isChooserOpen ? current : undefined
  return {
    people,
    current,
    first,
    ask,
    isChooserOpen,
    ...(recognized && { recognized }),
    ...(back && !isSignedIn && { back }),
  }
}
