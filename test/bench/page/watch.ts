// The scripts that run ahead of every page's own and tell when something is on the screen.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const script = (name: string) => readFileSync(join(import.meta.dirname, name), 'utf8')

/** What is painted in a start. */
export const WATCH_START = script('page-watch.js')
/** What keys do, once a page is there. */
export const WATCH_KEYS = script('page-keys.js')
