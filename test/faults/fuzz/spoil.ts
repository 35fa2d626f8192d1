// Values that were spoilt on their way: a valid one with something else in the place of one of its parts, or of
// several, at any depth; cut off; or something else altogether.

import { fc } from '../../generated'

const deep = (levels: number) => {
  let value: unknown = 'deep'
  for (let level = 0; level < levels; level++) value = level % 2 ? { items: value } : [value]
  return value
}

/** Own fields by names that every object has; only a parser of JSON makes the first of them. */
const INHERITED = JSON.parse(
  '{"__proto__":{"id":"x","items":[]},"constructor":{"prototype":{}},"toString":1,"valueOf":null,"length":-1,"then":{}}',
) as unknown

const LONG = 'x'.repeat(100_000)

/** Texts that lead astray those who take them for a number, a date, a link, markup or a name of a field. */
const ODD_TEXTS = [
  ...['', ' ', '\u0000', '\ud800', 'a\udc00b', '\udbff\udbff', '\u202egnp.exe', '\ufeff', '\u200b'],
  ...['NaN', 'Infinity', '-1', '0x10', '1e999', '1'.repeat(400), '5e-324', '٣', 'null', 'true'],
  ...['2026-02-31T10:00:00Z', '9999-99-99T99:99:99Z', '+275760-09-13T00:00:00Z', '0000-00-00'],
  ...['2026-03-02T10:00:00+99:99', '-271821-04-20T00:00:00Z', '2026-03-02', 'Mon, 02 Mar 99999 9'],
  ...['https://', 'https://[::1', 'https://a:b@evil.test/', 'javascript:alert(1)', 'http://a.test'],
  ...['https://evil.test\\@site.webex.com/', 'https://site.webex.com:444/j', '//evil.test', '%'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'length', 'then'],
  ...['<p>', '<script>alert(1)</script>', '<!--', '&#x110000;', '&#55296;', '&amp;lt;', '"><i>'],
  ...['invalid_grant', 'slow_down', 'expired_token', 'tokenlimit_reached', 'authorization_pending'],
  ...[LONG, '<p>'.repeat(2000), '\u0301'.repeat(5000), '\ud800'.repeat(2000), '👍'.repeat(2000)],
]

/** JSON can write all of these (`toJson`). */
const ODD_VALUES: unknown[] = [
  ...ODD_TEXTS,
  ...[0, -0, -1, 0.5, 1e308, -1e308, 2 ** 53 + 2, 8.64e15, 8.64e15 + 1, -9e15, 5e-324, 1e21],
  ...[Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  ...[null, true, false, [], {}, [[]], [null], [{}], INHERITED, [INHERITED], deep(1000)],
  Array.from({ length: 3000 }, (_, n) => n),
  Object.fromEntries(Array.from({ length: 1000 }, (_, n) => [`field-${n}`, n])),
]

/** What a database can hold besides. */
const ODD_STORED: unknown[] = [
  ...ODD_VALUES,
  ...[undefined, Number.NaN, new Date(Number.NaN), new Date(0), new Map([['id', 'x']]), new Set()],
  ...[new Uint8Array(8), /x/, 2n ** 64n, new Error('x')],
]

type Path = readonly string[]

/** Every place in a value, the value itself included; of a long list the beginning alone. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  const parts = Object.entries(value).slice(0, 40)
  return [path, ...parts.flatMap(([key, one]) => placesIn(one, [...path, key]))]
}

interface Damage {
  place: number
  how: 'replace' | 'alike' | 'drop' | 'add' | 'repeat'
  odd: number
  name: string
}

const damage = fc.record<Damage>({
  place: fc.nat(),
  how: fc.constantFrom('replace', 'replace', 'alike', 'alike', 'drop', 'add', 'repeat'),
  odd: fc.nat(),
  name: fc.constantFrom('__proto__', 'constructor', 'length', '', 'items', '\ud800'),
})

const oneOf = <T>(from: readonly T[], n: number) => from[n % from.length] as T

/** An object's own field by any name, `__proto__` as well. */
function withField(value: object, key: string, field: unknown): object {
  const copy = Array.isArray(value) ? [...value] : { ...value }
  Object.defineProperty(copy, key, {
    value: field,
    enumerable: true,
    writable: true,
    configurable: true,
  })
  return copy
}

function without(value: object, key: string): object {
  if (Array.isArray(value)) return value.filter((_, n) => String(n) !== key)
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key))
}

/** What stands in the place of a value that one damage is done to. */
function instead(value: unknown, { how, odd, name }: Damage, from: readonly unknown[]): unknown {
  const alike = from.filter((one) => typeof one === typeof value)
  if (how === 'alike' && alike.length > 0) return oneOf(alike, odd)
  const isObject = typeof value === 'object' && value !== null
  if (how === 'repeat' && Array.isArray(value))
    return Array(1 + (odd % 40))
      .fill(value)
      .flat()
  if (how === 'add' && isObject && !Array.isArray(value))
    return withField(value, name, oneOf(from, odd))
  return oneOf(from, odd)
}

function damaged(value: unknown, path: Path, by: Damage, from: readonly unknown[]): unknown {
  const [key, ...rest] = path
  if (key === undefined) return instead(value, by, from)
  // Another damage may have taken its place.
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return value
  if (rest.length === 0 && by.how === 'drop') return without(value, key)
  return withField(value, key, damaged((value as never)[key], rest, by, from))
}

function spoiltFrom(samples: readonly unknown[], from: readonly unknown[]): fc.Arbitrary<unknown> {
  const all = samples.map((sample) => ({ sample, places: placesIn(sample) }))
  return fc
    .tuple(fc.constantFrom(...all), fc.array(damage, { maxLength: 3 }))
    .map(([{ sample, places }, damages]) =>
      damages.reduce<unknown>(
        (value, one) => damaged(value, oneOf(places, one.place), one, from),
        sample,
      ),
    )
}

/** A valid value with up to three damages, as a database may give it. */
export const spoiltValue = (...samples: unknown[]) => spoiltFrom(samples, ODD_STORED)

/** JSON, also of numbers that become infinite when they are read. */
function toJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toJson).join()}]`
  if (typeof value === 'object' && value !== null)
    return `{${Object.entries(value).map(([key, one]) => `${JSON.stringify(key)}:${toJson(one)}`)}}`
  if (value === Number.POSITIVE_INFINITY) return '1e999'
  if (value === Number.NEGATIVE_INFINITY) return '-1e999'
  return JSON.stringify(value) ?? 'null'
}

/** Bodies that are no JSON, or none of the shape that is asked for. */
const ODD_BODIES = [
  ...['', ' ', 'null', 'true', '0', '1e999', '""', '[]', '{}', '[[]]', '{"items":{}}', '\ufeff{}'],
  ...['<html><body>Accept the terms.</body></html>', '{"items":[', 'undefined', '\u0000', '}{'],
  '['.repeat(100_000),
  '{"items":'.repeat(50_000),
  `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
  `{"items":[${'{},'.repeat(20_000)}{}]}`,
]

/** A body: a spoilt one of these, cut off, or any other. */
export function spoiltBody(...samples: unknown[]): fc.Arbitrary<string> {
  const spoilt = spoiltFrom(samples, ODD_VALUES).map(toJson)
  return fc.oneof(
    { weight: 12, arbitrary: spoilt },
    {
      weight: 1,
      arbitrary: fc
        .tuple(spoilt, fc.double({ min: 0, max: 1, noNaN: true }))
        .map(([text, share]) => text.slice(0, Math.floor(text.length * share))),
    },
    { weight: 1, arbitrary: fc.constantFrom(...ODD_BODIES) },
    { weight: 1, arbitrary: fc.json({ maxDepth: 4 }) },
  )
}

/** A text made of pieces of these and of odd ones. */
export function spoiltText(...samples: string[]): fc.Arbitrary<string> {
  const share = fc.double({ min: 0, max: 1, noNaN: true })
  const piece = fc
    .tuple(fc.constantFrom(...samples), share, share)
    .map(([text, a, b]) =>
      text.slice(Math.floor(text.length * Math.min(a, b)), Math.ceil(text.length * Math.max(a, b))),
    )
  const odd = fc.oneof(fc.constantFrom(...ODD_TEXTS), fc.string({ unit: 'binary' }))
  const pieces = fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...samples) },
      { weight: 2, arbitrary: piece },
      { weight: 1, arbitrary: odd },
    ),
    { maxLength: 6 },
  )
  return fc.oneof(
    { weight: 6, arbitrary: pieces.map((all) => all.join('')) },
    { weight: 1, arbitrary: fc.constantFrom(...samples, ...ODD_TEXTS) },
  )
}
