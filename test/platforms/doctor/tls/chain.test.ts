import { generateKeyPairSync, X509Certificate } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { checkChain } from '../../../../platforms/doctor/tls/chain'
import { probe } from '../../../../platforms/doctor/tls/probe'
import { LETS_ENCRYPT, parseRoots, roots2018 } from '../../../../platforms/doctor/tls/roots'
import { asRoot, issue, type Party, showing } from '../authority'

const NOW = Date.parse('2026-11-28T12:00:00Z')
const root = issue('Old Root', { from: '2010-01-01', until: '2036-01-01' })
const middle = issue('Middle CA', { by: root })
const own = issue('relay.example.org', { by: middle, hosts: ['relay.example.org', '127.0.0.1'] })
const roots = [asRoot(root)]

const check = (...parties: Party[]) =>
  checkChain(
    parties.map(({ certificate }) => new X509Certificate(certificate)),
    'relay.example.org',
    roots,
    NOW,
  )

describe('a chain', () => {
  it('that leads to a root of 2018 is trusted, whether the root is sent or not', () => {
    const text = 'Sets of 2018 trust it through Old Root; valid until 2030-01-01.'
    expect(check(own, middle, root)).toEqual({ status: 'passed', text })
    expect(check(own, middle)).toEqual({ status: 'passed', text })
  })

  it('that leads on to a newer root is trusted when that one is signed by a root of 2018', () => {
    const crossed = issue('New Root', { by: root })
    const below = issue('relay.example.org', { by: crossed, hosts: ['relay.example.org'] })
    expect(check(below, crossed).status).toBe('passed')
  })

  it('without its intermediate says which one is missing, and what to give the server', () => {
    expect(check(own)).toMatchObject({
      status: 'failed',
      text: expect.stringContaining('does not send the certificate of Middle CA'),
      todo: expect.stringContaining('fullchain.pem'),
    })
  })

  it('that is over, or begins later, says when', () => {
    const over = issue('a', { by: root, hosts: ['relay.example.org'], until: '2026-11-01' })
    expect(check(over)).toMatchObject({
      status: 'failed',
      text: 'The certificate ended on 2026-11-01.',
    })
    const early = issue('a', { by: root, hosts: ['relay.example.org'], from: '2027-01-01' })
    expect(check(early)).toMatchObject({
      status: 'failed',
      text: 'The certificate is not valid before 2027-01-01.',
    })
  })

  it('with an intermediate that is over says so, although its own certificate holds', () => {
    const over = issue('Middle CA', { by: root, until: '2026-02-02' })
    const below = issue('relay.example.org', { by: over, hosts: ['relay.example.org'] })
    expect(check(below, over)).toMatchObject({
      status: 'failed',
      text: expect.stringContaining('Middle CA, which ended on 2026-02-02'),
    })
  })

  it('that ends soon is worth a word', () => {
    const ending = issue('a', { by: root, hosts: ['relay.example.org'], until: '2026-12-05' })
    expect(check(ending)).toEqual({
      status: 'hint',
      text: 'The certificate ends on 2026-12-05. Check that it renews itself.',
    })
  })

  it('that vouches for itself is refused', () => {
    const alone = issue('relay.example.org', { hosts: ['relay.example.org'] })
    expect(check(alone)).toMatchObject({
      status: 'failed',
      text: 'The certificate vouches for itself, and no television trusts such a one.',
    })
  })

  it('of an authority of one’s own is refused by its name', () => {
    const home = issue('Home CA')
    const below = issue('a', { by: home, hosts: ['relay.example.org'] })
    expect(check(below, home)).toMatchObject({
      status: 'failed',
      text: 'The certificate leads to Home CA, which sets of 2018 do not know.',
    })
  })

  it('through a root of 2018 that has ended meanwhile is not trusted', () => {
    const at = Date.parse('2036-02-01')
    const late = issue('a', { by: root, hosts: ['relay.example.org'], until: '2040-01-01' })
    const chain = [new X509Certificate(late.certificate)]
    expect(checkChain(chain, 'relay.example.org', roots, at).status).toBe('failed')
  })

  it('for another host names the hosts that it is for', () => {
    const other = issue('a', { by: root, hosts: ['www.example.org', 'example.org'] })
    expect(check(other)).toMatchObject({
      status: 'failed',
      text: 'The certificate is for www.example.org, example.org, not for relay.example.org.',
    })
  })

  it('with a short key is refused', () => {
    const short = issue('a', { by: root, hosts: ['relay.example.org'], bits: 1024 })
    expect(check(short)).toMatchObject({ status: 'failed', text: expect.stringContaining('key') })
  })

  it('that is empty is refused', () => {
    expect(check()).toMatchObject({ status: 'failed' })
  })
})

describe('the roots of 2018', () => {
  it('are fingerprints, days and names', () => {
    const list = roots2018()
    expect(list.length).toBeGreaterThan(100)
    for (const { fingerprint, until, subject } of list) {
      expect(fingerprint).toMatch(/^[0-9a-f]{64}$/)
      expect(until).toBeGreaterThan(Date.parse('2026-11-01'))
      expect(subject).toMatch(/(^|, )(CN|OU|O)=/)
    }
  })

  it('are the same where git wrote the list with the line ends of Windows', () => {
    const line = `${'0'.repeat(64)} 2030-01-01 C=BE, O=GlobalSign nv-sa, CN=GlobalSign Root CA`
    const lines = ['# comment', '', line, '']
    expect(parseRoots(lines.join('\r\n'))).toEqual(parseRoots(lines.join('\n')))
    expect(parseRoots(lines.join('\n'))).toMatchObject([
      { subject: 'C=BE, O=GlobalSign nv-sa, CN=GlobalSign Root CA' },
    ])
  })

  it('hold those that today’s free authorities lead to, but for Let’s Encrypt’s', () => {
    const subjects = roots2018().map(({ subject }) => subject)
    for (const name of ['USERTrust RSA Certification Authority', 'GlobalSign Root CA'])
      expect(subjects.some((subject) => subject.endsWith(`CN=${name}`))).toBe(true)
    expect(subjects).not.toContain(LETS_ENCRYPT)
  })
})

describe('a handshake', () => {
  it('shows the certificates that were sent, and no others', async () => {
    const port = await showing([own, middle])
    const shown = await probe('127.0.0.1', port)
    expect(shown.ok && shown.chain.map(({ subject }) => subject)).toEqual([
      'CN=relay.example.org',
      'CN=Middle CA',
    ])
    const alone = await probe('127.0.0.1', await showing([own]))
    expect(alone.ok && alone.chain).toHaveLength(1)
  })

  it('says why there was none', async () => {
    const port = await showing([own], { minVersion: 'TLSv1.3' })
    const terms = { version: 'TLSv1.2' as const, ciphers: ['ECDHE-RSA-AES128-GCM-SHA256'] }
    expect(await probe('127.0.0.1', port, terms)).toMatchObject({ ok: false, isRefused: true })
    expect(await probe('127.0.0.1', 1)).toEqual({
      ok: false,
      isRefused: false,
      why: 'Nothing listens at 127.0.0.1:1.',
    })
    expect(await probe('nobody.invalid', 443)).toMatchObject({ ok: false, isRefused: false })
  })

  it('speaks TLS 1.2 with a set’s ciphers where the server does', async () => {
    const port = await showing([own, middle], { maxVersion: 'TLSv1.2' })
    const terms = { version: 'TLSv1.2' as const, ciphers: ['ECDHE-RSA-AES128-GCM-SHA256'] }
    expect((await probe('127.0.0.1', port, terms)).ok).toBe(true)
  })
})

it('knows a curve that sets of 2018 lack by its key', () => {
  const { publicKey } = generateKeyPairSync('ed25519')
  const chain = [{ ...fake(own), publicKey } as unknown as X509Certificate]
  expect(checkChain(chain, 'relay.example.org', roots, NOW)).toMatchObject({
    status: 'failed',
    todo: expect.stringContaining('P-256'),
  })
})

function fake({ certificate }: Party) {
  const { subject, issuer, validFrom, validTo, fingerprint256 } = new X509Certificate(certificate)
  return { subject, issuer, validFrom, validTo, fingerprint256, checkHost: () => subject }
}
