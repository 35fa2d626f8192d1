// A settings file, as people write it: settings.js, a classic script that fills `window.foyerSettings`, or, where
// it need not run on a page, the same as JSON. Read, not checked: who needs it knows what must be right.

import { readFile } from 'node:fs/promises'
import { runInNewContext } from 'node:vm'
import { decodeText } from './decode'

/** A file that never ends is one with a mistake; a busy computer needs some hundred ms for a right one. */
const LONGEST_RUN_MS = 3000

/**
 * The text of a settings file.
 * @throws Error when there is no such file, or it is no text
 */
export async function readSettingsText(path: string): Promise<string> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch {
    throw new Error(`There is no settings file ${path}.`)
  }
  return decodeText(bytes, path)
}

/**
 * Runs settings.js as a page would, with nothing in reach but a `window`.
 * @param name of the file, for the complaint
 * @returns what it left in `window.foyerSettings`
 * @throws Error when it does not run, or not to its end within 3 s; an object of JSON does not, and is told so
 */
export function evaluateSettings(script: string, name: string): unknown {
  const window: { foyerSettings?: unknown } = {}
  try {
    runInNewContext(script, { window }, { filename: name, timeout: LONGEST_RUN_MS })
  } catch (error) {
    if (parseJson(script) !== undefined)
      throw new Error(`${name} is JSON. Write "window.foyerSettings =" in front of it.`)
    throw new Error(`${name} does not run: ${(error as Error).message}.`)
  }
  return window.foyerSettings
}

/**
 * What a settings file holds, in either form.
 * @throws Error when there is no such file, or it does not run
 */
export async function readSettingsFile(path: string): Promise<unknown> {
  const text = await readSettingsText(path)
  return parseJson(text) ?? evaluateSettings(text, path)
}

/** The object or array that a text of JSON holds; undefined for any other text. */
function parseJson(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
