// The .ipk, opened again.

import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../../../platforms/pack/app'
import { type Files, text } from '../../../platforms/pack/files'
import { product } from '../../../platforms/pack/product'
import { aresPackage, makeIpk } from '../../../platforms/webos/ares'
import { packWebos } from '../../../platforms/webos/pack'
import { appWith, appWithout, scratch } from '../pack/made'
import { below, openAr, openIpk, sizeOfPng, words } from '../pack/open'
import { policyIn, withoutPolicy } from '../pack/rules'

const { webosId, version } = product()
const NAME = `foyer-${version}.ipk`
const FOLDER = `usr/palm/applications/${webosId}/`

let app: App
let made: Files
let inside: Files

beforeAll(async () => {
  app = await appWith()
  made = await packWebos(app, () => {})
  inside = below(FOLDER, openIpk(made[NAME] as Uint8Array))
}, 120_000)

describe('the .ipk', () => {
  it('holds the built app and what a television needs, and nothing else', () => {
    const more = ['appinfo.json', 'icon80.png', 'icon130.png', 'splash.png']
    const languages = ['de', 'ar'].map((language) => `resources/${language}/appinfo.json`)
    expect(Object.keys(inside).sort()).toEqual(
      [...Object.keys(app.files), ...more, ...languages].sort(),
    )
  })

  it('holds the app byte for byte; only the policy of the page is narrower', () => {
    for (const [path, bytes] of Object.entries(app.files))
      if (path === 'index.html')
        expect(withoutPolicy(words(inside[path]))).toBe(withoutPolicy(words(bytes)))
      else expect(Buffer.compare(inside[path] ?? new Uint8Array(), bytes), path).toBe(0)
    const policy = policyIn(words(inside['index.html']))
    expect(policy['connect-src']).toEqual(['https://relay.example', 'https://webexapis.com'])
    expect(policyIn(words(app.files['index.html']))['connect-src']).toContain('https:')
  })

  it('lets an app without settings call any https host, to be set up on the television', async () => {
    const open = await packWebos(await appWithout(true), () => {})
    const files = below(FOLDER, openIpk(open[NAME] as Uint8Array))
    expect(policyIn(words(files['index.html']))['connect-src']).toContain('https:')
    expect(words(files['settings.js'])).toContain("relay: ''")
  }, 120_000)

  it('has pictures of the sizes that LG wants, where appinfo.json says', () => {
    const info = JSON.parse(words(inside['appinfo.json']))
    expect(sizeOfPng(inside[info.icon])).toEqual([80, 80])
    expect(sizeOfPng(inside[info.largeIcon])).toEqual([130, 130])
    expect(sizeOfPng(inside[info.splashBackground])).toEqual([1920, 1080])
    expect(info).toMatchObject({ id: webosId, version })
  })

  it('is an archive as opkg reads it, of a day that it takes', () => {
    const bytes = Buffer.from(made[NAME] as Uint8Array)
    expect(words(openAr(bytes)['debian-binary'])).toBe('2.0\n')
    expect(Object.keys(openAr(bytes))).toEqual(['debian-binary', 'control.tar.gz', 'data.tar.gz'])
    // Members stamped 1970 are refused by televisions.
    expect(Number(bytes.toString('latin1', 8 + 16, 8 + 28))).toBeGreaterThan(1e9)
  })

  it("is read by LG's own tool", async () => {
    const folder = scratch()
    writeFileSync(join(folder, NAME), made[NAME] as Uint8Array)
    const said = await aresPackage(folder, '--info', join(folder, NAME))
    for (const words of [webosId, version, 'web', 'index.html']) expect(said).toContain(words)
  })

  it("is not made of an appinfo.json that LG's tool refuses, and its sentence comes through", async () => {
    const info = { id: 'io.github.Foyer', version, type: 'web', main: 'index.html', title: 'F' }
    const files = { 'appinfo.json': text(JSON.stringify(info)), 'index.html': text('') }
    await expect(makeIpk(files)).rejects.toThrow(/^ares-package: .*io\.github\.Foyer/s)
  })
})

describe('the Homebrew manifest', () => {
  it('is of this very package', () => {
    const manifest = JSON.parse(words(made[`foyer-${version}.manifest.json`]))
    const sha256 = createHash('sha256')
      .update(made[NAME] as Uint8Array)
      .digest('hex')
    expect(manifest).toMatchObject({
      id: webosId,
      version,
      type: 'web',
      title: 'Foyer',
      rootRequired: false,
      ipkUrl: NAME,
      ipkHash: { sha256 },
    })
    const icon = Buffer.from(manifest.iconUri.split(',')[1], 'base64')
    expect(sizeOfPng(icon)).toEqual([130, 130])
  })
})
