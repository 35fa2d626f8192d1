// The list of profiles as a pure reducer: who has signed in on this television, which profile is current,
// and which one is being added. runner.ts stores it, and deletes what belongs to those who are gone.

import type { Person } from '../webex/people'

export interface Profile {
  /** Names the profile's database. Counts up and is never given twice. */
  id: number
  /** new: signs in for the first time; ended: has to sign in again, all but the account is there. */
  at: 'new' | 'in' | 'ended'
  /** 0 to 7: which of the colours; nobody else's while there are others left. */
  colour: number
  /** As Webex last said; undefined when it may not say. */
  person?: Person
}

export interface ProfileList {
  /** The id of the next profile. */
  next: number
  /** In the order in which they were added. Never empty: without profiles, a new one signs in. */
  people: readonly Profile[]
  /** The id of the current profile. */
  current: number
  /** The id of the one before; the first to be offered. */
  before?: number
  /** Whether to ask at each start who is watching. */
  ask: boolean
  /** Whose databases are to be deleted. */
  gone: readonly number[]
}

export type ProfileEvent =
  /** A further person wants to sign in. */
  | { was: 'added' }
  /** Whoever was about to sign in for the first time will not. */
  | { was: 'cancelled' }
  | { was: 'chosen'; id: number }
  | { was: 'signed-in'; id: number; person?: Person }
  /** The sign-in of this profile is no longer valid, or was found missing; ignored when nobody was signed in. */
  | { was: 'ended'; id: number }
  | { was: 'signed-out'; id: number }
  /** Who signed in at `id` has the profile `into` already. */
  | { was: 'recognized'; id: number; into: number }
  /** Another person than before signed in at `id`, and gets a profile of their own. */
  | { was: 'replaced'; id: number }
  | { was: 'ask-chosen'; ask: boolean }
  /** The databases of these are deleted. */
  | { was: 'swept'; ids: readonly number[] }

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

export function afterEvent(list: ProfileList, event: ProfileEvent): ProfileList {
  const { people, current } = list
  switch (event.was) {
    case 'added': {
      // Somebody who is about to sign in, in another window perhaps, is that one more.
      const { id } = pendingProfile(list) ?? {}
      if (id === current) return list
      if (id !== undefined) return { ...list, current: id, before: current }
      return people.length >= MOST_PROFILES ? list : addProfile(list)
    }
    case 'cancelled':
      return people.length > 1 ? removePending(list) : list
    case 'chosen': {
      if (event.id === current || !profileOf(list, event.id)) return list
      const left = removePending(list)
      const before = profileOf(left, current) ? current : left.before
      return { ...left, current: event.id, before }
    }
    case 'signed-in':
      return changed(list, event.id, ({ person, ...one }) => ({
        ...one,
        at: 'in',
        ...((event.person ?? person) && { person: event.person ?? person }),
      }))
    case 'ended':
      return changed(list, event.id, (one) => (one.at === 'in' ? { ...one, at: 'ended' } : one))
    case 'signed-out':
      return removeProfile(list, event.id)
    case 'recognized': {
      const known = changed(list, event.into, (one) => ({ ...one, at: 'in' }))
      return { ...removePending(known), current: event.into }
    }
    case 'replaced': {
      if (!profileOf(list, event.id)) return list
      const { next, people: all, current: id } = addProfile(list)
      const other = all[all.length - 1] as Profile
      return {
        ...list,
        next,
        people: people.map((one) => (one.id === event.id ? other : one)),
        current: id,
        gone: [...list.gone, event.id],
      }
    }
    case 'ask-chosen':
      return event.ask === list.ask ? list : { ...list, ask: event.ask }
    case 'swept':
      if (event.ids.length === 0) return list
      return { ...list, gone: list.gone.filter((id) => !event.ids.includes(id)) }
  }
}

export function profileOf({ people }: ProfileList, id: number): Profile | undefined {
  return people.find((one) => one.id === id)
}

/** Whoever is about to sign in for the first time, beside others or alone. */
export function pendingProfile({ people }: ProfileList): Profile | undefined {
  return people.find(({ at }) => at === 'new')
}

/** Those who can be chosen. */
export function known({ people }: ProfileList): Profile[] {
  return people.filter(({ at }) => at !== 'new')
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
    // Plain data, and little of it; the same content must stay the same object.
    return JSON.stringify(next) === JSON.stringify(one) ? one : next
  })
  return people.every((one, n) => one === list.people[n]) ? list : { ...list, people }
}

/** Adds a profile that is to sign in, and makes it the current one. */
function addProfile(list: Omit<ProfileList, 'before'> & { before?: number }): ProfileList {
  const { next, people, current } = list
  const taken = people.map(({ colour }) => colour)
  const free = [...Array(MOST_PROFILES).keys()].find((colour) => !taken.includes(colour)) ?? 0
  return {
    ...list,
    next: next + 1,
    people: [...people, { id: next, at: 'new', colour: free }],
    current: next,
    ...(people.length > 0 && { before: current }),
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

/** What the screens see of the list. */
export interface ProfilesState {
  /** Those who can be chosen. */
  people: readonly Profile[]
  /** The current profile; one that signs in for the first time is not among `people`. */
  current: Profile
  /** The id of the one offered first: not the current one, unless nobody is chosen yet. */
  first: number
  ask: boolean
  /** Whether the chooser is open because nobody is chosen yet. */
  asking: boolean
  /** Who signed in once more and had a profile already; until the viewer was told. */
  recognized?: Profile
  /** Where the way back from signing in leads: to somebody, or to the choice; undefined: nowhere. */
  back?: Profile | 'people'
}

/**
 * @param asking whether nobody is chosen yet
 * @param recognizedId who signed in anew, and was on this television before
 */
export function stateOf(list: ProfileList, asking: boolean, recognizedId?: number): ProfilesState {
  const { ask, before } = list
  const people = known(list)
  const current = profileOf(list, list.current) ?? (list.people[0] as Profile)
  const other =
    people.find(({ id }) => id === before && id !== current.id) ??
    people.find(({ id }) => id !== current.id)
  const first = (asking ? current : (other ?? current)).id
  const back = other && (current.at === 'ended' || (ask && people.length > 1) ? 'people' : other)
  const isSignedIn = current.at === 'in'
  const recognized = current.id === recognizedId && !asking ? current : undefined
  return {
    people,
    current,
    first,
    ask,
    asking,
    ...(recognized && { recognized }),
    ...(back && !isSignedIn && { back }),
  }
}
