// One's own certificates, from the environment: a file and a password for each role.

import { readFileSync } from 'node:fs'
import { openPkcs12 } from './pkcs12'
import type { Credentials, Role } from './signature'

const NAMES = {
  author: { file: 'FOYER_TIZEN_AUTHOR_P12', password: 'FOYER_TIZEN_AUTHOR_PASSWORD' },
  distributor: {
    file: 'FOYER_TIZEN_DISTRIBUTOR_P12',
    password: 'FOYER_TIZEN_DISTRIBUTOR_PASSWORD',
  },
}

/**
 * Reads the four variables.
 * @returns undefined when none is set; an empty one counts as not set, as CI systems give them
 * @throws Error with the name of the variable, and what to do
 */
export function ownCertificates(env = process.env): Record<Role, Credentials> | undefined {
  const names = Object.values(NAMES).flatMap(({ file, password }) => [file, password])
  const absent = names.filter((name) => !env[name])
  if (absent.length === names.length) return undefined
  if (absent.length > 0)
    throw new Error(
      `Not set: ${absent.join(', ')}. Set all of ${names.join(', ')}, or none for a throw-away certificate.`,
    )
  return { author: open(env, 'author'), distributor: open(env, 'distributor') }
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
