import { beforeEach, expect, test } from 'vitest'
import { createPlace, type Place } from '../../../src/components/list/place'

let place: Place
let frames: (() => void)[]
let log: string[]

/** Begins the next picture: what waits for it is called. */
function picture() {
  for (const callback of frames.splice(0)) callback()
}

beforeEach(() => {
  frames = []
  log = []
  place = createPlace('a', (callback) => void frames.push(callback), {
    onMove: (key) => log.push(`told ${key}`),
    onPicture: () => log.push('picture'),
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
