// Where the relay is put before its callers: under Node, and, packed, on workerd, the runtime of Cloudflare's Workers.
// At Cloudflare a server of theirs stands before it; here workerd's own reads the requests.

import { startRelay } from '../../../platforms/relay/main'
import { packRelay } from '../../../platforms/relay/pack'
import { canRunPackaged, obtainWorkerd } from '../../engines/obtain/obtain'
import type { OpenRelay } from '../../platforms/relay/fake-upstream'
import { relayOnWorkerd } from '../../platforms/relay/workerd'

export interface Runtime {
  name: 'Node' | 'Workers'
  /** Starts the relay. On Workers its limits, its clock and its patience are its own. */
  open: OpenRelay
  /** The header that a caller's address stands in. */
  addressHeader: 'X-Forwarded-For' | 'CF-Connecting-IP'
}

const NODE: Runtime = { name: 'Node', open: startRelay, addressHeader: 'X-Forwarded-For' }

/** The relay packed, on workerd. */
async function workers(): Promise<Runtime> {
  // It may have to be fetched first, which takes longer than a test waits.
  obtainWorkerd()
  const [module] = Object.values(await packRelay()) as [Uint8Array]
  return {
    name: 'Workers',
    open: relayOnWorkerd(module),
    addressHeader: 'CF-Connecting-IP',
  }
}

/** Node, and Workers where workerd can run: it is pinned for Linux on x64 alone. */
export const RUNTIMES: Runtime[] = canRunPackaged ? [NODE, await workers()] : [NODE]

/** Runtimes for `describe.each`, each after its name. */
export const byName = (runtimes: Runtime[]) =>
  runtimes.map((runtime) => [runtime.name, runtime] as const)

/** An IPv4 address for each number below 2^24, so that callers may each have a limit of their own. */
export const addressOf = (n: number) => `10.${(n >> 16) & 0xff}.${(n >> 8) & 0xff}.${n & 0xff}`
