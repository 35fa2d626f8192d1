// Languages as Intl takes them. A television may name its language as POSIX does ("en_US.UTF-8",
// "sr@latin"), as a bare code of three letters, or not at all, and every call that takes a language
// throws at what is no tag. So it is parsed where it comes in, and nothing else is ever handed on.

import { languages } from './languages'

declare const parsed: unique symbol

/**
 * A language with its script and region where they are known: "de", "en-GB", "zh-Hant-TW" (BCP 47,
 * https://www.rfc-editor.org/rfc/rfc5646). Made by `languageTag` alone.
 */
export type LanguageTag = string & { readonly [parsed]: true }

/** Longer than any language with script, region, codeset and modifier. */
const LONGEST = 64

/** What DVB and ISO 639-2 call the languages that are spoken here. */
const THREE_LETTERS = new Map(
  Object.entries(languages).flatMap(([code, { threeLetters }]) =>
    threeLetters.map((letters) => [letters, code] as const),
  ),
)

/**
 * The language that `text` names, or the nearest tag: what only some Intl knows (variants, extensions,
 * private use) and what POSIX adds (codeset, modifier) is left out. English where none is named.
 */
export function languageTag(text: unknown): LanguageTag {
  if (typeof text !== 'string' || text.length > LONGEST) return tag('en')
  // language[_region][.codeset][@modifier]
  const [locale = '', modifier = ''] = text.trim().split('@')
  const [name = ''] = locale.split('.')
  const [first = '', ...others] = name.split(/[-_]/)
  if (!/^[a-z]{2,3}$/i.test(first)) return tag('en')
  const language = first.toLowerCase()
  const parts = upToSingle(others)
  const script = parts.find((part) => /^[a-z]{4}$/i.test(part)) ?? SCRIPTS[modifier.toLowerCase()]
  const region = parts.find((part) => /^(?:[a-z]{2}|\d{3})$/i.test(part))
  return tag(
    [
      THREE_LETTERS.get(language) ?? language,
      script && script.slice(0, 1).toUpperCase() + script.slice(1).toLowerCase(),
      region?.toUpperCase(),
    ]
      .filter(Boolean)
      .join('-'),
  )
}

/** "en" of "en-GB". */
export function languageOf(tag: LanguageTag): string {
  return tag.split('-')[0] as string
}

/** "GB" of "en-GB"; undefined where none is named. */
export function regionOf(tag: LanguageTag): string | undefined {
  return tag.split('-').find((part, at) => at > 0 && part.length < 4)
}

const SCRIPTS: Record<string, string | undefined> = { latin: 'Latn', cyrillic: 'Cyrl' }

/** A single letter begins an extension or what is for private use. */
function upToSingle(parts: string[]): string[] {
  const single = parts.findIndex((part) => part.length < 2)
  return single < 0 ? parts : parts.slice(0, single)
}

const tag = (text: string) => text as LanguageTag
