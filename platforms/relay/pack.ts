// `npm run package:relay`: the relay as one module, which an edge platform takes as it is.

import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Rolldown } from 'vite'
import { readFlags } from '../cli/flags'
import { runCli } from '../cli/listen'
import { release } from '../pack/command'
import { type Files, text } from '../pack/files'
import { product } from '../pack/product'

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url))

const HELP = `npm run package:relay: the token relay as one module for Cloudflare Workers.

  --out FOLDER      where it goes; release
  --help            this`

/**
 * Makes `foyer-<version>-relay.js`, an ES module that imports nothing.
 * @throws Error with the builder's own message
 */
export async function packRelay(): Promise<Files> {
  const made = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    ssr: { noExternal: true, target: 'webworker' },
    build: { ssr: WORKER, write: false, target: 'es2022' },
  })
  const [module] = (made as Rolldown.RolldownOutput).output
  return { [`foyer-${product().version}-relay.js`]: text(module.code) }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await runCli(async () => {
    const flags = readFlags({
      out: { type: 'string', default: 'release' },
      help: { type: 'boolean' },
    })
    if (flags.help) return console.log(HELP)
    await release(flags.out, await packRelay())
  })
