// The list of profiles, and what becomes of it, as a pure reducer: who has signed in on this television, which
// profile is current, which one is being added, and whose databases are to be deleted.

import { isSameContent } from '../store'
import type { Person } from '../webex/sign-in/people'

export interface Profile {
  /** Names the profile's database. Counts up and is never given twice. */
  id: number
  /** new: signs in for the first time; ended: has to sign in again, all but the account is there. */
  status: 'new' | 'signed_in' | 'ended'
  /** 0 to 7: which of the colours; nobody else's while there are others left. */
  colour: number
  /** As Webex last said; undefined when it may not say. */
  person?: Person | undefined
}

export interface ProfileList {
  /** The id of the next profile. */
  next: number
  /** In the order in which they were added. Never empty: without profiles, a new one signs in. */
  people: readonly Profile[]
  /** The id of the current profile. */
  current: number
  /** The id of the one before; the first to be offered. */
  before?: number | undefined
  /** Whether to ask at each start who is watching. */
  ask: boolean
  /** Whose databases are to be deleted. */
  gone: readonly number[]
}

/** What changes the list, in this window and on the disk. */
export type ListEvent =
  /** A further person wants to sign in. */
  | { type: 'adding_started' }
  /** The viewer went back from a sign-in; a profile that was to be added is dropped. */
  | { type: 'sign_in_left' }
  /** The viewer switched to this profile. */
  | { type: 'profile_chosen'; id: number }
  | { type: 'signed_in'; id: number; person?: Person | undefined }
  /** Webex no longer accepts the tokens of this profile. */
  | { type: 'session_ended'; id: number }
  /** The storage of this profile answered, and has no tokens. */
  | { type: 'tokens_missing'; id: number }
  | { type: 'signed_out'; id: number }
  /** Who signed in at `id` has the profile `into` already. */
  | { type: 'person_recognized'; id: number; into: number }
  /** Another person than before signed in at `id`, and gets a profile of their own. */
  | { type: 'person_replaced'; id: number }
  | { type: 'ask_at_start_chosen'; ask: boolean }
  /** The databases of these are deleted. */
  | { type: 'databases_deleted'; ids: readonly number[] }

/** More than a family; what fits on the screen at once. */
export const MOST_PROFILES = 8

/** A television on which nobody has signed in yet. */
export const EMPTY: ProfileList = addProfile({
  next: 1,
  people: [],
  current: 1,
  ask: false,
  gone: [],
})

/** The list after an event; the same object when the event changes nothing. */
export function listAfterEvent(list: ProfileList, event: ListEvent): ProfileList {
  switch (event.type) {
    case 'adding_started':
      return startAdding(list)
    case 'sign_in_left':
      return list.people.length > 1 ? removePending(list) : list
    case 'profile_chosen':
      return chooseProfile(list, event.id)
    case 'signed_in':
      return changed(list, event.id, ({ person, ...one }) => ({
        ...one,
        status: 'signed_in',
        ...((event.person ?? person) && { person: event.person ?? person }),
      }))
    case 'session_ended':
    case 'tokens_missing':
      return changed(list, event.id, (one) =>
        one.status === 'signed_in' ? { ...one, status: 'ended' } : one,
      )
    case 'signed_out':
      return removeProfile(list, event.id)
    case 'person_recognized': {
      const known = changed(list, event.into, (one) => ({ ...one, status: 'signed_in' }))
      return { ...removePending(known), current: event.into }
    }
    case 'person_replaced':
      return replaceProfile(list, event.id)
    case 'ask_at_start_chosen':
      return event.ask === list.ask ? list : { ...list, ask: event.ask }
    case 'databases_deleted':
      if (event.ids.length === 0) return list
      return { ...list, gone: list.gone.filter((id) => !event.ids.includes(id)) }
  }
}

/** Makes the one profile that is about to sign in the current one; adds it, unless the television is full. */
function startAdding(list: ProfileList): ProfileList {
  const { people, current } = list
  // Somebody who is about to sign in, in another window perhaps, is that one more.
  const { id } = pendingProfile(list) ?? {}
  if (id === current) return list
  if (id !== undefined) return { ...list, current: id, before: current }
  return people.length >= MOST_PROFILES ? list : addProfile(list)
}

/** Makes a profile the current one, and removes one that was about to sign in. */
function chooseProfile(list: ProfileList, id: number): ProfileList {
  const { current } = list
  if (id === current || !profileOf(list, id)) return list
  const left = removePending(list)
  const before = profileOf(left, current) ? current : left.before
  return { ...left, current: id, ...(before !== undefined && { before }) }
}

/** The list of another window, except that the current profile is each window's own, where it is still there. */
export function mergedList(mine: ProfileList, theirs: ProfileList): ProfileList {
  const { current, before, ...rest } = theirs
  const isThere = (id: number | undefined) => rest.people.some((one) => one.id === id)
  const last = isThere(mine.before) ? mine.before : before
  return {
    ...rest,
    current: isThere(mine.current) ? mine.current : current,
    ...(last !== undefined && { before: last }),
  }
}

/** The profile with this id. */
export function profileOf({ people }: ProfileList, id: number): Profile | undefined {
  return people.find((one) => one.id === id)
}

/** The profile that is about to sign in for the first time, beside others or alone. */
export function pendingProfile({ people }: ProfileList): Profile | undefined {
  return people.find(({ status }) => status === 'new')
}

/** Those who can be chosen. */
export function known({ people }: ProfileList): Profile[] {
  return people.filter(({ status }) => status !== 'new')
}

/** The profile of the same Webex person, other than `id`. */
export function findByPersonId(
  { people }: ProfileList,
  id: number,
  person: Person,
): Profile | undefined {
  return people.find((one) => one.id !== id && one.person?.id === person.id)
}

function changed(list: ProfileList, id: number, change: (one: Profile) => Profile): ProfileList {
  const people = list.people.map((one) => {
    const next = one.id === id ? change(one) : one
    return isSameContent(next, one) ? one : next
  })
  return people.every((one, n) => one === list.people[n]) ? list : { ...list, people }
}

/** Adds a profile that is to sign in, and makes it the current one. */
function addProfile(list: ProfileList): ProfileList {
  const { next, people, current } = list
  const taken = people.map(({ colour }) => colour)
  const free = [...Array(MOST_PROFILES).keys()].find((colour) => !taken.includes(colour)) ?? 0
  return {
    ...list,
    next: next + 1,
    people: [...people, { id: next, status: 'new', colour: free }],
    current: next,
    ...(people.length > 0 && { before: current }),
  }
}

/** Puts a new profile in the place of one whose database is to be deleted. */
function replaceProfile(list: ProfileList, id: number): ProfileList {
  if (!profileOf(list, id)) return list
  const { next, people, current } = addProfile(list)
  const added = people[people.length - 1] as Profile
  return {
    ...list,
    next,
    people: list.people.map((one) => (one.id === id ? added : one)),
    current,
    gone: [...list.gone, id],
  }
}

function removePending(list: ProfileList): ProfileList {
  const { id } = pendingProfile(list) ?? {}
  return id === undefined ? list : removeProfile(list, id)
}

/** Removes a profile; if it was the current one, the one before it is current again. */
function removeProfile(list: ProfileList, id: number): ProfileList {
  if (!profileOf(list, id)) return list
  const { before: last, ...rest } = list
  const people = list.people.filter((one) => one.id !== id)
  const left = { ...rest, people, gone: [...list.gone, id] }
  const before = people.find((one) => one.id === last) ?? known(left)[0] ?? people[0]
  if (list.current !== id) return { ...left, ...(before?.id === last && { before: last }) }
  if (!before) return addProfile(left)
  return { ...left, current: before.id }
}
