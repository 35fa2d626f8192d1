// One's own certificates, from the environment: a file and a password for each role.

import { readFileSync } from 'node:fs'
import { openPkcs12 } from './pkcs12'
import type { Credentials, Role } from './signature'
import { checkValidity } from './validity'

const NAMES = {
  author: { file: 'FOYER_TIZEN_AUTHOR_P12', password: 'FOYER_TIZEN_AUTHOR_PASSWORD' },
  distributor: {
    file: 'FOYER_TIZEN_DISTRIBUTOR_P12',
    password: 'FOYER_TIZEN_DISTRIBUTOR_PASSWORD',
  },
}

/**
 * Reads the four variables.
 * @param tell takes a line about a certificate that will end soon
 * @param now ms since 1970
 * @returns undefined when none is set; an empty one counts as not set, as CI systems give them
 * @throws Error with the name of the variable, and what to do
 */
export function ownCertificates(
  env = process.env,
  tell: (line: string) => void = () => {},
  now = Date.now(),
): Record<Role, Credentials> | undefined {
  const names = Object.values(NAMES).flatMap(({ file, password }) => [file, password])
  const absent = names.filter((name) => !env[name])
  if (absent.length === names.length) return undefined
  if (absent.length > 0)
    throw new Error(
      `Not set: ${absent.join(', ')}. Set all of ${names.join(', ')}, or none for a throw-away certificate.`,
    )
  const own = { author: open(env, 'author'), distributor: open(env, 'distributor') }
  for (const role of ['author', 'distributor'] as const) {
    const { refused, warning } = checkValidity(own[role].chain, now)
    const { file } = NAMES[role]
    if (refused) throw new Error(`${file}: ${env[file]} ${refused}. No television takes it.`)
    if (warning) tell(`${file}: ${env[file]} ${warning}.`)
  }
  return own
}

function open(env: NodeJS.ProcessEnv, role: Role): Credentials {
  const { file, password } = NAMES[role]
  const path = env[file] as string
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch {
    throw new Error(`${file} is ${path}, but there is no such file that can be read.`)
  }
  try {
    return openPkcs12(bytes, env[password] as string)
  } catch (error) {
    throw new Error(`${file} and ${password}: ${path} ${(error as Error).message}.`)
  }
}
