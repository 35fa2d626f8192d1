// The pictures of the accounts, drawn by `npm run art`. Cy has none, as many people at Webex.

import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isAccount } from '../calendar/people'

/** The PNG of an account; undefined when it has none, or there is no such account. */
export function avatarFile(accountId: string): Uint8Array<ArrayBuffer> | undefined {
  if (!isAccount(accountId)) return undefined
  const path = fileURLToPath(new URL(`avatars/${accountId}.png`, import.meta.url))
  return existsSync(path) ? new Uint8Array(readFileSync(path)) : undefined
}
