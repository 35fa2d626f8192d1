// The built app as every engine gets it: built for the run as `npm run build` does, so that it is the
// sources as they are and no other build gets in between, and with one script (witness.js) ahead of
// its own. The bundle itself is, byte for byte, what a television gets.

import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { ROOT } from '../../platforms/emulator/serve/bundle'
import { startAll } from '../../platforms/emulator/serve/start-all'

/**
 * The app in a folder of its own, which `remove` takes away.
 * @param built an app that is already built; it is copied
 */
export async function makeApp(
  built?: string,
): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-app-'))
  if (built) await cp(built, folder, { recursive: true })
  else {
    // What a test runner leaves here would give React's development build.
    process.env.NODE_ENV = 'production'
    await build({ root: ROOT, logLevel: 'error', build: { outDir: folder, emptyOutDir: true } })
  }
  const page = await readFile(join(folder, 'index.html'), 'utf8')
  const witnessed = page.replace(/<head[^>]*>/i, '$&<script src="./witness.js"></script>')
  await writeFile(join(folder, 'index.html'), witnessed)
  await cp(join(import.meta.dirname, 'witness.js'), join(folder, 'witness.js'))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

/** Servers of its own for each engine, so that none sees what another did. */
export interface House {
  url: string
  /** Approves a code as a phone would. False when the code is no longer the one to approve. */
  approve(code: string): Promise<boolean>
  /** The app from file://, as in a package, with the settings of this house beside it. */
  packaged(): Promise<{ url: string; remove(): Promise<void> }>
  close(): Promise<void>
}

/** The account of an ordinary week. */
const ACCOUNT = 'ada'

export async function openHouse(dist: string): Promise<House> {
  const { urls, close } = await startAll({ port: 0, sandboxPort: 0, relayPort: 0, dist })
  return {
    url: urls.app,
    async approve(code) {
      const answer = await fetch(`${urls.sandbox}sandbox/approve`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ user_code: code, account: ACCOUNT }),
      })
      return answer.ok
    },
    async packaged() {
      const folder = await mkdtemp(join(tmpdir(), 'foyer-package-'))
      await cp(dist, folder, { recursive: true })
      const settings = await fetch(`${urls.app}settings.js`)
      await writeFile(join(folder, 'settings.js'), await settings.text())
      return {
        url: pathToFileURL(join(folder, 'index.html')).href,
        remove: () => rm(folder, { recursive: true, force: true }),
      }
    },
    close,
  }
}
