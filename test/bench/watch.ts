// The script that runs ahead of every page's own and tells when something is on the screen.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const WATCH = readFileSync(join(import.meta.dirname, 'page-watch.js'), 'utf8')
