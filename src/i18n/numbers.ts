// How the languages that are spoken here count and write numbers, by hand: sets of 2018 have no
// Intl.PluralRules, and others have it for English alone. Digits are Latin in every language, as on the
// clocks and channel numbers of televisions.

export type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'

/** The forms of each language, in CLDR's order (https://cldr.unicode.org/index/cldr-spec/plural-rules). */
export const PLURAL_FORMS: Record<string, readonly PluralForm[]> = {
  en: ['one', 'other'],
  de: ['one', 'other'],
  ar: ['zero', 'one', 'two', 'few', 'many', 'other'],
}

/**
 * Which form a count has: "one" minute, "other" minutes; by CLDR's rules for cardinal numbers.
 * @param language en, de or ar; others count as English does
 */
export function pluralForm(language: string, count: number): PluralForm {
  if (language === 'ar') return arabicForm(count)
  return count === 1 ? 'one' : 'other'
}

function arabicForm(count: number): PluralForm {
  const size = Math.abs(count)
  if (size % 1 !== 0) return 'other'
  if (size < 3) return (['zero', 'one', 'two'] as const)[size as 0 | 1 | 2]
  const rest = size % 100
  if (rest >= 3 && rest <= 10) return 'few'
  return rest >= 11 ? 'many' : 'other'
}

/** "1.5", or "1,5" where that is the custom. */
export function decimalText(language: string, value: number): string {
  return language === 'de' ? `${value}`.replace('.', ',') : `${value}`
}
