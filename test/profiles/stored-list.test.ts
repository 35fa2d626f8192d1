import { describe, expect, it } from 'vitest'
import { EMPTY, listAfterEvent, type ProfileList } from '../../src/profiles/list'
import { storedList, toStored } from '../../src/profiles/stored-list'

const ana = {
  id: 1,
  status: 'signed_in',
  colour: 0,
  person: { id: 'p1', displayName: 'Ana' },
} as const
const bob = { id: 2, status: 'ended', colour: 1, person: { id: 'p2', displayName: 'Bob' } } as const
const both: ProfileList = {
  next: 3,
  people: [ana, bob],
  current: 2,
  before: 1,
  ask: true,
  gone: [7],
}

const read = (value: unknown, namespace = 'here') => storedList(structuredClone(value), namespace)

describe('a kept household', () => {
  it('is read as it was written', () => {
    expect(read(toStored(both, [], 'here'))).toEqual({ list: both, elsewhere: [] })
  })

  it.each([undefined, null, 7, 'x', [], {}, { next: 0, people: [] }, { next: 2, people: 7 }])(
    'that is %j is an empty one',
    (value) => {
      expect(read(value).list).toBe(EMPTY)
    },
  )

  it('loses who cannot be read, and nobody else; their ids are not given again', () => {
    const stored = toStored(both, [], 'here') as { people: object[] }
    stored.people.push({ id: 9 }, 'x' as never, {
      ...bob,
      at: 'ended',
      realm: 'here',
      id: 8,
      colour: 99,
    })
    stored.people.push({ ...bob, at: 'ended', realm: 'here', id: 6, person: { displayName: 7 } })
    const { list } = read(stored)
    expect(list.people.map(({ id }) => id)).toEqual([1, 2, 6])
    expect(list.people[2]?.person).toBeUndefined()
    expect(list.next).toBe(7)
  })

  it('gives the turn to the first when it was of nobody who is there', () => {
    const { list } = read({ ...toStored(both, [], 'here'), current: 5, before: 'x' })
    expect(list).toMatchObject({ current: 1 })
    expect(list.before).toBeUndefined()
  })

  it('deletes the database of no profile that is in the list', () => {
    const { list } = read({ ...toStored(both, [], 'here'), gone: [1, 7] })
    expect(list.gone).toEqual([7])
  })

  it('of other servers is seen by nobody, kept as it is, and never shares an id', () => {
    const there = read(toStored(both, [], 'here'), 'there')
    expect(there.list).toMatchObject({ current: 3, people: [{ id: 3, status: 'new' }], next: 4 })
    const cleo = listAfterEvent(there.list, { type: 'signed_in', id: 3 })
    const here = read(toStored(cleo, there.elsewhere, 'there'), 'here')
    expect(here.list.people).toEqual([ana, bob])
    expect(here.elsewhere).toMatchObject([{ id: 3, realm: 'there' }])
    expect(here.list.next).toBe(4)
  })
})
