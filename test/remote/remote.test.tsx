// @vitest-environment jsdom
import { type ReactNode, useState } from 'react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Layer } from '../../src/remote/layers'
import { FocusContext, useBack, useScope, useTarget } from '../../src/remote/use-remote'
import { openPage, type Page, remote, send } from './page'

let page: Page
afterEach(() => page.close())

function Thing(props: {
  name: string
  box: string
  onPress?: () => void
  onArrow?: (direction: string, held: number) => boolean
}) {
  const { ref, pointer } = useTarget<HTMLDivElement>({ focusKey: props.name, ...props })
  return <div ref={ref} tabIndex={-1} data-name={props.name} data-box={props.box} {...pointer} />
}

function Place(props: { name?: string; layer?: Layer; children: ReactNode }) {
  const { name = 'place', layer = 'screen', children } = props
  const { ref, focusKey } = useScope<HTMLDivElement>(name, layer)
  return (
    <FocusContext.Provider value={focusKey}>
      <div ref={ref} data-box="0,0,1920,1080">
        {children}
      </div>
    </FocusContext.Provider>
  )
}

const row = (more: Partial<Parameters<typeof Thing>[0]> = {}) => (
  <Place>
    <Thing name="a" box="0,0,100,50" {...more} />
    <Thing name="b" box="200,0,100,50" />
    <Thing name="c" box="400,0,100,50" />
  </Place>
)

describe('a remote control', () => {
  it('finds the first thing focused, and moves from it with the first arrow', async () => {
    page = await openPage(row())
    expect(page.focused()).toBe('a')
    await page.press('right')
    expect(page.focused()).toBe('b')
    await page.press('right', 'right', 'right')
    expect(page.focused()).toBe('c')
    await page.press('left', 'up', 'down')
    expect(page.focused()).toBe('b')
  })

  it('presses what is focused with OK', async () => {
    const onPress = vi.fn()
    page = await openPage(row({ onPress }))
    await page.press('ok')
    expect(onPress).toHaveBeenCalledTimes(1)
    await page.press('right', 'ok')
    expect(onPress).toHaveBeenCalledTimes(1)
  })

  it.each([
    ['with the repeat flag', true],
    ['on sets that send no flag', false],
  ])('presses once for an OK that is held, %s', async (_, flagged) => {
    const onPress = vi.fn()
    page = await openPage(row({ onPress }))
    await page.hold('ok', 10, flagged)
    expect(onPress).toHaveBeenCalledTimes(1)
    await page.press('ok')
    expect(onPress).toHaveBeenCalledTimes(2)
  })

  it('is not stuck when a release gets lost', async () => {
    const onPress = vi.fn()
    page = await openPage(row({ onPress }))
    send('keydown', 13)
    send('keydown', 13, 5000)
    expect(onPress).toHaveBeenCalledTimes(2)
  })

  it('counts how long an arrow is held', async () => {
    const counts: number[] = []
    page = await openPage(row({ onArrow: (_, held) => counts.push(held) > 0 }))
    await page.hold('down', 3)
    await page.press('down')
    expect(counts).toEqual([1, 2, 3, 4, 1])
  })

  it('keeps from the engine what it handles, and leaves the television its own keys', async () => {
    page = await openPage(row())
    for (const key of [37, 38, 39, 40, 13, 461, 10009, 27]) expect(send('keydown', key)).toBe(true)
    for (const key of [403, 415, 447, 116]) expect(send('keydown', key)).toBe(false)
  })

  it('does not press the next screen with the OK that opened it', async () => {
    const onPress = vi.fn()
    function Two() {
      const [second, setSecond] = useState(false)
      return second ? (
        <Place key="2" name="second">
          <Thing name="x" box="0,0,100,50" onPress={onPress} />
        </Place>
      ) : (
        <Place key="1" name="first">
          <Thing name="a" box="0,0,100,50" onPress={() => setSecond(true)} />
        </Place>
      )
    }
    page = await openPage(<Two />)
    await page.hold('ok', 8)
    expect(page.focused()).toBe('x')
    expect(onPress).not.toHaveBeenCalled()
  })
})

describe('focus', () => {
  it('goes into a dialog, stays there, and returns to where it was', async () => {
    const both = (open: boolean) => (
      <>
        {row()}
        {open && (
          <Place name="dialog" layer="dialog">
            <Thing name="yes" box="800,500,100,50" />
            <Thing name="no" box="1000,500,100,50" />
          </Place>
        )}
      </>
    )
    page = await openPage(both(false))
    await page.press('right')
    await page.render(both(true))
    expect(page.focused()).toBe('yes')
    await page.press('up', 'left', 'left', 'up')
    expect(page.focused()).toBe('yes')
    await page.press('right', 'right', 'right')
    expect(page.focused()).toBe('no')
    await page.render(both(false))
    expect(page.focused()).toBe('b')
  })

  it('stays in an open dialog when the screen beneath it changes, and then goes to the new one', async () => {
    const both = (screen: string, open: boolean) => (
      <>
        <Place key={screen} name={screen}>
          <Thing name={`${screen}-button`} box="0,0,100,50" />
        </Place>
        {open && (
          <Place name="dialog" layer="dialog">
            <Thing name="yes" box="800,500,100,50" />
          </Place>
        )}
      </>
    )
    page = await openPage(both('sign-in', true))
    expect(page.focused()).toBe('yes')
    await page.render(both('agenda', true))
    await page.press('left')
    expect(page.focused()).toBe('yes')
    await page.render(both('agenda', false))
    expect(page.focused()).toBe('agenda-button')
  })

  it('is back with the next key when what had it is gone', async () => {
    const some = (names: string[]) => (
      <Place>
        {names.map((name, at) => (
          <Thing key={name} name={name} box={`${at * 200},0,100,50`} />
        ))}
      </Place>
    )
    page = await openPage(some(['a', 'b']))
    await page.press('right')
    await page.render(some(['a', 'c']))
    await page.press('right')
    expect(['a', 'c']).toContain(page.focused())
    await page.press('left')
    expect(page.focused()).toBe('a')
  })

  it('follows a pointing remote, and its click is OK', async () => {
    const onPress = vi.fn()
    page = await openPage(row({ onPress }))
    const b = document.querySelector('[data-name=b]')
    b?.dispatchEvent(new MouseEvent('mousemove', { bubbles: true }))
    await page.press()
    await vi.waitFor(() => expect(page.focused()).toBe('b'))
    document
      .querySelector('[data-name=a]')
      ?.dispatchEvent(new MouseEvent('click', { bubbles: true }))
    expect(onPress).toHaveBeenCalledTimes(1)
  })
})

describe('Back', () => {
  function Step({ on, layer = 'screen' }: { on: () => void; layer?: Layer }) {
    useBack(on, layer)
    return null
  }

  it('is answered by whoever came last, and again by the one before when that has gone', async () => {
    const steps: string[] = []
    const both = (dialog: boolean) => (
      <>
        <Step on={() => steps.push('screen')} />
        {dialog && <Step on={() => steps.push('dialog')} />}
      </>
    )
    page = await openPage(both(false))
    await page.press('back')
    await page.render(both(true))
    await page.press('back')
    await page.render(both(false))
    await page.press('back')
    expect(steps).toEqual(['screen', 'dialog', 'screen'])
  })

  it('is answered by an open dialog even when the screen beneath it is the newer', async () => {
    const steps: string[] = []
    const both = (screen: string) => (
      <>
        <Step key={screen} on={() => steps.push(screen)} />
        <Step on={() => steps.push('dialog')} layer="dialog" />
      </>
    )
    page = await openPage(both('sign-in'))
    await page.render(both('agenda'))
    await page.press('back')
    expect(steps).toEqual(['dialog'])
  })

  it('steps once for a Back that is held', async () => {
    const on = vi.fn()
    page = await openPage(<Step on={on} />)
    await page.hold('back', 12)
    expect(on).toHaveBeenCalledTimes(1)
  })
})

describe('media keys', () => {
  const PLAY = 415
  const FORWARD = 417

  it('are left to the television while nothing plays', async () => {
    page = await openPage(row())
    expect(send('keydown', PLAY)).toBe(false)
  })

  it('go to what plays, wherever the focus is, with their repeats counted', async () => {
    page = await openPage(row())
    const log: string[] = []
    const stop = remote.media.take((key, held) => log.push(`${key} ${held}`))
    expect(send('keydown', PLAY)).toBe(true)
    send('keyup', PLAY, 50)
    send('keydown', FORWARD)
    send('keydown', FORWARD, 100, true)
    send('keyup', FORWARD, 50)
    stop()
    send('keydown', PLAY)
    expect([log, page.focused()]).toEqual([['play 1', 'fast-forward 1', 'fast-forward 2'], 'a'])
  })

  it('go to whoever came last', async () => {
    page = await openPage(row())
    const log: string[] = []
    const stops = ['video', 'trailer'].map((name) => remote.media.take(() => log.push(name)))
    send('keydown', PLAY)
    stops[1]?.()
    send('keydown', PLAY)
    stops[0]?.()
    expect(log).toEqual(['trailer', 'video'])
  })
})
