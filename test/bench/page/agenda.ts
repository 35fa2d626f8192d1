// What every measurement of keys begins with.

import type { BenchEngine, BenchPage } from './browser'
import type { Fixture } from './fixture'
import { WATCH_KEYS } from './watch'

/**
 * Opens the last seen agenda, at the processor's own speed, with an eye on what each key does.
 * @param file the floor's page; the app's own where none is named
 */
export async function openAgenda(
  fixture: Fixture,
  engine: BenchEngine,
  file?: string,
): Promise<BenchPage> {
  const page = await fixture.open(engine, 'signed in')
  try {
    await page.addScript(WATCH_KEYS)
    await page.open(fixture.url(file))
    await fixture.settled(page, '.list-row.focused')
    return page
  } catch (error) {
    await page.close()
    throw error
  }
}
