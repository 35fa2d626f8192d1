// Generated forms: right ones, spoilt in one way or several, at every path. Whatever goes through is looked at
// as Webex would, with another parser.

import { parse } from 'node:querystring'
import { expect, it } from 'vitest'
import { createRelay } from '../../../../platforms/relay/relay'
import { fc } from '../../../generated'
import {
  APP_ORIGIN,
  CLIENT_ID,
  CLIENT_SECRET,
  DEVICE_CODE_GRANT,
  EXCHANGE,
  POLL,
} from '../fake-upstream'

const RUNS = 10_000
const CALLS: [path: string, form: Record<string, string>][] = [
  ['/device/authorize', { client_id: CLIENT_ID, scope: 'spark:people_read' }],
  ['/device/token', POLL],
  ['/access_token', { grant_type: 'refresh_token', refresh_token: 'r', client_id: CLIENT_ID }],
  ['/access_token', EXCHANGE],
  ['/access_token', EXCHANGE],
]
const PATHS = [...CALLS.map(([path]) => path), '/people/me', '/device/token/', '/device%2Ftoken']

type Pair = [name: string, value: string]
const NAMES = [...new Set(CALLS.flatMap(([, form]) => Object.keys(form)))]
const oddName = fc.oneof(
  fc.constantFrom(...NAMES, 'client_secret', 'client_assertion', 'scope', '__proto__'),
  fc
    .tuple(fc.constantFrom(...NAMES), fc.constantFrom('[]', ' ', '\0', '\u200b', '.0'))
    .map((parts) => parts.join('')),
  fc.constantFrom(...NAMES).map((name) => name.toUpperCase()),
  fc.string(),
)
/** Values that are nearly right, by the parameter in whose place they are tried. */
const NEARLY: Record<string, string[]> = {
  client_id: ['other', '', `${CLIENT_ID} `, `${CLIENT_ID},other`, CLIENT_ID.toLowerCase()],
  grant_type: ['authorization_code', 'refresh_token', DEVICE_CODE_GRANT, 'password', 'constructor'],
  code: ['', '0'],
  code_verifier: [
    '',
    'v'.repeat(42),
    'v'.repeat(43),
    'v'.repeat(129),
    `${'v'.repeat(43)}\n`,
    'plain',
  ],
  redirect_uri: [
    ...[
      APP_ORIGIN,
      `${APP_ORIGIN}/tv?a=b`,
      `${APP_ORIGIN}/#a`,
      ` ${APP_ORIGIN}/`,
      `${APP_ORIGIN}/\n`,
    ],
    ...['http://me:pass@localhost:5173/', `${APP_ORIGIN}@evil.example/`, 'http:localhost:5173/'],
    ...[`${APP_ORIGIN}\\@evil.example`, 'http://localhost:51730/', 'https://localhost:5173/'],
    ...['//evil.example', 'javascript:alert(1)', 'https://evil.example/', 'file:///index.html'],
  ],
}
const nearly = fc
  .constantFrom(...Object.keys(NEARLY))
  .chain((name) => fc.tuple(fc.constant(name), fc.constantFrom(...(NEARLY[name] ?? []))))
const oddValue = fc.oneof(
  nearly.map(([, value]) => value),
  fc.string({ unit: 'grapheme' }),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
)

type Spoil = (pairs: Pair[]) => Pair[]
const at = (pairs: Pair[], index: number) => index % Math.max(1, pairs.length)
const spoil: fc.Arbitrary<Spoil> = fc.oneof(
  nearly.map(
    ([name, value]) =>
      (pairs: Pair[]) =>
        pairs.map((pair): Pair => (pair[0] === name ? [name, value] : pair)),
  ),
  fc.nat(9).map((n) => (pairs: Pair[]) => pairs.filter((_, i) => i !== at(pairs, n))),
  fc.tuple(fc.nat(9), oddValue).map(
    ([n, value]) =>
      (pairs: Pair[]) =>
        pairs.map((pair, i): Pair => (i === at(pairs, n) ? [pair[0], value] : pair)),
  ),
  fc.tuple(fc.nat(9), oddName).map(
    ([n, name]) =>
      (pairs: Pair[]) =>
        pairs.map((pair, i): Pair => (i === at(pairs, n) ? [name, pair[1]] : pair)),
  ),
  fc.tuple(oddName, oddValue, fc.boolean()).map(
    ([name, value, isFirst]) =>
      (pairs: Pair[]): Pair[] =>
        isFirst ? [[name, value], ...pairs] : [...pairs, [name, value]],
  ),
)

/** As browsers write forms; spaces for all letters; as nobody does. */
const encode: fc.Arbitrary<(text: string) => string> = fc.constantFrom(
  (text: string) => encodeURIComponent(text),
  (text: string) => new URLSearchParams({ '': text }).toString().slice(1),
  (text: string) => Buffer.from(text).toString('hex').replace(/../g, '%$&'),
  (text: string) => text,
)
const separator = fc.constantFrom('&', '&', '&', '&&', ';', '&amp;')

const call = fc
  .tuple(
    fc.constantFrom(...CALLS),
    fc.array(spoil, { maxLength: 3 }),
    fc.option(fc.constantFrom(...PATHS), { freq: 9 }),
    encode,
    separator,
    fc.constantFrom(
      ...['application/x-www-form-urlencoded', 'application/json', 'multipart/form-data'],
    ),
  )
  .map(([[path, form], spoils, elsewhere, written, between, type]) => ({
    path: elsewhere ?? path,
    body: spoils
      .reduce((pairs, change) => change(pairs), Object.entries(form))
      .map(([name, value]) => `${written(name)}=${written(value)}`)
      .join(between),
    type,
  }))

it(`lets nothing foreign through, and nothing secret out, in ${RUNS} generated forms`, async () => {
  const sent: { url: string; init: RequestInit }[] = []
  const lines: string[] = []
  const relay = createRelay({
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    upstream: 'https://webex.example/v1',
    origins: [APP_ORIGIN],
    limits: { perMinute: RUNS * 2 },
    log: (line) => lines.push(line),
    fetch: async (url, init) => {
      sent.push({ url, init })
      return new Response('{}')
    },
  })
  const went: Record<string, number> = {}

  await fc.assert(
    fc.asyncProperty(call, async ({ path, body, type }) => {
      sent.length = lines.length = 0
      const answer = await relay(
        new Request(`https://relay.example/v1${path}`, {
          method: 'POST',
          headers: { 'Content-Type': type },
          body,
        }),
      )
      const text = (await answer.text()) + JSON.stringify([...answer.headers]) + lines
      for (const secret of [CLIENT_SECRET, btoa(`${CLIENT_ID}:${CLIENT_SECRET}`)])
        expect(text).not.toContain(secret)
      expect(lines).toHaveLength(1)
      if (answer.status !== 200) {
        expect(sent).toEqual([])
        return
      }

      const [{ url, init } = { url: '', init: {} as RequestInit }, ...more] = sent
      expect(more).toEqual([])
      const form = parse(String(init.body)) as Record<string, string | string[]>
      expect(form.client_id).toBe(CLIENT_ID)
      const right = CALLS.find(
        ([known, { grant_type }]) =>
          `https://webex.example/v1${known}` === url && grant_type === form.grant_type,
      )
      expect(right).toBeDefined()
      expect([...Object.keys(right?.[1] ?? {}), 'scope']).toEqual(
        expect.arrayContaining(Object.keys(form)),
      )
      for (const value of Object.values(form)) expect(value).toBeTypeOf('string')
      if (form.grant_type === 'authorization_code') {
        expect(form.code_verifier).toMatch(/^[\w.~-]{43,128}$/)
        expect(form.code).not.toBe('')
        expect(form.redirect_uri).toMatch(new RegExp(`^${APP_ORIGIN}([/?][^#\\\\\\s]*)?$`))
        expect(new URL(String(form.redirect_uri)).origin).toBe(APP_ORIGIN)
      }
      went[String(form.grant_type)] = (went[String(form.grant_type)] ?? 0) + 1
    }),
    { numRuns: RUNS },
  )
  // Right ones are among them, so the rest was refused for what is wrong with it.
  for (const [, { grant_type }] of CALLS) expect(went[String(grant_type)]).toBeGreaterThan(50)
}, 180_000)
