// The packed relay on workerd, the runtime that Cloudflare's Workers run on.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { Listening } from '../../../platforms/cli/listen'
import type { Variables } from '../../../platforms/relay/worker'
import { obtainWorkerd } from '../../engines/obtain/obtain'
import type { OpenRelay } from './fake-upstream'

/** The day whose behaviour of the runtime is asked for; the README names the same. */
const COMPATIBILITY_DATE = '2026-11-01'

/**
 * Starts the packed relay on workerd with the options of a relay under Node, as far as there are variables for them;
 * its limits, its clock and its patience are its own there.
 */
export const relayOnWorkerd =
  (module: Uint8Array): OpenRelay =>
  ({ clientId, clientSecret, origins, upstream, statusUrl, settings, log }) =>
    openWorkerd(
      module,
      {
        WEBEX_CLIENT_ID: clientId,
        WEBEX_CLIENT_SECRET: clientSecret,
        ORIGINS: origins.join(' '),
        UPSTREAM: upstream,
        STATUS_URL: statusUrl ?? '',
        ...(settings && { SETTINGS: JSON.stringify(settings) }),
      },
      log,
    )

/**
 * Runs a module on a port that is free.
 * @param log takes each line that it logs
 * @throws Error with what workerd says when it does not start
 */
export async function openWorkerd(
  module: Uint8Array,
  variables: Variables,
  log: (line: string) => void = () => {},
): Promise<Listening> {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-workerd-'))
  writeFileSync(join(folder, 'relay.js'), module)
  writeFileSync(join(folder, 'config.capnp'), configuration(variables))
  const workerd = spawn(
    obtainWorkerd(),
    ['serve', join(folder, 'config.capnp'), '--control-fd=3'],
    { stdio: ['ignore', 'pipe', 'pipe', 'pipe'] },
  )
  const exit = once(workerd, 'exit')
  let trouble = ''
  workerd.stderr?.on('data', (piece) => {
    trouble += piece
  })
  createInterface(workerd.stdout as Readable).on('line', log)
  const port = await Promise.race([
    portOf(workerd.stdio[3] as Readable),
    exit.then(() => Promise.reject(new Error(trouble))),
  ])
  return {
    url: `http://localhost:${port}`,
    port,
    async close() {
      workerd.kill()
      await exit
      rmSync(folder, { recursive: true })
    },
  }
}

/** workerd tells of each socket that it listens on in a line of JSON. */
async function portOf(control: Readable): Promise<number> {
  for await (const line of createInterface(control)) {
    const message = JSON.parse(line) as { event: string; port?: number }
    if (message.event === 'listen' && message.port) return message.port
  }
  throw new Error('workerd has not said where it listens')
}

/** Cap'n Proto's text form has strings like those of JSON. */
function configuration(variables: Variables): string {
  const bindings = Object.entries(variables).map(
    ([name, text]) => `(name = ${JSON.stringify(name)}, text = ${JSON.stringify(text)})`,
  )
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "relay", worker = (
      modules = [(name = "relay.js", esModule = embed "relay.js")],
      bindings = [${bindings.join(', ')}],
      compatibilityDate = "${COMPATIBILITY_DATE}",
    )),
    (name = "internet", network = (allow = ["private"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "relay")],
);
`
}
