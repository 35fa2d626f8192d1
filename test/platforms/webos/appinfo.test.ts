import { describe, expect, it } from 'vitest'
import { product } from '../../../platforms/pack/product'
import { appinfo, localized } from '../../../platforms/webos/appinfo'
import { homebrewManifest } from '../../../platforms/webos/homebrew'

describe('appinfo.json', () => {
  const info = appinfo(product())

  it('names the app as LG wants it', () => {
    expect(info.id).toMatch(/^[a-z0-9.-]+$/)
    expect(info.version).toMatch(/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/)
    expect(info.appDescription.length).toBeLessThanOrEqual(60)
    expect(info).toMatchObject({ type: 'web', main: 'index.html', title: 'Foyer' })
  })

  it('keeps Back for the app and lets the television read it aloud', () => {
    expect(info.disableBackHistoryAPI).toBe(true)
    expect(info.accessibility.supportsAudioGuidance).toBe(true)
    expect(info.handlesRelaunch).toBe(false)
  })

  it('has the size and the ground of the page', () => {
    expect(info.resolution).toBe('1920x1080')
    expect(info.bgColor).toBe('#11161b')
  })

  it('says in each other language what differs, and nothing else', () => {
    const files = localized(product())
    expect(Object.keys(files)).toEqual(['resources/de/appinfo.json', 'resources/ar/appinfo.json'])
    for (const file of Object.values(files))
      expect(Object.keys(file)).toEqual(['title', 'appDescription'])
  })
})

describe('the Homebrew manifest', () => {
  const ipk = { name: 'foyer-1.2.3.ipk', bytes: new Uint8Array([1, 2, 3]) }
  const icon = new Uint8Array([4])

  it('has the hash and the size of the package beside it', () => {
    expect(homebrewManifest(product(), ipk, icon)).toMatchObject({
      ipkUrl: 'foyer-1.2.3.ipk',
      // printf '\1\2\3' | sha256sum
      ipkHash: { sha256: '039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81' },
      ipkSize: 3,
      rootRequired: false,
      iconUri: 'data:image/png;base64,BA==',
    })
  })

  it('says where the source is once package.json does', () => {
    const homepage = 'https://foyer.example/source'
    const without = JSON.stringify(
      homebrewManifest({ ...product(), homepage: undefined }, ipk, icon),
    )
    expect(without).not.toContain('sourceUrl')
    expect(homebrewManifest({ ...product(), homepage }, ipk, icon).sourceUrl).toBe(homepage)
  })
})
