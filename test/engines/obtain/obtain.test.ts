// With a made-up package and an npm of our own in front of the real one, in processes of their own.

import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { checkPin, type Order } from './download'
import { canRunPackaged, fetchOnce } from './obtain'
import { CHROMIUMS, NEWEST, NODES, WORKERD } from './pins'

const sum = (bytes: Buffer) => createHash('sha512').update(bytes).digest('base64')

describe('a pinned engine', () => {
  const tarball = Buffer.from('an engine')

  it('an engine is taken when it is the pinned one', () => {
    expect(() => checkPin({ pack: 'engine@1.0.0', sha512: sum(tarball) }, tarball)).not.toThrow()
  })

  it('an engine is refused when a byte differs, with the sum that it has', () => {
    const other = Buffer.from('an engine.')
    expect(() => checkPin({ pack: 'engine@1.0.0', sha512: sum(tarball) }, other)).toThrow(
      /^engine@1\.0\.0 is not the pinned one: sha512 [\w+/]{86}==$/,
    )
  })

  it.each([...CHROMIUMS, ...Object.values(NODES), WORKERD])(
    '$pack is pinned to one version',
    ({ pack, sha512 }) => {
      expect(pack).toMatch(/^(@[\w-]+\/)?[\w-]+@\d+\.\d+\.\d+$/)
      expect(Buffer.from(sha512, 'base64')).toHaveLength(64)
    },
  )

  it('the engine for machines without a browser is the newest of all', () => {
    expect(NEWEST).toBe(Math.max(...CHROMIUMS.map(({ chromium }) => chromium)))
  })
})

/** A cache that is empty, and an npm that gives a small engine; it notes each call in `calls`. */
function warehouse() {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-obtain-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = (name: string) => join(folder, name)
  mkdirSync(file('package/bin'), { recursive: true })
  writeFileSync(file('package/bin/node'), 'an engine')
  execFileSync('tar', ['-czf', file('engine.tgz'), 'package'], { cwd: folder })
  const pin = { pack: 'engine@1.0.0', sha512: sum(readFileSync(file('engine.tgz'))) }
  const order: Order = { pin, folder: file('cache/engine'), carries: 'node' }
  mkdirSync(file('bin'))
  const npm = (before: string) => {
    const script = `#!/bin/sh\necho call >> ${file('calls')}\n${before}\ncp ${file('engine.tgz')} made.tgz\necho made.tgz\n`
    writeFileSync(file('bin/npm'), script)
    chmodSync(file('bin/npm'), 0o755)
  }
  npm('')
  vi.stubEnv('PATH', `${file('bin')}${delimiter}${process.env.PATH}`)
  return {
    order,
    npm,
    /** What npm waits for, until the test lets it go on. */
    gate: `while [ -e ${folder} ] && [ ! -e ${file('go')} ]; do sleep 0.02; done`,
    open: () => writeFileSync(file('go'), ''),
    calls: () =>
      existsSync(file('calls')) ? readFileSync(file('calls'), 'utf8').split('\n').length - 1 : 0,
    engine: () => readFileSync(join(order.folder, 'node'), 'utf8'),
    inCache: () => readdirSync(file('cache')).filter((name) => !name.endsWith('.lock')),
  }
}

const OBTAIN = resolve(import.meta.dirname, 'obtain.ts')

/** A process that says "ready" and then fetches, in a group of its own. */
async function fetcher(
  order: Order,
): Promise<{ child: ChildProcess; end: Promise<number | null> }> {
  const script = `import(${JSON.stringify(OBTAIN)}).then(({ fetchOnce }) => {
    console.log('ready')
    fetchOnce(${JSON.stringify(order)})
  })`
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', script], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const end = once(child, 'exit').then(([code]) => code as number | null)
  await once(child.stdout as NodeJS.ReadableStream, 'data')
  return { child, end }
}

const group = ({ pid }: ChildProcess) => -(pid as number)

describe.runIf(canRunPackaged)('an engine that is not in the cache', () => {
  afterEach(() => vi.unstubAllEnvs())

  it('an engine is fetched once when four processes want it at the same time', async () => {
    const { order, npm, gate, open, calls, engine, inCache } = warehouse()
    npm(gate)
    const fetchers = await Promise.all([1, 2, 3, 4].map(() => fetcher(order)))
    open()
    expect(await Promise.all(fetchers.map(({ end }) => end))).toEqual([0, 0, 0, 0])
    expect([calls(), engine(), inCache()]).toEqual([1, 'an engine', ['engine']])
  })

  it('an engine is fetched by the next process when the one that fetched it was killed', async () => {
    const { order, npm, gate, calls, engine, inCache } = warehouse()
    npm(`echo half > half\n${gate}`)
    const { child, end } = await fetcher(order)
    await vi.waitFor(() => expect(calls()).toBe(1), 30_000)
    process.kill(group(child), 'SIGKILL')
    await end
    expect(existsSync(order.folder)).toBe(false)
    npm('')
    fetchOnce(order)
    expect([calls(), engine(), inCache()]).toEqual([2, 'an engine', ['engine']])
  })

  it('an engine is waited for when only the process that asked for it was killed', async () => {
    const { order, npm, gate, open, calls, engine } = warehouse()
    npm(gate)
    const first = await fetcher(order)
    await vi.waitFor(() => expect(calls()).toBe(1), 30_000)
    first.child.kill('SIGKILL')
    await first.end
    const second = await fetcher(order)
    open()
    expect(await second.end).toBe(0)
    expect([calls(), engine()]).toEqual([1, 'an engine'])
  })

  it('an engine is not there when npm fails or gives another, and there after the next attempt', () => {
    const { order, npm, engine, inCache } = warehouse()
    npm('echo no such version >&2; exit 1')
    expect(() => fetchOnce(order)).toThrow(/^engine@1.0.0 is not to be had: .*no such version/s)
    npm('')
    const other = { ...order, pin: { ...order.pin, sha512: sum(Buffer.from('other')) } }
    expect(() => fetchOnce(other)).toThrow('engine@1.0.0 is not the pinned one')
    expect(existsSync(order.folder)).toBe(false)
    fetchOnce(order)
    expect([engine(), inCache()]).toEqual(['an engine', ['engine']])
  })
})
