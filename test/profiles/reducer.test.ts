import { describe, expect, it } from 'vitest'
import { EMPTY, type ListEvent, listAfterEvent, type ProfileList } from '../../src/profiles/list'
import { stateOf } from '../../src/profiles/reducer'

const afterEvents = (...events: ListEvent[]) => events.reduce(listAfterEvent, EMPTY)
const person = (name: string) => ({ id: `${name}-id`, displayName: name })
const came = (id: number, name: string): ListEvent => ({
  type: 'signed_in',
  id,
  person: person(name),
})
const ids = ({ people }: ProfileList) => people.map(({ id }) => id)

const three = afterEvents(
  came(1, 'Ana'),
  { type: 'adding_started' },
  came(2, 'Bob'),
  { type: 'adding_started' },
  came(3, 'Cleo'),
)

describe('a household', () => {
  it('begins with somebody who is to sign in', () => {
    expect(EMPTY).toMatchObject({
      next: 2,
      current: 1,
      people: [{ id: 1, status: 'new', colour: 0 }],
    })
    expect(stateOf({ list: EMPTY, isChooserOpen: false })).toMatchObject({
      people: [],
      current: { id: 1 },
    })
    expect(stateOf({ list: EMPTY, isChooserOpen: false }).back).toBeUndefined()
  })

  it('gives everybody a turn when they come, an id, and a colour of their own', () => {
    expect(three).toMatchObject({ current: 3, before: 2, next: 4 })
    expect(three.people.map(({ colour }) => colour)).toEqual([0, 1, 2])
  })

  it('gives a colour again that somebody left, and never an id', () => {
    const next = [{ type: 'signed_out', id: 2 }, { type: 'adding_started' }] as ListEvent[]
    const { people, gone } = next.reduce(listAfterEvent, three)
    expect(people.map(({ id, colour }) => [id, colour])).toEqual([
      [1, 0],
      [3, 2],
      [4, 1],
    ])
    expect(gone).toEqual([2])
  })

  it('lets one person arrive at a time, and no ninth', () => {
    expect(
      ids(afterEvents(came(1, 'Ana'), { type: 'adding_started' }, { type: 'adding_started' })),
    ).toEqual([1, 2])
    let full = afterEvents(came(1, 'Ana'))
    for (let id = 2; id <= 12; id++)
      full = [{ type: 'adding_started' } as const, came(id, `${id}`)].reduce(listAfterEvent, full)
    expect(full.people).toHaveLength(8)
  })

  it('is the same object when nothing happens', () => {
    for (const event of [
      { type: 'profile_chosen', id: 3 },
      { type: 'profile_chosen', id: 99 },
      { type: 'sign_in_left' },
      { type: 'signed_out', id: 99 },
      { type: 'session_ended', id: 99 },
      { type: 'ask_at_start_chosen', ask: false },
      { type: 'databases_deleted', ids: [] },
      { type: 'person_replaced', id: 99 },
      came(3, 'Cleo'),
    ] as ListEvent[])
      expect(listAfterEvent(three, event), event.type).toBe(three)
  })
})

describe('turns', () => {
  it('go to who is chosen; who had it before is offered first', () => {
    const chosen = listAfterEvent(three, { type: 'profile_chosen', id: 1 })
    expect(chosen).toMatchObject({ current: 1, before: 3 })
    expect(stateOf({ list: chosen, isChooserOpen: false }).first).toBe(3)
    expect(stateOf({ list: chosen, isChooserOpen: true }).first).toBe(1)
  })

  it('go back to who had it before when a newcomer does not come', () => {
    const adding = listAfterEvent(three, { type: 'adding_started' })
    expect(stateOf({ list: adding, isChooserOpen: false })).toMatchObject({
      current: { id: 4 },
      back: { id: 3 },
    })
    for (const event of [
      { type: 'sign_in_left' },
      { type: 'profile_chosen', id: 3 },
    ] as ListEvent[]) {
      const next = listAfterEvent(adding, event)
      expect(next).toMatchObject({ current: 3, gone: [4] })
      expect(ids(next)).toEqual([1, 2, 3])
    }
  })

  it('go to who had it before when somebody signs out, else to the first, else to somebody new', () => {
    let left = listAfterEvent(three, { type: 'signed_out', id: 3 })
    expect(left.current).toBe(2)
    left = listAfterEvent(left, { type: 'signed_out', id: 2 })
    expect(left).toMatchObject({ current: 1, gone: [3, 2] })
    left = listAfterEvent(left, { type: 'signed_out', id: 1 })
    expect(left).toMatchObject({ current: 4, people: [{ id: 4, status: 'new' }], gone: [3, 2, 1] })
  })

  it('stay where they are when another signs out', () => {
    const left = listAfterEvent(three, { type: 'signed_out', id: 2 })
    expect(left.current).toBe(3)
    expect(stateOf({ list: left, isChooserOpen: false }).first).toBe(1)
  })
})

describe('a session that ended', () => {
  const ended = listAfterEvent(three, { type: 'session_ended', id: 3 })

  it('leaves name and colour, and the way to the others', () => {
    expect(ended.people[2]).toEqual({ id: 3, status: 'ended', colour: 2, person: person('Cleo') })
    expect(stateOf({ list: ended, isChooserOpen: false }).back).toBe('people')
  })

  it('of one who lives alone leads nowhere', () => {
    const alone = afterEvents(came(1, 'Ana'), { type: 'session_ended', id: 1 })
    expect(stateOf({ list: alone, isChooserOpen: false }).back).toBeUndefined()
  })

  it('is none of somebody who never had one', () => {
    expect(listAfterEvent(EMPTY, { type: 'session_ended', id: 1 })).toBe(EMPTY)
  })

  it('goes on in place', () => {
    const again = listAfterEvent(ended, { type: 'signed_in', id: 3 })
    expect(again.people).toEqual(three.people)
  })

  it('gives its place in the row to another person who signs in there, and nothing more', () => {
    const next = listAfterEvent(ended, { type: 'person_replaced', id: 3 })
    expect(next).toMatchObject({ current: 4, gone: [3], next: 5 })
    expect(next.people[2]).toEqual({ id: 4, status: 'new', colour: 3 })
  })
})

describe('a newcomer who is known', () => {
  it('is who they are', () => {
    const adding = [
      { type: 'session_ended', id: 1 } as const,
      { type: 'adding_started' } as const,
    ].reduce(listAfterEvent, three)
    const next = listAfterEvent(adding, { type: 'person_recognized', id: 4, into: 1 })
    expect(next).toMatchObject({ current: 1, gone: [4] })
    expect(next.people).toEqual(three.people)
  })
})
