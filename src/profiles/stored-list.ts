// The list of profiles on the disk, parsed like an answer of Webex. It is one record for all servers that
// this television was ever set up for, so that no two people ever get the same id; those of other
// servers are kept as they are and seen by nobody.

import * as v from 'valibot'
import { StoredPerson } from '../session/stored'
import { EMPTY, listAfterEvent, MOST_PROFILES, type Profile, type ProfileList } from './list'

/** Nobody adds as many people to a television; beyond it a number and the next one are the same. */
const LARGEST_ID = 1_000_000_000
/** Of all servers that a television was ever set up for. */
const MOST_STORED = 64
/** A namespace is an id and two addresses; what is longer is none of ours. */
const LONGEST = 8192

const Id = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LARGEST_ID))

const StoredProfile = v.object({
  id: Id,
  /** Its namespace; the name on the disk is older. */
  realm: v.pipe(v.string(), v.maxLength(LONGEST)),
  /** Its status. */
  at: v.picklist(['new', 'in', 'ended']),
  colour: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_PROFILES - 1)),
  person: v.fallback(v.optional(StoredPerson), undefined),
})

type StoredProfile = v.InferOutput<typeof StoredProfile>

const StoredList = v.object({
  next: v.fallback(v.optional(Id), undefined),
  people: v.array(v.unknown()),
  current: v.fallback(v.optional(Id), undefined),
  before: v.fallback(v.optional(Id), undefined),
  ask: v.fallback(v.boolean(), false),
  gone: v.fallback(v.array(v.unknown()), []),
})

/** Those of other servers, to be written again as they were. */
export type Elsewhere = readonly StoredProfile[]

/**
 * Parses a stored list; an empty one when there is none or it cannot be read. A profile that cannot be
 * read is left out.
 * @param namespace names the servers and the client
 * @returns the profiles of these servers, and `elsewhere` those of others
 */
export function storedList(
  value: unknown,
  namespace: string,
): { list: ProfileList; elsewhere: Elsewhere } {
  const parsed = v.safeParse(StoredList, value)
  if (!parsed.success) return { list: EMPTY, elsewhere: [] }
  const { current, before, ask } = parsed.output
  const all = profilesIn(parsed.output.people)
  const gone = parsed.output.gone.slice(0, MOST_STORED).filter((id): id is number => v.is(Id, id))
  const taken = [...all, ...gone.map((id) => ({ id }))]
  if (parsed.output.next === undefined && taken.length === 0) return { list: EMPTY, elsewhere: [] }
  const next = Math.max(
    parsed.output.next ?? 1,
    ...(parsed.output.next === undefined ? taken : all).map(({ id }) => id + 1),
  )
  const people = all
    .filter((one) => one.realm === namespace)
    .slice(0, MOST_PROFILES)
    .map(fromStored)
  const [first] = people
  if (!first) {
    const begun = listAfterEvent(
      { ...EMPTY, people: [], next, ask, gone },
      { type: 'adding_started' },
    )
    return { list: begun, elsewhere: all }
  }
  const isHere = (id?: number) => people.some((one) => one.id === id)
  const list: ProfileList = {
    next,
    people,
    current: current !== undefined && isHere(current) ? current : first.id,
    ...(isHere(before) && { before }),
    ask,
    gone: gone.filter((id) => !all.some((one) => one.id === id)),
  }
  return { list, elsewhere: all.filter((one) => one.realm !== namespace) }
}

/** Those who can be read, of each id the first; more than fit here are nobody. */
function profilesIn(people: readonly unknown[]): StoredProfile[] {
  const found = new Map<number, StoredProfile>()
  for (const one of people.slice(0, MOST_STORED)) {
    const profile = v.safeParse(StoredProfile, one)
    if (profile.success && !found.has(profile.output.id))
      found.set(profile.output.id, profile.output)
  }
  return [...found.values()]
}

function fromStored({ realm: _, at, person, ...one }: StoredProfile): Profile {
  return { ...one, status: at === 'in' ? 'signed_in' : at, ...(person && { person }) }
}

/**
 * The record that is stored for a list; `storedList` reads it.
 * @param elsewhere profiles of other servers, written back unchanged
 * @param namespace names this server and client; stored as `realm` with each profile, whose `status` is stored as `at`
 */
export function toStored(list: ProfileList, elsewhere: Elsewhere, namespace: string): object {
  const here = list.people.map(({ status, ...one }) => ({
    ...one,
    at: status === 'signed_in' ? 'in' : status,
    realm: namespace,
  }))
  return { ...list, people: [...elsewhere, ...here] }
}
