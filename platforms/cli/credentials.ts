// One's own Webex integration, from the environment or a .env file that git ignores.

import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseEnv } from 'node:util'
import { decodeText } from './decode'

export interface Credentials {
  clientId: string
  clientSecret: string
}

/** The integration that the sandbox knows. It is a secret of nothing. */
export const SANDBOX: Credentials = { clientId: 'foyer-sandbox', clientSecret: 'sandbox-secret' }

/** Where `.env` is looked for: beside package.json. */
const ENV_FILE = fileURLToPath(new URL('../../.env', import.meta.url))

/**
 * Reads WEBEX_CLIENT_ID and WEBEX_CLIENT_SECRET; what is in the environment goes before the file.
 * @returns undefined when neither is set
 * @throws Error when only one of the two is, or the file is no text, or has a personal access token in it
 */
export function readCredentials(env = process.env, file = ENV_FILE): Credentials | undefined {
  const inFile = existsSync(file) ? parseEnv(decodeText(readFileSync(file), file)) : {}
  const clientId = env.WEBEX_CLIENT_ID || inFile.WEBEX_CLIENT_ID
  const clientSecret = env.WEBEX_CLIENT_SECRET || inFile.WEBEX_CLIENT_SECRET
  if (inFile.WEBEX_TOKEN)
    throw new Error('WEBEX_TOKEN is not kept in .env: WEBEX_TOKEN=... npm start (see --help).')
  if (!clientId && !clientSecret) return undefined
  if (!clientId || !clientSecret)
    throw new Error('Set both WEBEX_CLIENT_ID and WEBEX_CLIENT_SECRET, or neither for the sandbox.')
  return { clientId, clientSecret }
}
