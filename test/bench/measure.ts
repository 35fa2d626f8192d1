// What a slow television would feel, measured in today's Chromium with its processor held back.

import type { Television } from '../e2e/living-room'

const DOWN = 40
const UP = 38

/** Holds the page's processor back by `rate`; 1 lets it go. */
export async function slowDown(tv: Television, rate: number): Promise<void> {
  const client = await tv.context.newCDPSession(tv.page)
  await client.send('Emulation.setCPUThrottlingRate', { rate })
}

/**
 * How long a key takes until another row has the focus and is painted.
 * @returns one time for each of `presses`, in ms, shortest first
 */
export async function keyTimes_ms(tv: Television, presses: number): Promise<number[]> {
  const times: number[] = []
  for (let press = 0; press < presses; press++)
    times.push(
      await tv.page.evaluate(
        (keyCode) =>
          new Promise<number>((resolve) => {
            const before = document.querySelector('.list-row.focused')
            const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true })
            Object.defineProperty(event, 'keyCode', { value: keyCode })
            const from = performance.now()
            document.activeElement?.dispatchEvent(event)
            const look = () => {
              const now = document.querySelector('.list-row.focused')
              if (now && now !== before)
                requestAnimationFrame(() => resolve(performance.now() - from))
              else requestAnimationFrame(look)
            }
            requestAnimationFrame(look)
          }),
        press % 2 ? UP : DOWN,
      ),
    )
  return times.sort((a, b) => a - b)
}

/** What the page's JavaScript holds on to, in bytes, after its rubbish was collected. */
export async function heap_bytes(tv: Television): Promise<number> {
  const client = await tv.context.newCDPSession(tv.page)
  await client.send('HeapProfiler.collectGarbage')
  return (await client.send('Runtime.getHeapUsage')).usedSize
}

/** The middle one of sorted numbers. */
export const median = (sorted: readonly number[]): number =>
  sorted[Math.floor(sorted.length / 2)] as number
