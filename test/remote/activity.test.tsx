// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  FocusContext,
  useBack,
  useIdle,
  useIsKeptAwake,
  useScope,
  useSwallowNextKey,
  useTarget,
} from '../../src/remote/use-remote'
import { type HandClock, handClock, settle } from '../hand-clock'
import { drawFrame, KEYS, openPage, type Page, remote, send } from './page'

const MINUTE_MS = 60_000

let page: Page
let clock: HandClock
const log: string[] = []
beforeEach(() => {
  log.length = 0
  clock = handClock()
})
afterEach(() => page.close())

function Asleep() {
  useSwallowNextKey()
  return <p data-asleep />
}

function Room({ after_ms }: { after_ms: number }) {
  const watched = useIsKeptAwake()
  const isIdle = useIdle(clock, watched ? 0 : after_ms)
  const { ref, focusKey } = useScope<HTMLDivElement>('room', 'screen')
  useBack(() => log.push('back'), 'screen')
  return (
    <FocusContext.Provider value={focusKey}>
      <div ref={ref} data-box="0,0,1920,1080">
        <Thing name="a" box="0,0,100,50" />
        <Thing name="b" box="200,0,100,50" />
      </div>
      {isIdle && <Asleep />}
    </FocusContext.Provider>
  )
}

function Thing({ name, box }: { name: string; box: string }) {
  const { ref, pointer } = useTarget<HTMLDivElement>({
    focusKey: name,
    onPress: () => log.push('ok'),
  })
  return <div ref={ref} tabIndex={-1} data-name={name} data-box={box} {...pointer} />
}

/** Pictures are drawn, and then time passes. */
const pass = (ms: number) =>
  act(async () => {
    while (drawFrame());
    await clock.advance(ms)
  })
const asleep = () => document.querySelector('[data-asleep]') !== null
const mouse = (x: number, y: number, on = '[data-name=b]') =>
  act(async () => {
    const at = { bubbles: true, screenX: x, screenY: y }
    document.querySelector(on)?.dispatchEvent(new MouseEvent('mousemove', at))
    await settle()
  })

describe('a remote that nobody touches', () => {
  it('is noticed after its time, counted from the last key of any kind', async () => {
    page = await openPage(<Room after_ms={10 * MINUTE_MS} />)
    await pass(9 * MINUTE_MS)
    await act(async () => void send('keydown', 999))
    await pass(9 * MINUTE_MS)
    expect(asleep()).toBe(false)
    await pass(MINUTE_MS)
    expect(asleep()).toBe(true)
  })

  it('is never noticed when its time is 0', async () => {
    page = await openPage(<Room after_ms={0} />)
    await pass(24 * 60 * MINUTE_MS)
    expect(asleep()).toBe(false)
  })

  it('is not taken for one when the clock is set right', async () => {
    page = await openPage(<Room after_ms={10 * MINUTE_MS} />)
    clock.jump(56 * 365 * 24 * 60 * MINUTE_MS)
    await pass(9 * MINUTE_MS)
    expect(asleep()).toBe(false)
  })

  it.each(['right', 'ok', 'back'] as const)(
    'wakes by %s, which does nothing else, nor do its repeats',
    async (name) => {
      page = await openPage(<Room after_ms={MINUTE_MS} />)
      await pass(MINUTE_MS)
      await page.hold(name, 10)
      expect(asleep()).toBe(false)
      expect([page.focused(), log]).toEqual(['a', []])
      await page.press('right', 'ok', 'back')
      expect([page.focused(), log]).toEqual(['b', ['ok', 'back']])
    },
  )

  it('wakes by a key that Foyer does not know, and keeps it from the television', async () => {
    page = await openPage(<Room after_ms={MINUTE_MS} />)
    await pass(MINUTE_MS)
    let isPrevented = false
    await act(async () => {
      isPrevented = send('keydown', 403)
    })
    expect([isPrevented, asleep()]).toEqual([true, false])
    expect(send('keyup', 403, 50)).toBe(false)
    expect(send('keydown', 403)).toBe(false)
  })

  it('wakes by a pointer that moves, and not by one that only lies there', async () => {
    page = await openPage(<Room after_ms={MINUTE_MS} />)
    await mouse(10, 10)
    await page.press('left')
    await pass(MINUTE_MS)
    await mouse(10, 10, 'body')
    expect(asleep()).toBe(true)
    await mouse(11, 10)
    expect(asleep()).toBe(false)
    expect(page.focused()).toBe('a')
    await mouse(12, 10)
    expect(page.focused()).toBe('b')
  })

  it('is no sign of an empty room while something is watched, and one again after that', async () => {
    page = await openPage(<Room after_ms={10 * MINUTE_MS} />)
    let over = () => {}
    await act(async () => {
      over = remote.activity.keepAwake()
    })
    await pass(120 * MINUTE_MS)
    expect(asleep()).toBe(false)
    await act(async () => over())
    await pass(9 * MINUTE_MS)
    expect(asleep()).toBe(false)
    await pass(MINUTE_MS)
    expect(asleep()).toBe(true)
    await page.press('ok')
  })

  it('wakes when the television comes back from standby, and rests anew', async () => {
    page = await openPage(<Room after_ms={MINUTE_MS} />)
    await pass(MINUTE_MS)
    await act(async () => void remote.activity.notifyActivity())
    expect(asleep()).toBe(false)
    await pass(MINUTE_MS)
    expect(asleep()).toBe(true)
    await page.press('ok')
    send('keyup', KEYS.ok)
  })
})
