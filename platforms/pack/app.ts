// The app as every package carries it: the built bundle, byte for byte, with the chosen settings
// beside it, and for televisions with a page that names the hosts of those settings alone.

import { buildApp, DIST } from '../build/bundle'
import { withPolicy } from '../build/policy'
import type { Reach } from '../build/reach'
import { decodeText } from '../cli/decode'
import { type Files, readFiles, text } from './files'
import { packSettings } from './settings'

export interface App {
  files: Files
  /** Which hosts it calls with the settings inside. */
  reach: Reach
}

export interface Choice {
  /** A settings file; the app's own empty one when not given. */
  settings?: string | undefined
  /** Whether the settings may hold a client secret. */
  allowSecret?: boolean | undefined
  /** Whether an app without settings can reach any relay, to be set up on the television. */
  anyRelay?: boolean | undefined
}

/**
 * Builds the app when it is stale, and puts the settings in.
 * @param tell takes a line for the person who packs
 * @throws Error about settings that cannot go in
 */
export async function prepareApp(choice: Choice, tell: (line: string) => void): Promise<App> {
  await buildApp(tell)
  const files = await readFiles(DIST)
  const own = decodeText(files['settings.js'] ?? new Uint8Array(), 'settings.js')
  const { settings, allowSecret, anyRelay } = choice
  const { script, reach, notes } = await packSettings(settings, own, allowSecret, anyRelay)
  for (const note of notes) tell(note)
  return { files: { ...files, 'settings.js': text(script) }, reach }
}

/** The page of an app that can call no other host than those of its reach. */
export const narrowPage = ({ files, reach }: App): string =>
  withPolicy(Buffer.from(files['index.html'] ?? []).toString(), reach)
