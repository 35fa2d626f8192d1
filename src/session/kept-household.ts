// The household on the disk, parsed like an answer of Webex. It is one record for all servers that
// this television was ever set up for, so that no two people ever get the same id; those of other
// servers are kept as they are and seen by nobody.

import * as v from 'valibot'
import { afterEvent, EMPTY, type Household, MOST_PEOPLE, type Resident } from './household'
import { KeptPerson } from './kept'

/** Nobody adds as many people to a television; beyond it a number and the next one are the same. */
const LARGEST_ID = 1_000_000_000
/** Of all servers that a television was ever set up for. */
const MOST_KEPT = 64
/** Realms are an id and two addresses; what is longer is none of ours. */
const LONGEST = 8192

const Id = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(LARGEST_ID))

const KeptResident = v.object({
  id: Id,
  /** Its namespace; the name on the disk is older. */
  realm: v.pipe(v.string(), v.maxLength(LONGEST)),
  at: v.picklist(['new', 'in', 'ended']),
  colour: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_PEOPLE - 1)),
  person: v.fallback(v.optional(KeptPerson), undefined),
})

type KeptResident = v.InferOutput<typeof KeptResident>

const Kept = v.object({
  next: v.fallback(v.optional(Id), undefined),
  people: v.array(v.unknown()),
  current: v.fallback(v.optional(Id), undefined),
  before: v.fallback(v.optional(Id), undefined),
  ask: v.fallback(v.boolean(), false),
  gone: v.fallback(v.array(v.unknown()), []),
})

/** Those of other servers, to be written again as they were. */
export type Elsewhere = readonly KeptResident[]

/**
 * Reads a household; an empty one when there is none or it cannot be read. A resident who cannot be
 * read is left out.
 * @param namespace names the servers and the client
 */
export function keptHousehold(
  value: unknown,
  namespace: string,
): { household: Household; elsewhere: Elsewhere } {
  const parsed = v.safeParse(Kept, value)
  if (!parsed.success) return { household: EMPTY, elsewhere: [] }
  const { current, before, ask } = parsed.output
  const all = residentsIn(parsed.output.people)
  const gone = parsed.output.gone.slice(0, MOST_KEPT).filter((id): id is number => v.is(Id, id))
  const taken = [...all, ...gone.map((id) => ({ id }))]
  if (parsed.output.next === undefined && taken.length === 0)
    return { household: EMPTY, elsewhere: [] }
  const next = Math.max(
    parsed.output.next ?? 1,
    ...(parsed.output.next === undefined ? taken : all).map(({ id }) => id + 1),
  )
  const people = all
    .filter((one) => one.realm === namespace)
    .slice(0, MOST_PEOPLE)
    .map(({ realm: _, ...one }) => one)
  const [first] = people
  if (!first) {
    const begun = afterEvent({ ...EMPTY, people: [], next, ask, gone }, { was: 'added' })
    return { household: begun, elsewhere: all }
  }
  const isHere = (id?: number) => people.some((one) => one.id === id)
  const household: Household = {
    next,
    people: people as Resident[],
    current: current !== undefined && isHere(current) ? current : first.id,
    ...(isHere(before) && { before }),
    ask,
    gone: gone.filter((id) => !all.some((one) => one.id === id)),
  }
  return { household, elsewhere: all.filter((one) => one.realm !== namespace) }
}

/** Those who can be read, of each id the first; more than fit here are nobody. */
function residentsIn(people: readonly unknown[]): KeptResident[] {
  const found = new Map<number, KeptResident>()
  for (const one of people.slice(0, MOST_KEPT)) {
    const resident = v.safeParse(KeptResident, one)
    if (resident.success && !found.has(resident.output.id))
      found.set(resident.output.id, resident.output)
  }
  return [...found.values()]
}

/** What is written for it. */
export function toKept(household: Household, elsewhere: Elsewhere, namespace: string): object {
  const here = household.people.map((one) => ({ ...one, realm: namespace }))
  return { ...household, people: [...elsewhere, ...here] }
}
