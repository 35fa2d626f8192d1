import { describe, expect, it } from 'vitest'
import { turnsFor } from '../../../src/tv/storage/turns'
import { handClock, settle } from '../../hand-clock'

type Locks = NonNullable<Parameters<typeof turnsFor>[1]>

/** Locks as the engine has them, which can be held by a window that never lets go. */
function engineLocks() {
  let last: Promise<unknown> = Promise.resolve()
  const names: string[] = []
  const request = (name: string, { signal }: LockOptions, work: () => Promise<unknown>) => {
    names.push(name)
    const turn = new Promise((resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new DOMException('late', 'AbortError')))
      void last.then(() => !signal?.aborted && resolve(undefined))
    }).then(work)
    last = turn.catch(() => {})
    return turn
  }
  return {
    locks: { request } as unknown as Locks,
    names,
    freeze: () => {
      last = new Promise(() => {})
    },
  }
}

describe('work that one window does at a time', () => {
  it('is done one after the other, and is told that it is alone', async () => {
    const clock = handClock()
    const { locks, names } = engineLocks()
    const log: string[] = []
    const inTurn = turnsFor('renewal', locks, clock.wait)
    let finish = () => {}
    const first = inTurn(async (isAlone) => {
      log.push(`first ${isAlone}`)
      await new Promise<void>((resolve) => {
        finish = resolve
      })
      log.push('first done')
      return 1
    })
    const second = inTurn(async (isAlone) => {
      log.push(`second ${isAlone}`)
      return 2
    })
    await settle()
    finish()
    expect(await Promise.all([first, second])).toEqual([1, 2])
    expect(log).toEqual(['first true', 'first done', 'second true'])
    expect(names).toEqual(['renewal', 'renewal'])
    expect(clock.waits()).toEqual([])
  })

  it('does not wait for ever for a window that the television has frozen', async () => {
    const clock = handClock()
    const { locks, freeze } = engineLocks()
    freeze()
    let heard: boolean | undefined
    void turnsFor(
      'renewal',
      locks,
      clock.wait,
    )(async (isAlone) => {
      heard = isAlone
    })
    await clock.advance(24_999)
    expect(heard).toBe(undefined)
    await clock.advance(1)
    expect(heard).toBe(false)
  })

  it.each<[string, Locks | undefined]>([
    ['has none', undefined],
    [
      'refuses them to this page',
      {
        request: () => Promise.reject(new DOMException('no', 'SecurityError')),
      } as unknown as Locks,
    ],
    [
      'throws',
      {
        request() {
          throw new TypeError('no')
        },
      } as unknown as Locks,
    ],
  ])('is done at once where the engine %s', async (_, locks) => {
    const clock = handClock()
    expect(await turnsFor('renewal', locks, clock.wait)(async (isAlone) => isAlone)).toBe(false)
    await settle()
    expect(clock.waits()).toEqual([])
  })

  it('passes its own error on, and is not done twice for it', async () => {
    let times = 0
    const failing = turnsFor(
      'renewal',
      engineLocks().locks,
      handClock().wait,
    )(async () => {
      times += 1
      throw new Error('mine')
    })
    await expect(failing).rejects.toThrow('mine')
    expect(times).toBe(1)
  })
})
