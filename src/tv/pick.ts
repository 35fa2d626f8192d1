import { browserTv } from './browser'
import { tizenTv } from './tizen'
import type { Tv } from './tv'
import { webosTv } from './webos'

/** The television this runs on, by the objects it has; a browser when it has none of them. */
export function pickTv(window: Window): Tv {
  return tizenTv(window) ?? webosTv(window) ?? browserTv(window)
}
