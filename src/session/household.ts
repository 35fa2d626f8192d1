// Who uses this television: the people who have signed in on it, whose turn it is, and who is just
// arriving. A table of what happened and what follows. Pure: src/house.ts keeps it on the disk, and
// empties the places of those who are gone.

import type { Person } from '../webex/people'

export interface Resident {
  /** Names this person's place on the disk. Counts up and is never given twice. */
  id: number
  /** new: signs in for the first time; ended: has to sign in again, all but the account is there. */
  at: 'new' | 'in' | 'ended'
  /** 0 to 7: which of the colours; nobody else's while there are others left. */
  colour: number
  /** As Webex last said; undefined when it may not say. */
  person?: Person
}

export interface Household {
  /** The id of whoever comes next. */
  next: number
  /** In the order in which they came. Never empty: without anybody, somebody new signs in. */
  people: readonly Resident[]
  /** Whose turn it is. */
  current: number
  /** Whose turn it was before; the first to be offered. */
  before?: number
  /** Whether to ask at each start who is watching. */
  ask: boolean
  /** Whose places are to be deleted. */
  gone: readonly number[]
}

export type HouseholdEvent =
  /** Somebody more wants to sign in. */
  | { was: 'added' }
  /** Whoever was about to sign in for the first time will not. */
  | { was: 'cancelled' }
  | { was: 'chosen'; id: number }
  | { was: 'signed-in'; id: number; person?: Person }
  /** Webex ended the session of somebody who was signed in. */
  | { was: 'ended'; id: number }
  | { was: 'signed-out'; id: number }
  /** Who signed in at `id` turned out to live at `into`. */
  | { was: 'recognized'; id: number; into: number }
  /** Somebody else than before signed in at `id`, and gets a place of their own. */
  | { was: 'replaced'; id: number }
  | { was: 'ask-chosen'; ask: boolean }
  /** The places of these are deleted. */
  | { was: 'swept'; ids: readonly number[] }

/** More than a family; what fits on the screen at once. */
export const MOST_PEOPLE = 8

/** A television on which nobody has signed in yet. */
export const EMPTY: Household = arrival({ next: 1, people: [], current: 1, ask: false, gone: [] })

export function afterEvent(household: Household, event: HouseholdEvent): Household {
  const { people, current } = household
  switch (event.was) {
    case 'added': {
      // Somebody who is about to sign in, in another window perhaps, is that one more.
      const { id } = newcomer(household) ?? {}
      if (id === current) return household
      if (id !== undefined) return { ...household, current: id, before: current }
      return people.length >= MOST_PEOPLE ? household : arrival(household)
    }
    case 'cancelled':
      return people.length > 1 ? withoutNewcomer(household) : household
    case 'chosen': {
      if (event.id === current || !residentOf(household, event.id)) return household
      const left = withoutNewcomer(household)
      const before = residentOf(left, current) ? current : left.before
      return { ...left, current: event.id, before }
    }
    case 'signed-in':
      return changed(household, event.id, ({ person, ...one }) => ({
        ...one,
        at: 'in',
        ...((event.person ?? person) && { person: event.person ?? person }),
      }))
    case 'ended':
      return changed(household, event.id, (one) =>
        one.at === 'in' ? { ...one, at: 'ended' } : one,
      )
    case 'signed-out':
      return without(household, event.id)
    case 'recognized': {
      const known = changed(household, event.into, (one) => ({ ...one, at: 'in' }))
      return { ...withoutNewcomer(known), current: event.into }
    }
    case 'replaced': {
      if (!residentOf(household, event.id)) return household
      const { next, people: all, current: id } = arrival(household)
      const other = all[all.length - 1] as Resident
      return {
        ...household,
        next,
        people: people.map((one) => (one.id === event.id ? other : one)),
        current: id,
        gone: [...household.gone, event.id],
      }
    }
    case 'ask-chosen':
      return event.ask === household.ask ? household : { ...household, ask: event.ask }
    case 'swept':
      if (event.ids.length === 0) return household
      return { ...household, gone: household.gone.filter((id) => !event.ids.includes(id)) }
  }
}

export function residentOf({ people }: Household, id: number): Resident | undefined {
  return people.find((one) => one.id === id)
}

/** Whoever is about to sign in for the first time, beside others or alone. */
export function newcomer({ people }: Household): Resident | undefined {
  return people.find(({ at }) => at === 'new')
}

/** Those who can be chosen. */
export function known({ people }: Household): Resident[] {
  return people.filter(({ at }) => at !== 'new')
}

/** Who already lives here under this name at Webex, at another place than `id`. */
export function twinOf({ people }: Household, id: number, person: Person): Resident | undefined {
  return people.find((one) => one.id !== id && one.person?.id === person.id)
}

function changed(household: Household, id: number, change: (one: Resident) => Resident): Household {
  const people = household.people.map((one) => {
    const next = one.id === id ? change(one) : one
    // Plain data, and little of it; the same content must stay the same object.
    return JSON.stringify(next) === JSON.stringify(one) ? one : next
  })
  return people.every((one, n) => one === household.people[n])
    ? household
    : { ...household, people }
}

/** Somebody comes, and it is their turn. */
function arrival(household: Omit<Household, 'before'> & { before?: number }): Household {
  const { next, people, current } = household
  const taken = people.map(({ colour }) => colour)
  const free = [...Array(MOST_PEOPLE).keys()].find((colour) => !taken.includes(colour)) ?? 0
  return {
    ...household,
    next: next + 1,
    people: [...people, { id: next, at: 'new', colour: free }],
    current: next,
    ...(people.length > 0 && { before: current }),
  }
}

function withoutNewcomer(household: Household): Household {
  const { id } = newcomer(household) ?? {}
  return id === undefined ? household : without(household, id)
}

/** Somebody goes; if it was their turn, it is that of who had it before. */
function without(household: Household, id: number): Household {
  if (!residentOf(household, id)) return household
  const { before: last, ...rest } = household
  const people = household.people.filter((one) => one.id !== id)
  const left = { ...rest, people, gone: [...household.gone, id] }
  const before = people.find((one) => one.id === last) ?? known(left)[0] ?? people[0]
  if (household.current !== id) return { ...left, ...(before?.id === last && { before: last }) }
  if (!before) return arrival(left)
  return { ...left, current: before.id }
}

/** What the screens see of a household. */
export interface PeopleState {
  /** Those who can be chosen. */
  people: readonly Resident[]
  /** Whose turn it is; somebody who signs in for the first time is not among `people`. */
  current: Resident
  /** Who is offered first: not whose turn it is, unless nobody is chosen yet. */
  first: number
  ask: boolean
  /** Nobody's turn until somebody is chosen. */
  asking: boolean
  /** Whoever signed in anew, and was on this television before; until it was seen. */
  twin?: Resident
  /** Where the way back from signing in leads: to somebody, or to the choice; undefined: nowhere. */
  back?: Resident | 'people'
}

/**
 * @param asking whether nobody is chosen yet
 * @param twinId who signed in anew, and was on this television before
 */
export function stateOf(household: Household, asking: boolean, twinId?: number): PeopleState {
  const { ask, before } = household
  const people = known(household)
  const current = residentOf(household, household.current) ?? (household.people[0] as Resident)
  const other =
    people.find(({ id }) => id === before && id !== current.id) ??
    people.find(({ id }) => id !== current.id)
  const first = (asking ? current : (other ?? current)).id
  const back = other && (current.at === 'ended' || (ask && people.length > 1) ? 'people' : other)
  const isSignedIn = current.at === 'in'
  const twin = current.id === twinId && !asking ? current : undefined
  return {
    people,
    current,
    first,
    ask,
    asking,
    ...(twin && { twin }),
    ...(back && !isSignedIn && { back }),
  }
}
