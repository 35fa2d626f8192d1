// A database of one object store, on a connection that is opened anew when the old one is of no use any
// more. Engines close connections without a word (https://github.com/jakearchibald/idb-keyval/issues/165),
// and every transaction on such a one throws InvalidStateError; others lose the process behind it.

import { createStore, type UseStore } from 'idb-keyval'

/** A database in IndexedDB. */
export interface Database {
  /**
   * Runs `work` in one transaction, on a new connection if that fails; so it may run twice.
   * @returns what `work` gives; rejects when the new connection fails too, or with `GIVEN_UP`
   */
  run: UseStore
  /** Gives up a connection that never answers. What still waits for it will do nothing. */
  giveUp(): void
}

/** Why something was never run: its connection was given up before it answered. */
export const GIVEN_UP = new Error('the connection was given up')

const STORE = 'kept'

/**
 * A database of one object store. It is opened, and made, with the first transaction.
 * @param name of the database in IndexedDB
 */
export function openDatabase(name: string): Database {
  let store = createStore(name, STORE)
  let connection: IDBDatabase | undefined
  let generation = 0
  /** The last one that was given up, and all before it. */
  let givenUp = -1

  function reconnect() {
    generation += 1
    connection?.close()
    connection = undefined
    store = createStore(name, STORE)
  }

  const once: UseStore = (mode, work) => {
    const mine = generation
    return store(mode, (objects) => {
      const { db } = objects.transaction
      if (mine !== generation) {
        db.close()
        throw new DOMException('another connection is in use', 'AbortError')
      }
      connection = db
      // Somebody wants to delete the database, and cannot while it is open here.
      db.onversionchange = () => (db === connection ? reconnect() : db.close())
      return work(objects)
    })
  }

  return {
    async run(mode, work) {
      const mine = generation
      try {
        return await once(mode, work)
      } catch {
        if (mine <= givenUp) throw GIVEN_UP
        if (mine === generation) reconnect()
        return once(mode, work)
      }
    },
    giveUp() {
      givenUp = generation
      reconnect()
    },
  }
}

/**
 * Deletes a database with everything in it. Never rejects.
 * @returns whether it is gone; false where something that does not yield has it open
 */
export function deleteStorage(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.deleteDatabase(name)
      request.onsuccess = () => resolve(true)
      request.onerror = () => resolve(false)
      request.onblocked = () => resolve(false)
    } catch {
      resolve(false) // no storage
    }
  })
}
