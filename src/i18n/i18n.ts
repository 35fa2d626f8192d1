// Every sentence that a viewer reads, in one file a language. Which form a count takes is said in numbers.ts; nothing
// is loaded, all languages are in the bundle. Keys, plural suffixes and gaps are written as i18next has them.
// https://www.i18next.com/translation-function/plurals

import type { en } from './en'
import { type LanguageTag, languageOf, languageTag } from './language-tag'
import { LANGUAGE_CODES, languageWithCode } from './languages'
import { decimalText, pluralForm } from './numbers'

type Group = keyof typeof en
/** 'more_one' and 'more_other' are asked for as 'more', with a count. */
type Singular<Key> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : Key
export type MessageKey = { [G in Group]: `${G}.${Singular<keyof (typeof en)[G]> & string}` }[Group]

let current = 'en'
let currentTag = languageTag('en')

/**
 * Chooses the language of all sentences from here on.
 * @param tag one that is not spoken here is English
 * @returns the language chosen
 */
export function setLanguage(tag: LanguageTag): string {
  const isSpoken = LANGUAGE_CODES.some((code) => code === languageOf(tag))
  currentTag = isSpoken ? tag : languageTag('en')
  current = languageOf(currentTag)
  return current
}

/**
 * The sentence of a key in the chosen language.
 * @param params what stands in its gaps; `count` chooses the plural form
 *   (https://cldr.unicode.org/index/cldr-spec/plural-rules)
 */
export function t(key: MessageKey, params?: Record<string, string | number>): string {
  const text = messageIn(current, key, params?.count) ?? messageIn('en', key, params?.count) ?? key
  if (!params) return text
  const values = embedded(params)
  return text.replace(GAP, (_, name: string) => `${values[name] ?? ''}`)
}

/** "{{name}}" in a sentence. */
const GAP = /\{\{(\w+)\}\}/g

/** A sentence as it stands in a language's file, in the form that a count has there. */
function messageIn(language: string, key: string, count: unknown): string | undefined {
  const [group = '', name = ''] = key.split('.')
  const messages: Record<string, Record<string, string>> = languageWithCode(language).messages
  const counted = typeof count === 'number' ? `${name}_${pluralForm(language, count)}` : name
  // A form may be empty on purpose: nothing is said of zero things.
  return messages[group]?.[counted] ?? messages[group]?.[name]
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/
const LEFT_TO_RIGHT = /[A-Za-z\u00aa-\u024f\u0370-\u052f]/
/** A text whose first letter of the two above is one from right to left. */
const BEGINS_RIGHT_TO_LEFT =
  /^[^A-Za-z\u00aa-\u024f\u0370-\u052f]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/

/**
 * A name written against the sentence's direction would draw what stands next to it, as a bracket or a full stop, to
 * its other side. It is embedded in the direction of its own first letter, between two marks of the sentence's (UAX 9).
 * Isolates would say the same in fewer characters, but Chromium before 77 draws the letters beside them backwards.
 */
function embedded(params: Record<string, string | number>): Record<string, string | number> {
  const [against, mark] = isRightToLeft() ? [LEFT_TO_RIGHT, '\u200f'] : [RIGHT_TO_LEFT, '\u200e']
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === 'string' && against.test(value)
        ? `${mark}${BEGINS_RIGHT_TO_LEFT.test(value) ? '\u202b' : '\u202a'}${value}\u202c${mark}`
        : value,
    ]),
  )
}

/** For times and dates: the language in use with its region, since 2:05 PM and 14:05 differ by region. */
export const locale = () => currentTag
/** A number in the language in use: "1.5", "1,5". */
export const decimal = (value: number) => decimalText(current, value)
/** Whether the language in use is written from right to left. */
export const isRightToLeft = () => languageWithCode(current).isRightToLeft
