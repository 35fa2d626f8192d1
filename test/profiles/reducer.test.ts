import { describe, expect, it } from 'vitest'
import {
  afterEvent,
  EMPTY,
  type ProfileEvent,
  type ProfileList,
  stateOf,
} from '../../src/profiles/reducer'

const afterEvents = (...events: ProfileEvent[]) => events.reduce(afterEvent, EMPTY)
const person = (name: string) => ({ id: `${name}-id`, displayName: name })
const came = (id: number, name: string): ProfileEvent => ({
  was: 'signed-in',
  id,
  person: person(name),
})
const ids = ({ people }: ProfileList) => people.map(({ id }) => id)

const three = afterEvents(
  came(1, 'Ana'),
  { was: 'added' },
  came(2, 'Bob'),
  { was: 'added' },
  came(3, 'Cleo'),
)

describe('a household', () => {
  it('begins with somebody who is to sign in', () => {
    expect(EMPTY).toMatchObject({ next: 2, current: 1, people: [{ id: 1, at: 'new', colour: 0 }] })
    expect(stateOf(EMPTY, false)).toMatchObject({ people: [], current: { id: 1 } })
    expect(stateOf(EMPTY, false).back).toBeUndefined()
  })

  it('gives everybody a turn when they come, an id, and a colour of their own', () => {
    expect(three).toMatchObject({ current: 3, before: 2, next: 4 })
    expect(three.people.map(({ colour }) => colour)).toEqual([0, 1, 2])
  })

  it('gives a colour again that somebody left, and never an id', () => {
    const next = [{ was: 'signed-out', id: 2 }, { was: 'added' }] as ProfileEvent[]
    const { people, gone } = next.reduce(afterEvent, three)
    expect(people.map(({ id, colour }) => [id, colour])).toEqual([
      [1, 0],
      [3, 2],
      [4, 1],
    ])
    expect(gone).toEqual([2])
  })

  it('lets one person arrive at a time, and no ninth', () => {
    expect(ids(afterEvents(came(1, 'Ana'), { was: 'added' }, { was: 'added' }))).toEqual([1, 2])
    let full = afterEvents(came(1, 'Ana'))
    for (let id = 2; id <= 12; id++)
      full = [{ was: 'added' } as const, came(id, `${id}`)].reduce(afterEvent, full)
    expect(full.people).toHaveLength(8)
  })

  it('is the same object when nothing happens', () => {
    for (const event of [
      { was: 'chosen', id: 3 },
      { was: 'chosen', id: 99 },
      { was: 'cancelled' },
      { was: 'signed-out', id: 99 },
      { was: 'ended', id: 99 },
      { was: 'ask-chosen', ask: false },
      { was: 'swept', ids: [] },
      { was: 'replaced', id: 99 },
      came(3, 'Cleo'),
    ] as ProfileEvent[])
      expect(afterEvent(three, event), event.was).toBe(three)
  })
})

describe('turns', () => {
  it('go to who is chosen; who had it before is offered first', () => {
    const chosen = afterEvent(three, { was: 'chosen', id: 1 })
    expect(chosen).toMatchObject({ current: 1, before: 3 })
    expect(stateOf(chosen, false).first).toBe(3)
    expect(stateOf(chosen, true).first).toBe(1)
  })

  it('go back to who had it before when a newcomer does not come', () => {
    const adding = afterEvent(three, { was: 'added' })
    expect(stateOf(adding, false)).toMatchObject({ current: { id: 4 }, back: { id: 3 } })
    for (const event of [{ was: 'cancelled' }, { was: 'chosen', id: 3 }] as ProfileEvent[]) {
      const next = afterEvent(adding, event)
      expect(next).toMatchObject({ current: 3, gone: [4] })
      expect(ids(next)).toEqual([1, 2, 3])
    }
  })

  it('go to who had it before when somebody signs out, else to the first, else to somebody new', () => {
    let left = afterEvent(three, { was: 'signed-out', id: 3 })
    expect(left.current).toBe(2)
    left = afterEvent(left, { was: 'signed-out', id: 2 })
    expect(left).toMatchObject({ current: 1, gone: [3, 2] })
    left = afterEvent(left, { was: 'signed-out', id: 1 })
    expect(left).toMatchObject({ current: 4, people: [{ id: 4, at: 'new' }], gone: [3, 2, 1] })
  })

  it('stay where they are when another signs out', () => {
    const left = afterEvent(three, { was: 'signed-out', id: 2 })
    expect(left.current).toBe(3)
    expect(stateOf(left, false).first).toBe(1)
  })
})

describe('a session that ended', () => {
  const ended = afterEvent(three, { was: 'ended', id: 3 })

  it('leaves name and colour, and the way to the others', () => {
    expect(ended.people[2]).toEqual({ id: 3, at: 'ended', colour: 2, person: person('Cleo') })
    expect(stateOf(ended, false).back).toBe('people')
  })

  it('of one who lives alone leads nowhere', () => {
    const alone = afterEvents(came(1, 'Ana'), { was: 'ended', id: 1 })
    expect(stateOf(alone, false).back).toBeUndefined()
  })

  it('is none of somebody who never had one', () => {
    expect(afterEvent(EMPTY, { was: 'ended', id: 1 })).toBe(EMPTY)
  })

  it('goes on in place', () => {
    const again = afterEvent(ended, { was: 'signed-in', id: 3 })
    expect(again.people).toEqual(three.people)
  })

  it('gives its place in the row to another person who signs in there, and nothing more', () => {
    const next = afterEvent(ended, { was: 'replaced', id: 3 })
    expect(next).toMatchObject({ current: 4, gone: [3], next: 5 })
    expect(next.people[2]).toEqual({ id: 4, at: 'new', colour: 3 })
  })
})

describe('a newcomer who is known', () => {
  it('is who they are', () => {
    const adding = [{ was: 'ended', id: 1 } as const, { was: 'added' } as const].reduce(
      afterEvent,
      three,
    )
    const next = afterEvent(adding, { was: 'recognized', id: 4, into: 1 })
    expect(next).toMatchObject({ current: 1, gone: [4] })
    expect(next.people).toEqual(three.people)
  })
})
