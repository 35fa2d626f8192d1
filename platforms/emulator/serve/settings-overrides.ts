// A settings file of one's own under `npm start`, checked as a package's is, before anything runs.

import { readSettingsFile } from '../../cli/settings-file'
import { demandRight } from '../../pack/settings'

/**
 * What the servers decide that are started, whatever a file says: it may be the one of a television
 * that uses another relay. The secret belongs to the file's client id, and here the relay has its own.
 */
const OF_THE_SERVERS = {
  clientId: 'known once they run',
  clientSecret: undefined,
  relay: 'https://localhost/v1',
  api: 'https://localhost/v1',
}

/**
 * Reads the settings that are laid over those that `npm start` makes up.
 * @param path a file in the form of settings.js, or JSON of it, with as many settings as one likes
 * @throws Error, in one line, when there is no such file, it does not run, or a setting is wrong
 */
export async function settingsToLayOver(path: string): Promise<Record<string, unknown>> {
  const given = await readSettingsFile(path)
  const isObject = typeof given === 'object' && given !== null
  demandRight(isObject ? { ...given, ...OF_THE_SERVERS } : given, path)
  const own = Object.entries(Object(given)).filter(([name]) => !(name in OF_THE_SERVERS))
  return Object.fromEntries(own)
}
