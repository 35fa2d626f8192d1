// Fetches one pinned package and unpacks the engine that it carries. obtain.ts runs this file as a
// process of its own, under a lock that the system takes away from whoever dies.

import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { brotliDecompressSync } from 'node:zlib'
import type { Pin } from './pins'

export interface Order {
  pin: Pin
  /** Where the engine is to be; nothing is there before all of it is. */
  folder: string
  /** What the package carries: Chromium, or the program of this name. */
  carries: 'chromium' | 'node' | 'workerd'
}

/** npm gives up by itself; this is for one that hangs. */
const NPM_PATIENCE_MS = 600_000

/** Archives beside Chromium: the libraries and the fonts that a bare system lacks. */
const ARCHIVES = ['al2023.tar.br', 'fonts.tar.br']

/** https://www.freedesktop.org/software/fontconfig/fontconfig-user.html */
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`

/** @throws Error unless the bytes are those of the pin */
export function checkPin({ pack, sha512 }: Pin, tarball: Buffer): void {
  const sum = createHash('sha512').update(tarball).digest('base64')
  if (sum !== sha512) throw new Error(`${pack} is not the pinned one: sha512 ${sum}`)
}

/**
 * Fetches the package unless the engine is there already. It is checked and unpacked beside its final
 * place, and then moved there: a cut leaves nothing half, and what it leaves goes at the next attempt.
 * @throws Error when npm cannot give it, or gives something else
 */
function fetchEngine({ pin, folder, carries }: Order): void {
  if (existsSync(folder)) return
  console.log(`Fetching ${pin.pack} from npm, once ...`)
  const work = `${folder}.part`
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  const file = execFileSync('npm', ['pack', pin.pack, '--silent', '--ignore-scripts'], {
    cwd: work,
    encoding: 'utf8',
    timeout: NPM_PATIENCE_MS,
  }).trim()
  checkPin(pin, readFileSync(join(work, file)))
  execFileSync('tar', ['-xzf', file], { cwd: work })
  rmSync(join(work, file))
  if (carries === 'chromium') unpackChromium(work)
  else renameSync(join(work, 'package/bin', carries), join(work, carries))
  rmSync(join(work, 'package'), { recursive: true })
  renameSync(work, folder)
}

/** The engine is one brotli file; newer packages bring what a bare system lacks. */
function unpackChromium(work: string) {
  const bin = join(work, 'package/bin')
  const carried = readdirSync(bin)
  const engine = carried.find((file) => file.startsWith('chromium'))
  if (!engine) throw new Error(`no engine among ${carried.join(', ')}`)
  writeFileSync(join(work, 'chromium'), brotliDecompressSync(readFileSync(join(bin, engine))))
  chmodSync(join(work, 'chromium'), 0o755)
  for (const archive of ARCHIVES.filter((name) => carried.includes(name)))
    execFileSync('tar', ['-xf', '-', '-C', work], {
      input: brotliDecompressSync(readFileSync(join(bin, archive))),
    })
  // The one in the archive names folders of another system.
  if (carried.includes('fonts.tar.br')) writeFileSync(join(work, 'fonts.conf'), FONTS)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    fetchEngine(JSON.parse(process.argv[2] ?? '') as Order)
  } catch (error) {
    console.error((error as Error).message)
    process.exitCode = 1
  }
}
