// Every call of Intl and every call that takes a language throws at what it does not know, and on one
// engine or another gives something else than elsewhere. So they stand in two files, guarded.

import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../..')
const CALLS =
  /\bIntl\s*[.[]|\bin Intl\b|\.(?:toLocale\w+|localeCompare|normalize)\s*\(|\bnavigator\s*\.\s*languages?\b/g
const ALLOWED: Record<string, RegExp> = {
  // The names of zones alone, with a language that is written there.
  'src/time/zone.ts': /^Intl\.$/,
  // With a LanguageTag, which languageTag() alone makes.
  'src/time/time-words.ts': /^Intl\.$/,
  // Where the language comes in.
  'src/tv/own-language.ts': /^navigator\.language$/,
}

const sources = readdirSync(join(ROOT, 'src'), { withFileTypes: true, recursive: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))

const callsIn = (code: string) =>
  code
    .replace(/^\s*(?:\/\/|\/?\*).*$/gm, '')
    .match(CALLS)
    ?.map((call) => call.trim()) ?? []

describe('calls that take a language', () => {
  it('are found', () => {
    const code = `a.toLocaleUpperCase(b)\nx.localeCompare(y)\n// Intl.Foo\nnew Intl.NumberFormat(z)`
    expect(callsIn(code)).toEqual(['.toLocaleUpperCase(', '.localeCompare(', 'Intl.'])
  })

  it.each(sources)('%s makes none that may throw at a language', (path) => {
    const calls = callsIn(readFileSync(join(ROOT, path), 'utf8'))
    expect(calls.filter((call) => !ALLOWED[path]?.test(call))).toEqual([])
  })

  it('are handed a language that was parsed: nothing but the parser makes a LanguageTag', () => {
    const makers = sources.filter((path) =>
      /\bas (?:unknown as )?LanguageTag\b/.test(readFileSync(join(ROOT, path), 'utf8')),
    )
    expect(makers).toEqual(['src/i18n/language-tag.ts'])
  })
})
