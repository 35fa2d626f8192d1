import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ownCertificates } from '../../../platforms/tizen/signing/owner'
import { openPkcs12 } from '../../../platforms/tizen/signing/pkcs12'
import { checkValidity } from '../../../platforms/tizen/signing/validity'
import { owner, PASSWORD, p12, selfSigned } from './certificates'

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

  const AUTHOR = env.FOYER_TIZEN_AUTHOR_P12 as string
  const whole = readFileSync(AUTHOR)

  it('are refused as cut off when the end is missing, with how much is there', () => {
    for (const length of [20, 1000, whole.length - 1])
      expect(() => openPkcs12(whole.subarray(0, length), PASSWORD)).toThrow(
        `is cut off: ${length} of ${whole.length} bytes are there`,
      )
  })

  it.each(['3des', 'aes256'] as const)(
    'are refused as damaged wherever a byte of them changed (%s)',
    (algorithm) => {
      const ok = p12(made.author, { algorithm })
      const said: string[] = []
      for (let at = 40; at < ok.length; at += 97) {
        const bytes = Buffer.from(ok)
        bytes[at] = (bytes[at] ?? 0) ^ 0x10
        try {
          openPkcs12(bytes, PASSWORD)
          said.push('opened')
        } catch (error) {
          said.push((error as Error).message)
        }
      }
      for (const message of said)
        expect(message).toMatch(/damaged|cut off|not a PKCS#12|no certificate of its/)
      // A change in the one part that is encrypted cannot be told from a wrong password everywhere.
      const sure = said.filter((message) => message.startsWith('is damaged: the password is right'))
      expect(sure.length).toBeGreaterThan(said.length / 4)
    },
  )

  it('are not called damaged when the password is wrong', () => {
    for (const password of ['', 'wrong', `${PASSWORD} `, PASSWORD.toUpperCase()])
      for (const algorithm of ['3des', 'aes256'] as const)
        expect(() => openPkcs12(p12(made.author, { algorithm }), password)).toThrow(
          /^does not open with this password; if that is right, the file is damaged$/,
        )
  })
})

describe('the dates of certificates', () => {
  const NOW = Date.parse('2026-11-28T12:00:00Z')
  /** The environment with one certificate from the first to the second date. */
  const dated = (role: 'AUTHOR' | 'DISTRIBUTOR', from: string, until: string) => {
    const name = `Jo ${role}`
    const path = file(`${role}-${until}.p12`, p12(selfSigned(name, from, until)))
    return { ...env, [`FOYER_TIZEN_${role}_P12`]: path }
  }

  it.each(['AUTHOR', 'DISTRIBUTOR'] as const)('are checked for the %s', (role) => {
    const over = dated(role, '2025-11-27T12:00:00Z', '2026-11-27T12:00:00Z')
    expect(() => ownCertificates(over, undefined, NOW)).toThrow(
      new RegExp(
        `^FOYER_TIZEN_${role}_P12: \\S+\\.p12 holds the certificate of Jo ${role}, which ended on 2026-11-27\\. No television takes it\\.$`,
      ),
    )
    const early = dated(role, '2026-11-29T00:00:00Z', '2027-11-29T00:00:00Z')
    expect(() => ownCertificates(early, undefined, NOW)).toThrow(
      /which is not valid before 2026-11-29 \(today is 2026-11-28 on this computer\)/,
    )
  })

  it('are checked of the issuers too', () => {
    const after = Date.parse('2045-01-02T00:00:00Z')
    expect(() => ownCertificates(env, undefined, after)).toThrow(/ended on 2045-01-01/)
    const own = selfSigned('Jo', '2026-01-01T00:00:00Z', '2028-01-01T00:00:00Z')
    const issuer = selfSigned('Old authority', '2020-01-01T00:00:00Z', '2026-01-01T00:00:00Z')
    expect(checkValidity([...own.chain, ...issuer.chain], NOW).refused).toBe(
      'holds the certificate of Old authority, which ended on 2026-01-01',
    )
  })

  it('are said when the end is near, and not when it is far', () => {
    const said: string[] = []
    const tell = (line: string) => said.push(line)
    ownCertificates(dated('AUTHOR', '2025-12-01T00:00:00Z', '2026-12-28T11:59:59Z'), tell, NOW)
    expect(said).toEqual([
      expect.stringMatching(
        /^FOYER_TIZEN_AUTHOR_P12: \S+ holds the certificate of Jo AUTHOR, which ends on 2026-12-28\.$/,
      ),
    ])
    ownCertificates(dated('AUTHOR', '2025-12-01T00:00:00Z', '2026-12-28T12:00:01Z'), tell, NOW)
    ownCertificates(env, tell, NOW)
    expect(said).toHaveLength(1)
  })

  it('hold to the last second', () => {
    const last = dated('AUTHOR', '2025-11-28T12:00:00Z', '2026-11-28T12:00:00Z')
    expect(ownCertificates(last, undefined, NOW)).toBeDefined()
    expect(() => ownCertificates(last, undefined, NOW + 1000)).toThrow('ended on 2026-11-28')
  })
})
