// @vitest-environment jsdom
// What Norigin 3.3 does that a viewer must not notice, one test each; the real library moves the focus.

import { doesFocusableExist, getCurrentFocusKey } from '@noriginmedia/norigin-spatial-navigation'
import { act, StrictMode, useLayoutEffect, useState } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { Button } from '../../../src/components/buttons/Button'
import { List } from '../../../src/components/list/List'
import type { Row } from '../../../src/components/list/list-layout'
import { createFocus } from '../../../src/remote/focus/focus'
import { useTarget } from '../../../src/remote/use-remote'
import { Screen } from '../../../src/screens/Screen'
import { drawFrame, openPage, type Page, remote, send } from '../page'

let page: Page
afterEach(() => page.close())

function Box(props: { name: string; left?: number; top?: number; onPress?: () => void }) {
  const { ref, focused, pointer } = useTarget<HTMLDivElement>({ focusKey: props.name, ...props })
  return (
    <div
      ref={ref}
      tabIndex={-1}
      className={focused ? 'focused' : ''}
      data-name={props.name}
      data-box={`${props.left ?? 0},${props.top ?? 0},100,50`}
      {...pointer}
    />
  )
}

const boxes = (...names: string[]) => (
  <Screen name="screen" onBack={() => {}}>
    {names.map((name, at) => (
      <Box key={name} name={name} left={at * 200} />
    ))}
  </Screen>
)
const drawn = () =>
  [...document.querySelectorAll('.focused')].map((it) => (it as HTMLElement).dataset.name)

const rows = (count: number): Row[] =>
  Array.from({ length: count }, (_, at) => ({ key: `row ${at}`, height: 100, pressable: true }))

function Rows(props: { rows: Row[]; at: string; onMove: (key: string) => void; height: number }) {
  return (
    <List
      {...props}
      onPress={() => {}}
      render={(row) => <span>{row.key}</span>}
      label={(row) => row.key}
      name="list"
      focusKey="list"
    />
  )
}

const MANY = rows(10_000)
/** Does something before Norigin has focused anything. */
function EarlyFocus({ act }: { act: (() => void)[] }) {
  useLayoutEffect(() => act.shift()?.())
  return null
}

function Long() {
  const [at, setAt] = useState('row 5000')
  return (
    <Screen name="screen" onBack={() => {}}>
      <Rows rows={MANY} at={at} onMove={setAt} height={880} />
    </Screen>
  )
}

describe('the focus stands what Norigin does', () => {
  it('a: a screen that StrictMode mounts twice is focused once, and works', async () => {
    page = await openPage(<StrictMode>{boxes('a', 'b')}</StrictMode>)
    expect(page.focused()).toBe('a')
    await page.press('right')
    expect(drawn()).toEqual(['b'])
  })

  it('b: exactly one thing is drawn as focused, whatever was before', async () => {
    page = await openPage(boxes('a', 'b', 'c'))
    for (const key of ['right', 'right', 'left', 'right', 'left', 'left'] as const) {
      await page.press(key)
      expect(drawn()).toEqual([page.focused()])
    }
  })

  it('c: when what is focused goes, focus is on something else before any key', async () => {
    page = await openPage(boxes('a', 'b', 'c'))
    await page.press('right', 'right')
    await page.render(boxes('a', 'b'))
    expect(['a', 'b']).toContain(page.focused())
    expect(drawn()).toEqual([page.focused()])
  })

  it('d: a screen that takes the place of another has the focus', async () => {
    const screen = (name: string) => (
      <Screen key={name} name={name} onBack={() => {}}>
        <Box name={`${name}-first`} />
        <Box name={`${name}-second`} left={200} />
      </Screen>
    )
    page = await openPage(screen('one'))
    await page.press('right')
    await page.render(screen('two'))
    expect(page.focused()).toBe('two-first')
    await page.press('right')
    expect(page.focused()).toBe('two-second')
  })

  it('e: a list that empties and fills again is never a place where arrows do nothing', async () => {
    function Meetings({ count }: { count: number }) {
      const [at, setAt] = useState('row 0')
      return (
        <Screen name="screen" first={count > 0 ? 'list' : undefined} onBack={() => {}}>
          <Button onPress={() => {}} label="refresh">
            refresh
          </Button>
          {count > 0 && <Rows rows={rows(count)} at={at} onMove={setAt} height={800} />}
        </Screen>
      )
    }
    const label = () => document.activeElement?.getAttribute('aria-label')
    page = await openPage(<Meetings count={3} />)
    expect(label()).toBe('row 0')
    await page.press('down')
    expect(label()).toBe('row 1')
    await page.render(<Meetings count={0} />)
    expect(label()).toBe('refresh')
    await page.render(<Meetings count={3} />)
    // As the agenda does when its rows have come.
    remote.focus.focusIn('screen', 'list')
    await page.render(<Meetings count={3} />)
    await page.press('down')
    expect(label()).toBe('row 2')
  })

  it('f: focus asked for something that is not there goes to the screen instead', async () => {
    page = await openPage(boxes('a', 'b'))
    remote.focus.focusOn('nothing of this name')
    await page.press()
    expect(doesFocusableExist(getCurrentFocusKey())).toBe(true)
    expect(['a', 'b']).toContain(page.focused())
  })

  it('g: a held OK presses once, though Norigin would press for every repeat', async () => {
    const onPress = vi.fn()
    page = await openPage(
      <Screen name="screen" onBack={() => {}}>
        <Box name="a" onPress={onPress} />
      </Screen>,
    )
    await page.hold('ok', 20)
    expect(onPress).toHaveBeenCalledTimes(1)
  })

  it('h: two presses within one tick are two presses', async () => {
    const onPress = vi.fn()
    page = await openPage(
      <Screen name="screen" onBack={() => {}}>
        <Box name="a" onPress={onPress} />
      </Screen>,
    )
    for (const press of [1, 2]) {
      send('keydown', 13, press)
      send('keyup', 13, 1)
    }
    expect(onPress).toHaveBeenCalledTimes(2)
  })

  it('i: OK is never swallowed, however fast it comes', async () => {
    const onPress = vi.fn()
    page = await openPage(
      <Screen name="screen" onBack={() => {}}>
        <Box name="a" onPress={onPress} />
      </Screen>,
    )
    for (let press = 0; press < 4; press++) {
      send('keydown', 13, 40)
      send('keyup', 13, 5)
    }
    expect(onPress).toHaveBeenCalledTimes(4)
  })

  it('j: something that is given another name is another thing', async () => {
    page = await openPage(boxes('a', 'b'))
    await page.press('right')
    await page.render(boxes('a', 'renamed'))
    await page.press('left', 'right')
    expect(page.focused()).toBe('renamed')
  })

  it('k: a press acts by what is on the screen now, not by what was when it was mounted', async () => {
    const pressed: number[] = []
    const screen = (value: number) => (
      <Screen name="screen" onBack={() => {}}>
        <Box name="a" onPress={() => pressed.push(value)} />
      </Screen>
    )
    page = await openPage(screen(1))
    await page.render(screen(2))
    await page.press('ok')
    expect(pressed).toEqual([2])
  })

  it('l: starting the focus twice changes nothing', async () => {
    page = await openPage(boxes('a', 'b'))
    createFocus((callback) => callback())
    await page.press('right')
    expect(page.focused()).toBe('b')
  })

  it('m: real focus moves with it, for the voice guide', async () => {
    page = await openPage(boxes('a', 'b'))
    await page.press('right')
    expect(document.activeElement).toBe(document.querySelector('.focused'))
  })

  it('n: a list of ten thousand rows is one thing to measure, and few to mount', async () => {
    page = await openPage(<Long />)
    await page.press('down', 'down', 'up')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('row 5001')
    expect(document.querySelectorAll('[role=button]').length).toBeLessThan(20)
  })

  it('n: a list whose own element has the real focus before it is drawn as focused passes it on', async () => {
    const focusList = () => document.querySelector<HTMLElement>('[role=group]')?.focus()
    const onFrame: (() => void)[] = [focusList]
    page = await openPage(
      <Screen name="screen" first="list" onBack={() => {}}>
        <EarlyFocus act={onFrame} />
        <Rows rows={MANY} at="row 5000" onMove={() => {}} height={880} />
      </Screen>,
    )
    expect(document.activeElement?.getAttribute('aria-label')).toBe('row 5000')
  })

  it('n: a list passes the real focus on in a window in which no event says that it has got it', async () => {
    const hide = (event: Event) => event.stopImmediatePropagation()
    for (const type of ['focus', 'focusin']) window.addEventListener(type, hide, true)
    page = await openPage(
      <Screen name="screen" first="list" onBack={() => {}}>
        <Rows rows={MANY} at="row 5000" onMove={() => {}} height={880} />
      </Screen>,
    )
    while (drawFrame());
    expect(document.activeElement?.getAttribute('aria-label')).toBe('row 5000')
    for (const type of ['focus', 'focusin']) window.removeEventListener(type, hide, true)
  })

  it('o: a row that the wheel scrolled away has the real focus again when the pointer goes', async () => {
    page = await openPage(<Long />)
    const row = () => document.activeElement?.getAttribute('aria-label')
    await act(async () => {
      const wheel = new WheelEvent('wheel', { deltaY: 3000, bubbles: true })
      document.querySelector('[role=group]')?.dispatchEvent(wheel)
    })
    expect(row()).not.toBe('row 5000')
    await act(async () => remote.pointerGone())
    expect(row()).toBe('row 5000')
  })
})
