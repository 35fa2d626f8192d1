// The household on the disk, judged like an answer from the wire. It is one record for all servers that
// this television was ever set up for, so that no two people ever get the same id; those of other
// servers are kept as they are and seen by nobody.

import * as v from 'valibot'
import { afterEvent, EMPTY, type Household, MOST_PEOPLE, type Resident } from './household'
import { KeptPerson } from './kept'

const Id = v.pipe(v.number(), v.integer(), v.minValue(1))

const KeptResident = v.object({
  id: Id,
  realm: v.string(),
  at: v.picklist(['new', 'in', 'ended']),
  colour: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MOST_PEOPLE - 1)),
  person: v.fallback(v.optional(KeptPerson), undefined),
})

type KeptResident = v.InferOutput<typeof KeptResident>

const Kept = v.object({
  next: Id,
  people: v.array(v.unknown()),
  current: v.fallback(v.optional(Id), undefined),
  before: v.fallback(v.optional(Id), undefined),
  ask: v.fallback(v.boolean(), false),
  gone: v.fallback(v.array(Id), []),
})

/** Those of other servers, to be written again as they were. */
export type Elsewhere = readonly KeptResident[]

/**
 * Reads a household; an empty one when there is none or it cannot be read. A resident who cannot be
 * read is left out.
 * @param realm names the servers and the client
 */
export function keptHousehold(
  value: unknown,
  realm: string,
): { household: Household; elsewhere: Elsewhere } {
  const judged = v.safeParse(Kept, value)
  if (!judged.success) return { household: EMPTY, elsewhere: [] }
  const { current, before, ask, gone } = judged.output
  const all = judged.output.people.flatMap((one) => {
    const resident = v.safeParse(KeptResident, one)
    return resident.success ? [resident.output] : []
  })
  const people = all.filter((one) => one.realm === realm).map(({ realm: _, ...one }) => one)
  const next = Math.max(judged.output.next, ...all.map(({ id }) => id + 1))
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
  return { household, elsewhere: all.filter((one) => one.realm !== realm) }
}

/** What is written for it. */
export function toKept(household: Household, elsewhere: Elsewhere, realm: string): object {
  const here = household.people.map((one) => ({ ...one, realm }))
  return { ...household, people: [...elsewhere, ...here] }
}
