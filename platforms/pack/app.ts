// The app as every package carries it: the built bundle, byte for byte, with the chosen settings
// beside it.

import { buildApp, DIST } from '../emulator/serve/bundle'
import { type Files, readFiles, text } from './files'
import { packSettings } from './settings'

export interface App {
  files: Files
  /** Where the app will call. */
  addresses: URL[]
}

export interface Choice {
  /** A settings file; the app's own empty one when not given. */
  settings?: string
  /** Whether the settings may hold a client secret. */
  allowSecret?: boolean
}

/**
 * Builds the app when it is stale, and puts the settings in.
 * @param tell takes a line for the person who packs
 * @throws Error about settings that cannot go in
 */
export async function prepareApp(choice: Choice, tell: (line: string) => void): Promise<App> {
  await buildApp(tell)
  const files = await readFiles(DIST)
  const own = Buffer.from(files['settings.js'] ?? []).toString()
  const { script, addresses, notes } = await packSettings(choice.settings, own, choice.allowSecret)
  for (const note of notes) tell(note)
  return { files: { ...files, 'settings.js': text(script) }, addresses }
}
