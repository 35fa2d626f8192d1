import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ownCertificates } from '../../../platforms/tizen/signing/owner'
import { openPkcs12 } from '../../../platforms/tizen/signing/pkcs12'
import { owner, PASSWORD, p12 } from './certificates'

const { env, made, folder } = owner()

function file(name: string, content: Uint8Array | string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe("the owner's certificates", () => {
  it('are read from the files that the environment names, in old and new encryption', () => {
    const read = ownCertificates(env)
    for (const role of ['author', 'distributor'] as const) {
      expect(read?.[role].chain).toEqual(made[role].chain)
      expect(read?.[role].key.equals(made[role].key)).toBe(true)
    }
  })

  it('are none when no variable is set, or all are empty', () => {
    expect(ownCertificates({})).toBeUndefined()
    const empty = Object.fromEntries(Object.keys(env).map((name) => [name, '']))
    expect(ownCertificates(empty)).toBeUndefined()
  })

  it.each(Object.keys(env))('are refused without %s, by that name', (name) => {
    const { [name]: _, ...others } = env
    expect(() => ownCertificates(others)).toThrow(new RegExp(`^Not set: ${name}\\. Set all of`))
  })

  it('are refused with another password', () => {
    expect(() => ownCertificates({ ...env, FOYER_TIZEN_AUTHOR_PASSWORD: 'wrong' })).toThrow(
      /^FOYER_TIZEN_AUTHOR_P12 and FOYER_TIZEN_AUTHOR_PASSWORD: \S+author\.p12 does not open with this/,
    )
  })

  it('are refused when there is no such file', () => {
    expect(() => ownCertificates({ ...env, FOYER_TIZEN_DISTRIBUTOR_P12: 'no.p12' })).toThrow(
      'FOYER_TIZEN_DISTRIBUTOR_P12 is no.p12, but there is no such file that can be read.',
    )
  })

  it('are refused when the file is something else', () => {
    const path = file('letter.p12', 'Dear television,')
    expect(() => ownCertificates({ ...env, FOYER_TIZEN_AUTHOR_P12: path })).toThrow(
      'letter.p12 is not a PKCS#12 file.',
    )
  })

  it("are refused when the certificate is another key's", () => {
    const mixed = p12({ key: made.author.key, chain: made.distributor.chain })
    expect(() => openPkcs12(mixed, PASSWORD)).toThrow('holds no certificate of its private key')
  })
})
