// A television that can be unplugged: a browser of its own with a profile that lasts, ended with all its processes
// at once (SIGKILL), which has no time to write anything.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import type { Urls } from '../../../platforms/emulator/serve/start-all'
import { findBrowser } from '../../e2e/test-app/browser'
import { FULL_HD, shiftDate, Television, ZONE } from '../../e2e/test-app/test-app'
import { ARGS } from '../../engines/drivers/chromium'
import { type Program, startProgram } from '../../engines/drivers/program'

interface PluggedIn {
  tv: Television
  /** Cuts the power. Settles when all processes are gone. */
  unplug(): Promise<void>
}

/** A folder for the profile of a television that has just been bought. */
export function newProfile() {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-kills-'))
  const remove = () =>
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  return { folder, remove }
}

/**
 * Plugs a television in, does something with it, and cuts the power.
 * @param folder of its profile, where everything is that it keeps
 * @param ahead_ms how far its clock is ahead of the machine's
 */
export async function untilUnplugged<T>(
  folder: string,
  ahead_ms: number,
  urls: Urls,
  act: (tv: Television) => Promise<T>,
): Promise<T> {
  const { tv, unplug } = await plugIn(folder, ahead_ms, urls)
  try {
    return await act(tv)
  } finally {
    await unplug()
  }
}

async function plugIn(folder: string, ahead_ms: number, urls: Urls): Promise<PluggedIn> {
  const { executablePath, env = {} } = findBrowser()
  const size = `--window-size=${FULL_HD.width},${FULL_HD.height}`
  const program = await startProgram(executablePath, {
    env: { ...env, TZ: ZONE },
    ready: /DevTools listening on (ws:\/\/\S+)/,
    args: () => [...ARGS, size, `--user-data-dir=${folder}`, 'about:blank'],
  })
  try {
    return await connected(program, ahead_ms, urls)
  } catch (error) {
    await program.stop()
    throw error
  }
}

async function connected(program: Program, ahead_ms: number, urls: Urls): Promise<PluggedIn> {
  const browser = await chromium.connectOverCDP(program.said[1] ?? '')
  const [context] = browser.contexts()
  if (!context) throw new Error('the browser has no window')
  await context.addInitScript(shiftDate, ahead_ms)
  const page = context.pages()[0] ?? (await context.newPage())
  return {
    tv: new Television(context, page, urls),
    async unplug() {
      await program.stop()
      await browser.close().catch(() => {})
    },
  }
}
