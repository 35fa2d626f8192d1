// page-clock.ts as a script of its own, for the oldest engine that has a page at all.

import { join } from 'node:path'
import { build, type Plugin } from 'vite'

/**
 * What the library has that Chromium 64 has not, and that is no syntax to be lowered. A polyfill would
 * be there for the app as well, which must bring its own.
 */
const forOldEngines: Plugin = {
  name: 'for-old-engines',
  transform: (code, id) =>
    id.includes('fake-timers')
      ? code
          .replace(/Object\.hasOwn\(/g, 'Object.prototype.hasOwnProperty.call(')
          .replace(/\b([\d_]+)n\b/g, 'BigInt($1)')
      : undefined,
}

/** What it is called. For engines that tell scenarios alone, whose language is younger than the app's. */
export const CLOCK = 'page-clock.js'

/** Writes it into `folder`. */
export async function buildClock(folder: string): Promise<void> {
  await build({
    configFile: false,
    root: import.meta.dirname,
    logLevel: 'error',
    publicDir: false,
    plugins: [forOldEngines],
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'chrome64',
      lib: {
        entry: join(import.meta.dirname, 'page-clock.ts'),
        formats: ['iife'],
        name: 'foyerPageClock',
        fileName: () => CLOCK,
      },
    },
  })
}
