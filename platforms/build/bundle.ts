// Building: the app when its sources are newer than dist, the emulator's page each time (it takes a
// fraction of a second).

import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type InlineConfig } from 'vite'
import { putInPlace } from './put-in-place'

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** Where the built app is. */
export const DIST = join(ROOT, 'dist')

/** Everything that ends up in the bundle; a folder stands for all that is in it. */
const SOURCES = [
  'src',
  'platforms/build',
  'platforms/settings',
  'index.html',
  'vite.config.ts',
  'package-lock.json',
]

/** Vite's settings for the emulator's page, whether it is built or served. */
export const EMULATOR: InlineConfig = {
  configFile: false,
  root: join(ROOT, 'platforms/emulator'),
  base: '/emulator/',
  cacheDir: join(ROOT, 'node_modules/.cache/foyer-emulator-dev'),
  publicDir: false,
  logLevel: 'warn',
}

/**
 * Builds the app into `dist` unless what is there is newer than every source.
 * @param tell takes one line when it builds
 * @throws Error with the builder's own message
 */
export async function buildApp(tell: (line: string) => void): Promise<void> {
  if (
    !(await isStale(
      DIST,
      SOURCES.map((path) => join(ROOT, path)),
    ))
  )
    return
  tell('Building the app (some seconds, only after a change) ...')
  // A test runner says NODE_ENV=test, and React would then bring its development build.
  process.env.NODE_ENV = 'production'
  await putInPlace(DIST, (outDir) =>
    build({ root: ROOT, logLevel: 'error', build: { outDir, emptyOutDir: true } }),
  )
}

/** Builds the emulator's page into a folder of its own, so that nobody who serves one loses it. */
export async function buildEmulator(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-emulator-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    await build({ ...EMULATOR, build: { outDir: folder, emptyOutDir: true } })
  } catch (error) {
    await remove()
    throw error
  }
  return { folder, remove }
}

/** Whether a build lacks its page, or a source is newer than it. Missing sources count as old. */
export async function isStale(dist: string, sources: string[]): Promise<boolean> {
  const page = join(dist, 'index.html')
  if (!existsSync(page)) return true
  const built_ms = (await stat(page)).mtimeMs
  const newest_ms = await Promise.all(sources.filter(existsSync).map(newest))
  return Math.max(0, ...newest_ms) > built_ms
}

async function newest(path: string): Promise<number> {
  const own = await stat(path)
  if (!own.isDirectory()) return own.mtimeMs
  const inside = await readdir(path, { recursive: true })
  const times = await Promise.all(
    inside.map(async (name) => (await stat(join(path, name))).mtimeMs),
  )
  // The folder's own time tells of a file that was removed.
  return Math.max(own.mtimeMs, ...times)
}
