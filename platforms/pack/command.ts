// What `npm run package:...` has in common: the flags, the folder, and one line about what went wrong.

import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readFlags } from '../cli/flags'
import { runCli } from '../cli/listen'
import { type App, prepareApp } from './app'
import type { Files } from './files'

/** Makes the files of a release, by name. */
export type Packer = (app: App, tell: (line: string) => void) => Files | Promise<Files>

const FLAGS = `
  --settings FILE   puts this settings.js inside, once it has been checked
  --allow-secret    lets the settings hold a client secret; for a television of your own
  --any-relay       makes a package without settings for any relay: Foyer asks for its address on the
                    television, and is allowed to call any https host. Without settings the packages
                    for LG and for web servers are made so in any case, Samsung's only with this flag
  --out FOLDER      where the package goes; release
  --help            this`

/**
 * Reads the command line, prepares the app, packs it and writes what was made. What goes wrong is one
 * line and exit code 1.
 * @param about what the command makes, for --help
 * @param isOpen whether a package without settings can reach any relay also without being told to
 */
export function runPacker(about: string, pack: Packer, isOpen: boolean): Promise<void> {
  return runCli(async () => {
    const flags = readFlags({
      settings: { type: 'string' },
      'allow-secret': { type: 'boolean' },
      'any-relay': { type: 'boolean' },
      out: { type: 'string', default: 'release' },
      help: { type: 'boolean' },
    })
    if (flags.help) return console.log(`${about}\n${FLAGS}`)
    const { settings, 'allow-secret': allowSecret, 'any-relay': anyRelay = isOpen } = flags
    if (settings !== undefined && flags['any-relay'])
      throw new Error(
        '--any-relay is for a package without settings; with --settings, leave it out.',
      )
    const choice = { settings, allowSecret, anyRelay }
    const app = await prepareApp(choice, console.log)
    await release(flags.out, await pack(app, console.log))
  })
}

/** Writes what was made into a folder, and says so, a line a file. */
export async function release(folder: string, made: Files): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const [name, bytes] of Object.entries(made)) {
    await writeFile(join(folder, name), bytes)
    console.log(`${join(folder, name)}  ${Math.ceil(bytes.length / 1024)} kB`)
  }
}
