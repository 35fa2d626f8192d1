// @vitest-environment jsdom
import { act, useState } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FocusContext, useScope, useTarget } from '../../../src/remote/use-remote'
import { settle } from '../../hand-clock'
import { KEYS, openPage, type Page, send } from '../page'

let page: Page
const log: string[] = []
beforeEach(() => {
  log.length = 0
})
afterEach(() => page.close())

function Thing(props: {
  name: string
  box: string
  onPress: () => void
  onHold?: (() => void) | undefined
}) {
  const { ref, pointer } = useTarget<HTMLDivElement>({ focusKey: props.name, ...props })
  return <div ref={ref} tabIndex={-1} data-name={props.name} data-box={props.box} {...pointer} />
}

/** `row` can be held, `button` cannot. */
function Place({ onHold = () => log.push('hold') }: { onHold?: (() => void) | null }) {
  const { ref, focusKey } = useScope<HTMLDivElement>('place', 'screen')
  return (
    <FocusContext.Provider value={focusKey}>
      <div ref={ref} data-box="0,0,1920,1080">
        <Thing
          name="row"
          box="0,0,100,50"
          onPress={() => log.push('press')}
          onHold={onHold ?? undefined}
        />
        <Thing name="button" box="200,0,100,50" onPress={() => log.push('button')} />
      </div>
    </FocusContext.Provider>
  )
}

/** One key event, and all that follows from it. */
const key = (...event: Parameters<typeof send>) =>
  act(async () => {
    send(...event)
    await settle()
  })

describe('OK on something that can be held', () => {
  it('presses on release when it was short', async () => {
    page = await openPage(<Place />)
    await key('keydown', KEYS.ok)
    expect(log).toEqual([])
    await key('keyup', KEYS.ok, 599)
    expect(log).toEqual(['press'])
  })

  it('holds when the release shows that it was long, on sets that send no repeats', async () => {
    page = await openPage(<Place />)
    await key('keydown', KEYS.ok)
    await key('keyup', KEYS.ok, 600)
    expect(log).toEqual(['hold'])
  })

  it.each([
    ['with the repeat flag', true],
    ['on sets that send no flag', false],
  ])('holds once, as soon as a repeat shows it, %s', async (_, flagged) => {
    page = await openPage(<Place />)
    await key('keydown', KEYS.ok)
    await key('keydown', KEYS.ok, 500, flagged)
    expect(log).toEqual([])
    await key('keydown', KEYS.ok, 100, flagged)
    expect(log).toEqual(['hold'])
    for (let time = 0; time < 12; time++) await key('keydown', KEYS.ok, 100, flagged)
    await key('keyup', KEYS.ok, 50)
    expect(log).toEqual(['hold'])
    await page.press('ok')
    expect(log).toEqual(['hold', 'press'])
  })

  it('presses at the second press when a release gets lost', async () => {
    page = await openPage(<Place />)
    await key('keydown', KEYS.ok)
    await key('keydown', KEYS.ok, 5000)
    expect(log).toEqual(['press'])
    await key('keyup', KEYS.ok, 50)
    expect(log).toEqual(['press'])
  })

  it('does nothing when the focus has moved on before the release', async () => {
    page = await openPage(<Place />)
    await key('keydown', KEYS.ok)
    await key('keydown', KEYS.right, 50)
    await key('keyup', KEYS.ok, 50)
    expect(page.focused()).toBe('button')
    expect(log).toEqual([])
  })

  it('does not press what a hold has made pressable only', async () => {
    function Once() {
      const [held, setHeld] = useState(false)
      return <Place onHold={held ? null : () => setHeld(true)} />
    }
    page = await openPage(<Once />)
    await page.hold('ok', 10)
    expect(log).toEqual([])
    await key('keydown', KEYS.ok)
    expect(log).toEqual(['press'])
    await key('keyup', KEYS.ok, 50)
  })

  it('is also a long click of a pointing remote', async () => {
    page = await openPage(<Place />)
    const row = document.querySelector('[data-name=row]')
    const mouse = (type: string, at: number) => {
      const event = new MouseEvent(type, { bubbles: true })
      Object.defineProperty(event, 'timeStamp', { value: at })
      row?.dispatchEvent(event)
    }
    mouse('mousedown', 1000)
    mouse('click', 1700)
    mouse('mousedown', 3000)
    mouse('click', 3100)
    expect(log).toEqual(['hold', 'press'])
  })
})

describe('OK on something that cannot be held', () => {
  it('presses when it comes down, beside something that can', async () => {
    page = await openPage(<Place />)
    await page.press('right')
    await key('keydown', KEYS.ok)
    expect(log).toEqual(['button'])
    await key('keyup', KEYS.ok, 900)
    expect(log).toEqual(['button'])
  })
})

describe('a hold that nobody waits for any more', () => {
  it('is forgotten with its target', async () => {
    const onHold = vi.fn()
    page = await openPage(<Place onHold={onHold} />)
    await key('keydown', KEYS.ok)
    await page.render(<div />)
    await key('keyup', KEYS.ok, 900)
    expect(onHold).not.toHaveBeenCalled()
    expect(log).toEqual([])
  })
})
