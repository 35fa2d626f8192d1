import { beforeEach, expect, test } from 'vitest'
import { createPlace, type Place } from '../../../src/components/list/place'

let place: Place
let frames: (() => void)[]
let log: string[]
/** The rows that can be shown without drawing the list. */
let mounted: string[]

/** Begins the next picture: what waits for it is called. */
function picture() {
  for (const callback of frames.splice(0)) callback()
}

beforeEach(() => {
  frames = []
  log = []
  mounted = []
  place = createPlace('a', (callback) => void frames.push(callback), {
    onGo(key) {
      const isMounted = mounted.includes(key)
      if (isMounted) log.push(`shown ${key}`)
      return isMounted
    },
    onMove: (key) => log.push(`told ${key}`),
    onPainted: () => log.push('picture'),
    onRest: () => log.push('rest'),
  })
  place.subscribe(() => log.push(`drawn ${place.drawn()}`))
})

test('a key is drawn at once; the owner hears of it, and the focus rests, once the picture is there', () => {
  place.go('b', 1)
  expect(log).toEqual(['drawn b'])
  picture()
  expect(log).toEqual(['drawn b'])
  expect(place.isMoving()).toBe(true)
  picture()
  expect(log).toEqual(['drawn b', 'told b', 'picture', 'rest'])
  expect([place.isMoving(), frames.length]).toEqual([false, 0])
})

test('keys that come before the last one is on the screen are drawn once, with the next picture', () => {
  for (const key of ['b', 'c', 'd']) {
    place.go(key, 1)
    expect(place.key()).toBe(key)
  }
  expect(log).toEqual(['drawn b'])
  picture()
  expect(log).toEqual(['drawn b', 'drawn d'])
  picture()
  expect(log).toEqual(['drawn b', 'drawn d', 'told d', 'picture', 'rest'])
})

test('a key is drawn at once again as soon as the one before is on the screen', () => {
  place.go('b', 1)
  picture()
  place.go('c', 1)
  expect(log).toEqual(['drawn b', 'drawn c'])
})

test('the focus follows a held key when it rests', () => {
  for (const [at, key] of ['b', 'c', 'd'].entries()) {
    place.go(key, at + 1)
    picture()
    picture()
  }
  expect(log.filter((line) => line === 'rest')).toHaveLength(1)
  log = []
  for (let count = 0; count < 20; count++) picture()
  expect(log).toEqual(['rest'])
  expect([place.drawn(), place.isMoving()]).toEqual(['d', false])
})

test('the owner may put the viewer elsewhere, and what it was told of is no such thing', () => {
  place.go('b', 1)
  place.tell()
  place.go('c', 1)
  place.follow('b')
  expect(place.key()).toBe('c')
  picture()
  picture()
  place.follow('c')
  place.follow('z')
  expect([place.key(), place.drawn()]).toEqual(['z', 'z'])
  place.follow('b')
  expect(place.key()).toBe('b')
  place.follow(undefined)
  expect(place.key()).toBe(undefined)
})

test('an owner that draws for another reason meanwhile does not take the viewer back', () => {
  place.go('b', 1)
  place.follow('a')
  expect(place.key()).toBe('b')
  place.tell()
  place.follow('a')
  expect(place.key()).toBe('b')
})

test('the owner hears of the way back to where it still believes the viewer to be', () => {
  place.go('b', 1)
  place.tell()
  place.go('a', 1)
  place.tell()
  expect(log.filter((line) => line.startsWith('told'))).toEqual(['told b', 'told a'])
  place.follow('a')
  expect(place.key()).toBe('a')
})

test('a row that is there is shown at once; it is drawn, and the owner hears of it, after its picture', () => {
  mounted = ['b']
  place.go('b', 1)
  expect(log).toEqual(['shown b'])
  picture()
  expect([log, place.drawn(), place.isMoving()]).toEqual([['shown b'], 'a', true])
  picture()
  expect([log, place.drawn()]).toEqual([['shown b', 'drawn b'], 'b'])
  picture()
  expect(log).toEqual(['shown b', 'drawn b', 'told b', 'picture', 'rest'])
  expect([place.isMoving(), frames.length]).toEqual([false, 0])
})

test('of keys that come before the first is on the screen the last is drawn with the next picture', () => {
  mounted = ['b', 'c']
  place.go('b', 1)
  place.go('c', 1)
  expect(log).toEqual(['shown b'])
  picture()
  expect(log).toEqual(['shown b', 'drawn c'])
})

test('a key back to where the list was drawn needs no drawing', () => {
  mounted = ['a', 'b']
  place.go('b', 1)
  picture()
  place.go('a', 1)
  for (let count = 0; count < 4; count++) picture()
  expect(log).toEqual(['shown b', 'shown a', 'picture', 'rest'])
})

test('what a pointer leads to is drawn, since nothing may scroll under it', () => {
  mounted = ['b']
  place.go('b', 0)
  expect(log).toEqual(['drawn b'])
})

test('a held key that is shown at once still ends with the row drawn, told and focused', () => {
  mounted = ['b', 'c', 'd', 'e']
  for (const [at, key] of mounted.entries()) {
    place.go(key, at + 1)
    picture()
  }
  for (let count = 0; count < 20; count++) picture()
  expect(log.filter((line) => line.startsWith('shown'))).toHaveLength(4)
  expect(log.slice(-4)).toEqual(['drawn e', 'told e', 'picture', 'rest'])
})
