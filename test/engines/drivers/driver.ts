// What a run asks of an engine, whichever protocol it is driven by: chromium.ts speaks the DevTools
// protocol, firefox.ts WebDriver BiDi, wpe.ts WebDriver, and stubbed-dom.ts to what stands in for engines of
// which only the JavaScript half is to be had.

export interface Driver {
  /** The engine as it calls itself. */
  readonly version: string
  /** True where there is a DOM but no layout, no pixels and no storage. */
  readonly standIn: boolean
  open(url: string): Promise<void>
  /** A real key press, down and up, with the defaults that a browser has for it. */
  press(key: Key): Promise<void>
  /** The same, with so many ms between down and up. */
  hold(key: Key, ms: number): Promise<void>
  /** The value of a synchronous expression in the page; it travels as JSON. */
  evaluate<T>(expression: string): Promise<T>
  /** PNG; undefined from a stub. */
  screenshot(): Promise<Buffer | undefined>
  close(): Promise<void>
}

/** The keys of every remote, by the names that `KeyboardEvent.key` has in a browser. */
export const KEYS = {
  ArrowLeft: { keyCode: 37, webdriver: '\uE012' },
  ArrowUp: { keyCode: 38, webdriver: '\uE013' },
  ArrowRight: { keyCode: 39, webdriver: '\uE014' },
  ArrowDown: { keyCode: 40, webdriver: '\uE015' },
  Enter: { keyCode: 13, webdriver: '\uE007' },
  Escape: { keyCode: 27, webdriver: '\uE00C' },
}

export type Key = keyof typeof KEYS

/** Laid out for 1080p, which is what televisions give an app whatever their panel. */
export const FULL_HD = { width: 1920, height: 1080 }

/** What the engines are told that their viewer reads. */
export const LANGUAGE = 'en-GB'

/** The same in WebDriver's and BiDi's words, which share their actions. */
export function keyActions(key: Key, held_ms = 0): object[] {
  const { webdriver: value } = KEYS[key]
  const actions = [
    { type: 'keyDown', value },
    ...(held_ms > 0 ? [{ type: 'pause', duration: held_ms }] : []),
    { type: 'keyUp', value },
  ]
  return [{ type: 'key', id: 'remote', actions }]
}
