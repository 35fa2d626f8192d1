import { JSDOM } from 'jsdom'
import { afterAll, beforeAll } from 'vitest'

/** Gives the tests of a file the document of a page, which has HTML's table of entities, and nothing else of one. */
export function pageDocument(): void {
  const holder = globalThis as { document?: Document }
  beforeAll(() => {
    holder.document = new JSDOM('').window.document
  })
  afterAll(() => {
    delete holder.document
  })
}
