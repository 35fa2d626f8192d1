// What a slow television would feel, measured in a browser with its processor held back, and what its page
// holds on to.

import type { Television } from '../test-app/test-app'

const DOWN = 40
const UP = 38

/**
 * Measures with the page's processor held back by `rate`; 1 is its own speed. Each session of the
 * protocol holds it back by itself, so this one is ended before the next measurement.
 */
export async function slowedDown<T>(
  tv: Television,
  rate: number,
  measure: () => Promise<T>,
): Promise<T> {
  const client = await tv.context.newCDPSession(tv.page)
  try {
    await client.send('Emulation.setCPUThrottlingRate', { rate })
    return await measure()
  } finally {
    await client.detach()
  }
}

/**
 * How long a key takes until another row has the focus and is painted.
 * @returns one time for each of `presses`, in ms
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
  return times
}

/** What the page's JavaScript holds on to, in bytes, after its rubbish was collected. */
export async function heap_bytes(tv: Television): Promise<number> {
  const client = await tv.context.newCDPSession(tv.page)
  await client.send('HeapProfiler.collectGarbage')
  const { usedSize } = await client.send('Runtime.getHeapUsage')
  await client.detach()
  return usedSize
}
