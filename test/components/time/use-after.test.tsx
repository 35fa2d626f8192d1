// @vitest-environment jsdom

import { act } from 'react'
import { createRoot } from 'react-dom/client'
import { describe, expect, it, vi } from 'vitest'
import type { Clock } from '../../../src/clock'
import { useAfter } from '../../../src/components/time/use-after'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const WAIT_MS = 30_000

/** Waits that are over when the test says so, whether or not they were given up meanwhile. */
function fixture() {
  const over: (() => void)[] = []
  const clock = {
    wait: () => new Promise<void>((resolve) => over.push(resolve)),
  } as unknown as Clock
  const then = vi.fn()
  function Waits({ of }: { of: string | undefined }) {
    useAfter(clock, WAIT_MS, of, () => then(of))
    return null
  }
  const root = createRoot(document.createElement('div'))
  const show = (of: string | undefined) => act(() => root.render(<Waits of={of} />))
  const end = (wait: number) => act(async () => over[wait]?.())
  return { show, end, then }
}

describe('what is done once after a while', () => {
  it('is done for what it was waited for', async () => {
    const { show, end, then } = fixture()
    show('one')
    await end(0)
    expect(then.mock.calls).toEqual([['one']])
  })

  it('is not done for what comes in the moment in which the wait is over', async () => {
    const { show, end, then } = fixture()
    show('one')
    show('other')
    await end(0)
    expect(then).not.toHaveBeenCalled()
    await end(1)
    expect(then.mock.calls).toEqual([['other']])
  })

  it('is not done once there is nothing to wait for', async () => {
    const { show, end, then } = fixture()
    show('one')
    show(undefined)
    await end(0)
    expect(then).not.toHaveBeenCalled()
  })
})
