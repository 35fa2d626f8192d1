// A page for the focus tests: the real Norigin and the real React in jsdom, which lays nothing out, so
// each element says in `data-box` where it is: "left,top,width,height".

import { act, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { createRemote } from '../../src/remote/remote'
import { RemoteContext } from '../../src/remote/use-remote'
import { settle } from '../hand-clock'

const BOX = ['offsetLeft', 'offsetTop', 'offsetWidth', 'offsetHeight'] as const
for (const [at, name] of BOX.entries())
  Object.defineProperty(HTMLElement.prototype, name, {
    configurable: true,
    get(this: HTMLElement) {
      return Number(this.dataset.box?.split(',')[at] ?? 0)
    },
  })
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

const frames: (() => void)[] = []
/** Draws one picture. @returns whether anybody waited for it */
export function drawFrame(): boolean {
  const waiting = frames.splice(0)
  for (const callback of waiting) callback()
  return waiting.length > 0
}

/** The remote of all pages of a test file, as Norigin is one for all of them. */
export const remote = createRemote(undefined, (callback) => void frames.push(callback))

export const KEYS = { left: 37, up: 38, right: 39, down: 40, ok: 13, back: 461 } as const
type Key = keyof typeof KEYS

export interface Page {
  /** Presses keys, each down and up, and lets what follows settle. */
  press(...keys: Key[]): Promise<void>
  /** Holds a key: down, then `repeats` times down again, as a remote sends it, then up. */
  hold(key: Key, repeats: number, flagged?: boolean): Promise<void>
  render(node: ReactNode): Promise<void>
  /** What has the real focus, once all pictures are drawn. */
  focused(): string | undefined
  close(): Promise<void>
}

let now = 0

/** Sends one key event. @returns whether its default was prevented */
export function send(type: 'keydown' | 'keyup', keyCode: number, after_ms = 1000, repeat = false) {
  now += after_ms
  const event = new KeyboardEvent(type, { bubbles: true, cancelable: true, repeat })
  Object.defineProperty(event, 'keyCode', { value: keyCode })
  Object.defineProperty(event, 'timeStamp', { value: now })
  const target = document.activeElement ?? document.body
  return !target.dispatchEvent(event)
}

export async function openPage(node: ReactNode): Promise<Page> {
  const element = document.body.appendChild(document.createElement('div'))
  const root = createRoot(element)
  const stopListening = remote.listen(window)
  const calm = () =>
    act(async () => {
      do await settle()
      while (drawFrame())
    })
  const page: Page = {
    async render(next) {
      await act(async () =>
        root.render(<RemoteContext.Provider value={remote}>{next}</RemoteContext.Provider>),
      )
      await calm()
    },
    async press(...keys) {
      for (const key of keys) {
        send('keydown', KEYS[key])
        send('keyup', KEYS[key], 50)
        await calm()
      }
    },
    async hold(key, repeats, flagged = true) {
      send('keydown', KEYS[key])
      await calm()
      for (let time = 0; time < repeats; time++) {
        send('keydown', KEYS[key], time === 0 ? 500 : 100, flagged)
        await calm()
      }
      send('keyup', KEYS[key], 50)
      await calm()
    },
    focused() {
      while (drawFrame());
      return (document.activeElement as HTMLElement | null)?.dataset.name
    },
    async close() {
      await act(async () => root.unmount())
      stopListening()
      element.remove()
      await calm()
    },
  }
  await page.render(node)
  return page
}
