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
  --out FOLDER      where the package goes; release
  --help            this`

/**
 * Reads the command line, prepares the app, packs it and writes what was made. What goes wrong is one
 * line and exit code 1.
 * @param about what the command makes, for --help
 */
export function runPacker(about: string, pack: Packer): Promise<void> {
  return runCli(async () => {
    const flags = readFlags({
      settings: { type: 'string' },
      'allow-secret': { type: 'boolean' },
      out: { type: 'string', default: 'release' },
      help: { type: 'boolean' },
    })
    if (flags.help) return console.log(`${about}\n${FLAGS}`)
    const choice = { settings: flags.settings, allowSecret: flags['allow-secret'] }
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
