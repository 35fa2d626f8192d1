// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest'
import { createRealFocus } from '../../../src/remote/focus/real-focus'

let frames: (() => void)[]
let norigin: string
let move: ReturnType<typeof createRealFocus>

const focused = () => document.activeElement?.textContent
/** Begins the next picture: what waits for it is called. */
function picture() {
  for (const callback of frames.splice(0)) callback()
}
/** Norigin gives its focus to a button, and the real one is to follow. */
function focus(name: string) {
  norigin = name
  const node = [...document.querySelectorAll('button')].find((it) => it.textContent === name)
  move({ focusKey: name, node: node as HTMLElement })
}

beforeEach(() => {
  document.body.innerHTML = '<button>a</button><button>b</button><button>c</button>'
  frames = []
  move = createRealFocus(
    (callback) => void frames.push(callback),
    () => norigin,
  )
})

test('the real focus follows once the picture is there', () => {
  focus('a')
  expect(focused()).not.toBe('a')
  picture()
  expect(focused()).not.toBe('a')
  picture()
  expect(focused()).toBe('a')
})

test('of several in a row the last one has it, and nothing waits any more', () => {
  for (const name of ['a', 'b', 'c']) focus(name)
  expect(frames).toHaveLength(1)
  picture()
  picture()
  expect([focused(), frames.length]).toEqual(['c', 0])
})

test('what has lost the focus meanwhile does not get it', () => {
  focus('a')
  norigin = 'b'
  picture()
  picture()
  expect(focused()).not.toBe('a')
})
