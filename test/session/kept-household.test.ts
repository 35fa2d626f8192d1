import { describe, expect, it } from 'vitest'
import { afterEvent, EMPTY, type Household } from '../../src/session/household'
import { keptHousehold, toKept } from '../../src/session/kept-household'

const ana = { id: 1, at: 'in', colour: 0, person: { id: 'p1', displayName: 'Ana' } } as const
const bob = { id: 2, at: 'ended', colour: 1, person: { id: 'p2', displayName: 'Bob' } } as const
const both: Household = { next: 3, people: [ana, bob], current: 2, before: 1, ask: true, gone: [7] }

const read = (value: unknown, namespace = 'here') =>
  keptHousehold(structuredClone(value), namespace)

describe('a kept household', () => {
  it('is read as it was written', () => {
    expect(read(toKept(both, [], 'here'))).toEqual({ household: both, elsewhere: [] })
  })

  it.each([undefined, null, 7, 'x', [], {}, { next: 0, people: [] }, { next: 2, people: 7 }])(
    'that is %j is an empty one',
    (value) => {
      expect(read(value).household).toBe(EMPTY)
    },
  )

  it('loses who cannot be read, and nobody else; their ids are not given again', () => {
    const kept = toKept(both, [], 'here') as { people: object[] }
    kept.people.push({ id: 9 }, 'x' as never, { ...bob, realm: 'here', id: 8, colour: 99 })
    kept.people.push({ ...bob, realm: 'here', id: 6, person: { displayName: 7 } })
    const { household } = read(kept)
    expect(household.people.map(({ id }) => id)).toEqual([1, 2, 6])
    expect(household.people[2]?.person).toBeUndefined()
    expect(household.next).toBe(7)
  })

  it('gives the turn to the first when it was of nobody who is there', () => {
    const { household } = read({ ...toKept(both, [], 'here'), current: 5, before: 'x' })
    expect(household).toMatchObject({ current: 1 })
    expect(household.before).toBeUndefined()
  })

  it('deletes the place of nobody who lives there', () => {
    const { household } = read({ ...toKept(both, [], 'here'), gone: [1, 7] })
    expect(household.gone).toEqual([7])
  })

  it('of other servers is seen by nobody, kept as it is, and never shares an id', () => {
    const there = read(toKept(both, [], 'here'), 'there')
    expect(there.household).toMatchObject({ current: 3, people: [{ id: 3, at: 'new' }], next: 4 })
    const cleo = afterEvent(there.household, { was: 'signed-in', id: 3 })
    const here = read(toKept(cleo, there.elsewhere, 'there'), 'here')
    expect(here.household.people).toEqual([ana, bob])
    expect(here.elsewhere).toMatchObject([{ id: 3, realm: 'there' }])
    expect(here.household.next).toBe(4)
  })
})
