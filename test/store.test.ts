import { describe, expect, it, vi } from 'vitest'
import { createStore, isSameContent } from '../src/store'

describe('a store', () => {
  it('gives the value that was set last', () => {
    const store = createStore('a')
    expect(store.get()).toBe('a')
    store.set('b')
    expect(store.get()).toBe('b')
  })

  it('tells each listener once of a change, when the new value can be read', () => {
    const store = createStore(0)
    const seen: number[] = []
    store.subscribe(() => seen.push(store.get()))
    store.subscribe(() => seen.push(store.get() * 10))
    store.set(1)
    expect(seen).toEqual([1, 10])
  })

  it('tells nobody of an equal value, and keeps the object that it had', () => {
    const first = { people: [{ id: 1 }] }
    const store = createStore(first)
    const listener = vi.fn()
    store.subscribe(listener)
    store.set({ people: [{ id: 1 }] })
    expect(listener).not.toHaveBeenCalled()
    expect(store.get()).toBe(first)
  })

  it('compares as its creator says', () => {
    const store = createStore({ id: 1 }, Object.is)
    const listener = vi.fn()
    store.subscribe(listener)
    store.set({ id: 1 })
    expect(listener).toHaveBeenCalledTimes(1)
  })

  it('tells a listener nothing after it has stopped', () => {
    const store = createStore(0)
    const listener = vi.fn()
    const stop = store.subscribe(listener)
    stop()
    stop()
    store.set(1)
    expect(listener).not.toHaveBeenCalled()
  })

  it('tells a listener that subscribed twice and stopped once', () => {
    const store = createStore(0)
    const listener = vi.fn()
    const stop = store.subscribe(listener)
    store.subscribe(listener)
    stop()
    store.set(1)
    expect(listener).toHaveBeenCalledTimes(1)
  })

  it('tells all listeners when one of them stops itself meanwhile', () => {
    const store = createStore(0)
    const listener = vi.fn()
    const stop = store.subscribe(() => stop())
    store.subscribe(listener)
    store.set(1)
    expect(listener).toHaveBeenCalledTimes(1)
  })

  it('lets a listener set the next value', () => {
    const store = createStore(0)
    store.subscribe(() => store.set(2))
    store.set(1)
    expect(store.get()).toBe(2)
  })
})

describe('the content of two values', () => {
  it.each([
    [1, 1],
    [Number.NaN, Number.NaN],
    [undefined, undefined],
    [
      [1, [2]],
      [1, [2]],
    ],
    [
      { a: 1, b: { c: [] } },
      { b: { c: [] }, a: 1 },
    ],
    [{ a: 1, b: undefined }, { a: 1 }],
  ])('is the same in %j and %j', (a, b) => {
    expect(isSameContent(a, b)).toBe(true)
    expect(isSameContent(b, a)).toBe(true)
  })

  it.each([
    [1, '1'],
    [null, undefined],
    [null, {}],
    [[], {}],
    [[1], [1, undefined]],
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { a: 1, b: 1 }],
    [new Map(), new Map()],
    [() => {}, () => {}],
  ])('differs in %j and %j', (a, b) => {
    expect(isSameContent(a, b)).toBe(false)
    expect(isSameContent(b, a)).toBe(false)
  })
})
