// The hosted zip, opened again; and the command line, which all packers share.

import { execFile } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packHosted } from '../../../platforms/hosted/pack'
import { product } from '../../../platforms/pack/product'
import { appWith, SETTINGS, scratch, settingsFile } from '../pack/made'
import { openZip, words } from '../pack/open'

const NAME = `foyer-${product().version}-hosted.zip`

const run = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const argv = ['--import', 'tsx', 'platforms/hosted/pack.ts', ...args]
    execFile(process.execPath, argv, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    )
  })

describe('the hosted zip', () => {
  it('is the built app with its settings, and nothing else', async () => {
    const app = await appWith()
    const files = openZip((await packHosted(app, () => {}))[NAME] as Uint8Array)
    expect(Object.keys(files)).toEqual(Object.keys(app.files).sort())
    for (const [path, bytes] of Object.entries(app.files))
      expect(Buffer.compare(files[path] ?? new Uint8Array(), bytes), path).toBe(0)
    expect(words(files['settings.js'])).toContain(SETTINGS.relay)
  }, 120_000)

  it('names no file from the root, so that any folder of a server will do', async () => {
    const { files } = await appWith()
    expect(words(files['index.html'])).not.toMatch(/(src|href)="\//)
  }, 120_000)
})

describe('the script for signing in on the device', () => {
  it('is in the zip, and no part of what every television loads', async () => {
    const { files } = await appWith()
    const scripts = Object.keys(files).filter((path) => path.endsWith('.js'))
    const isIts = (path: string) => /oauth4webapi/.test(path)
    // One in each of the two sets.
    expect(scripts.filter(isIts)).toHaveLength(2)
    expect(words(files['index.html'])).not.toContain('oauth4webapi')
    const others = scripts.filter((path) => !isIts(path))
    expect(others.length).toBeGreaterThan(10)
    for (const path of others)
      expect(words(files[path]), path).not.toContain('OAUTH_KEY_SELECTION_FAILED')
  }, 120_000)
})

describe('npm run package:hosted', () => {
  it('writes the package where it is told, and says so', async () => {
    const out = join(scratch(), 'new', 'folder')
    const { code, out: said, err } = await run('--settings', settingsFile(SETTINGS), '--out', out)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(said).toContain(join(out, NAME))
    expect(said).not.toContain('No settings inside')
    expect(readdirSync(out)).toEqual([NAME])
    expect(Object.keys(openZip(readFileSync(join(out, NAME))))).toContain('index.html')
  }, 120_000)

  it('says plainly when no settings are inside', async () => {
    const { code, out } = await run('--out', scratch())
    expect(code).toBe(0)
    expect(out).toContain(
      'No settings inside: on its first start Foyer asks for the address of a relay',
    )
  }, 120_000)

  it('--help says what there is', async () => {
    const { code, out } = await run('--help')
    expect(code).toBe(0)
    for (const flag of ['--settings FILE', '--allow-secret', '--any-relay', '--out FOLDER'])
      expect(out).toContain(flag)
  })

  it.each([
    [['--setings', 'x'], "Unknown option '--setings' (see --help).\n"],
    [['--settings', 'nowhere.js'], 'There is no settings file nowhere.js.\n'],
  ])('%j is one line and exit 1', async (args, line) => {
    expect(await run(...args)).toMatchObject({ code: 1, err: line })
  })

  it('wrong settings are one line and exit 1, and nothing is written', async () => {
    const out = scratch()
    const path = join(out, 'settings.js')
    writeFileSync(path, 'window.foyerSettings = { clientId: "" }')
    const { code, err } = await run('--settings', path, '--out', out)
    expect(code).toBe(1)
    expect(err).toMatch(/^\S+settings\.js: clientId\. It should be [^\n]+\n$/)
    expect(readdirSync(out)).toEqual(['settings.js'])
  })
})
