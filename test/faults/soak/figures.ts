// What a page holds on to at one moment, once everything that nobody uses has been thrown away.

import type { ChromiumDriver } from '../../engines/drivers/chromium'
import { evaluateIn } from '../../engines/drivers/evaluate'

export interface Figures {
  /** Of JavaScript, MB. */
  heap_mb: number
  /** Of the DOM, those in no document included. */
  nodes: number
  listeners: number
  timers: number
  /** Keys and values of all of IndexedDB, thousand characters of JSON. */
  database_kchars: number
  /** Of localStorage likewise, where the agenda is drawn for the next start. */
  drawn_kchars: number
}

/** Collected once, some objects are only then found to be unused. */
const COLLECTIONS = 3

/** An expression of the page; Chromium 79 understands it. */
const DATABASES = `(async () => {
  const request = (it) => new Promise((resolve, reject) => {
    it.onsuccess = () => resolve(it.result)
    it.onerror = () => reject(it.error)
  })
  let all = 0
  for (const { name } of await indexedDB.databases()) {
    const database = await request(indexedDB.open(name))
    for (const store of [...database.objectStoreNames]) {
      const objects = () => database.transaction(store).objectStore(store)
      all += JSON.stringify([await request(objects().getAllKeys()), await request(objects().getAll())]).length
    }
    database.close()
  }
  return all
})()`

/** Collects garbage and counts what is left. The page has the clock of test/engines/page/page-clock.ts. */
export async function figuresOf(driver: ChromiumDriver): Promise<Figures> {
  const databases = await evaluateIn<number>(driver, DATABASES)
  const drawn = await driver.evaluate<number>('JSON.stringify(localStorage).length')
  const timers = await driver.evaluate<number>('pageClock.timers()')
  // The probe's own list, and what the console has been told.
  await driver.evaluate('(probe.fetched().length = 0)')
  await driver.send('Runtime.discardConsoleEntries')
  for (let time = 0; time < COLLECTIONS; time++) await driver.send('HeapProfiler.collectGarbage')
  const { usedSize } = await driver.send<{ usedSize: number }>('Runtime.getHeapUsage')
  const { nodes, jsEventListeners } = await driver.send<{
    nodes: number
    jsEventListeners: number
  }>('Memory.getDOMCounters')
  return {
    heap_mb: usedSize / 1e6,
    nodes,
    listeners: jsEventListeners,
    timers,
    database_kchars: databases / 1000,
    drawn_kchars: drawn / 1000,
  }
}
