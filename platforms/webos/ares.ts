// LG's own packer (https://github.com/webos-tools/cli). It is a program, and writes a list of
// televisions into the home folder of whoever runs it; here it is given a home of its own, which is
// gone afterwards.

import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Files, writeFiles } from '../pack/files'

const ARES_PACKAGE = createRequire(import.meta.url).resolve('@webos-tools/cli/bin/ares-package.js')

/**
 * Packs an app's folder.
 * @param files what is in it, with its appinfo.json
 * @returns the .ipk
 * @throws Error with the packer's own sentence, about an appinfo.json that it does not take
 */
export async function makeIpk(files: Files): Promise<Uint8Array> {
  const scratch = await mkdtemp(join(tmpdir(), 'foyer-ipk-'))
  try {
    const out = join(scratch, 'out')
    await writeFiles(join(scratch, 'app'), files)
    // Without --no-minify it minifies every script once more, and what runs on the television is
    // not what was tested.
    await aresPackage(scratch, '--no-minify', '--outdir', out, join(scratch, 'app'))
    const [ipk] = await readdir(out)
    if (!ipk) throw new Error('ares-package made nothing.')
    return await readFile(join(out, ipk))
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/**
 * Runs `ares-package`.
 * @param home a folder for what it wants to remember
 * @returns what it said
 * @throws Error with its own sentence
 */
export async function aresPackage(home: string, ...args: string[]): Promise<string> {
  const env = { ...process.env, HOME: home, USERPROFILE: home, APPDATA: home }
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [ARES_PACKAGE, ...args], { env })
    return stdout
  } catch (error) {
    const { stderr, message } = error as Error & { stderr?: string }
    throw new Error(`ares-package: ${stderr?.trim() || message}`)
  }
}
