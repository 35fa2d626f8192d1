// The .wgt, opened again.

import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { App } from '../../../platforms/pack/app'
import { type Files, text } from '../../../platforms/pack/files'
import { product } from '../../../platforms/pack/product'
import { packTizen } from '../../../platforms/tizen/pack'
import { withWebapis } from '../../../platforms/tizen/page'
import { signWidget } from '../../../platforms/tizen/signing/signature'
import { appWith, appWithout } from '../pack/made'
import { openZip, sizeOfPng, words } from '../pack/open'
import { policyIn, withoutPolicy } from '../pack/rules'
import { owner } from './certificates'
import { certificatesIn, faultsOf, requireXmlsec } from './verifier'

const NAME = `foyer-${product().version}.wgt`

async function pack(app: App, env: Record<string, string> = {}) {
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
  const said: string[] = []
  const made = await packTizen(app, (line) => said.push(line))
  vi.unstubAllEnvs()
  expect(Object.keys(made)).toEqual([NAME])
  return { bytes: made[NAME] as Uint8Array, said: said.join('\n') }
}

/** The authority that a throw-away signature brings along. */
const authorityOf = (widget: Files) =>
  certificatesIn(words(widget['author-signature.xml'])).at(-1) as string

let app: App
let widget: Files

beforeAll(async () => {
  requireXmlsec()
  app = await appWith()
  widget = openZip((await pack(app)).bytes)
}, 120_000)

describe('the .wgt', () => {
  it('holds the built app and what a television needs, and nothing else', () => {
    const more = ['config.xml', 'icon.png', 'author-signature.xml', 'signature1.xml']
    expect(Object.keys(widget).sort()).toEqual([...Object.keys(app.files), ...more].sort())
  })

  it('holds the bundle byte for byte; only the page has one script more and a narrower policy', () => {
    for (const [path, bytes] of Object.entries(app.files)) {
      const page = path === 'index.html'
      if (page)
        expect(withoutPolicy(words(widget[path]))).toBe(withoutPolicy(withWebapis(words(bytes))))
      else expect(Buffer.compare(widget[path] ?? new Uint8Array(), bytes), path).toBe(0)
    }
  })

  it('reaches the hosts of its settings and those of people’s pictures, by its rules and its policy', () => {
    expect(words(widget['config.xml']).match(/origin="[^"]+"/g)).toEqual([
      'origin="https://ssl.cf1.rackcdn.com"',
      'origin="https://webexcontent.com"',
      'origin="https://relay.example"',
      'origin="https://webexapis.com"',
    ])
    const policy = policyIn(words(widget['index.html']))
    expect(policy['connect-src']).toEqual(['https://relay.example', 'https://webexapis.com'])
    expect(policy['img-src']).toEqual([
      'data:',
      'https://*.ssl.cf1.rackcdn.com',
      'https://*.webexcontent.com',
    ])
    expect(policy['media-src']).toEqual(["'none'"])
  })

  it('without settings reaches no relay, unless it is made for any', async () => {
    const accessOf = async (anyRelay: boolean) => {
      const files = openZip((await pack(await appWithout(anyRelay))).bytes)
      const policy = policyIn(words(files['index.html']))['connect-src']
      return [words(files['config.xml']).match(/<access [^>]+>/g), policy]
    }
    const [rules, policy] = await accessOf(false)
    expect(rules).toContain('<access origin="https://webexapis.com" subdomains="false"/>')
    expect(rules?.join()).not.toContain('*')
    expect(policy).toEqual(['https://webexapis.com'])
    expect(await accessOf(true)).toEqual([
      ['<access origin="*" subdomains="true"/>'],
      ['https:', 'http://localhost:*', 'http://127.0.0.1:*'],
    ])
  }, 120_000)

  it('has an icon of the size that Samsung wants', () => {
    expect(sizeOfPng(widget['icon.png'])).toEqual([117, 117])
  })
})

describe('its signatures', () => {
  it('are valid, over every file', async () => {
    expect(await faultsOf(widget, authorityOf(widget))).toEqual([])
  })

  it('are said to be throw-away ones', async () => {
    expect((await pack(app)).said).toBe(
      'Signed with a throw-away certificate: emulator or re-signing tools only; see README.',
    )
  })

  it("are valid with the owner's certificates, which it also says", async () => {
    const { env, made } = owner()
    const { bytes, said } = await pack(app, env)
    expect(said).toBe('Signed with your certificates.')
    const signed = openZip(bytes)
    expect(await faultsOf(signed, made.author.chain.at(-1) as string)).toEqual([])
    expect(certificatesIn(words(signed['author-signature.xml'])).map((it) => it.trim())).toEqual(
      made.author.chain,
    )
  })

  it('are the same each time with the same certificates, and so is the whole package', async () => {
    const { env } = owner()
    const [one, two] = [await pack(app, env), await pack(app, env)]
    expect(Buffer.compare(one.bytes, two.bytes)).toBe(0)
  })

  it('are not believed when another authority is trusted', async () => {
    const other = owner().made.author.chain.at(-1) as string
    expect(await faultsOf(widget, other)).toEqual([
      'author-signature.xml is not valid',
      'signature1.xml is not valid',
    ])
  })

  // The digests that Samsung's own tools write as constants (packageSigner.js of
  // @tizentv/webide-common-tizentv): equal digests mean that the properties are the same to the byte.
  it("say who signed as Samsung's tools say it", () => {
    expect(words(widget['author-signature.xml'])).toContain(
      '<DigestValue>lpo8tUDs054eLlBQXiDPVDVKfw30ZZdtkRs1jd7H5K8=</DigestValue>',
    )
    expect(words(widget['signature1.xml'])).toContain(
      '<DigestValue>u/jU3U4Zm5ihTMSjKGlGYbWzDfRkGphPPHx3gJIYEJ4=</DigestValue>',
    )
  })

  it('take names that are hard to write in an address', async () => {
    const { made } = owner()
    const odd = signWidget({ 'ein Ordner/ä&b#1%.js': text('run()') }, made)
    expect(await faultsOf(odd, made.author.chain.at(-1) as string)).toEqual([])
  })

  it('are void after one byte has changed in any file', async () => {
    const authority = authorityOf(widget)
    for (const [path, bytes] of Object.entries(widget)) {
      if (path.endsWith('signature.xml') || path === 'signature1.xml') continue
      const changed = Uint8Array.from(bytes)
      changed[changed.length >> 1] = (changed[changed.length >> 1] ?? 0) ^ 1
      expect(await faultsOf({ ...widget, [path]: changed }, authority), path).toEqual([
        'author-signature.xml is not valid',
        'signature1.xml is not valid',
      ])
    }
  })

  it('are void after a file is gone, or one has come', async () => {
    const authority = authorityOf(widget)
    const { 'icon.png': _, ...without } = widget
    expect(await faultsOf(without, authority)).toEqual(
      expect.arrayContaining(['author: icon.png missing', 'distributor: icon.png missing']),
    )
    expect(await faultsOf({ ...widget, 'more.js': text('') }, authority)).toEqual([
      'author: more.js added',
      'distributor: more.js added',
    ])
  })

  it("are void after the author's signature was taken from another package", async () => {
    const other = openZip((await pack(app)).bytes)
    const swapped = {
      ...widget,
      'author-signature.xml': other['author-signature.xml'] as Uint8Array,
    }
    expect(await faultsOf(swapped, authorityOf(widget))).toContain('signature1.xml is not valid')
  })
})
