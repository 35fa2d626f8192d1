// How numbers are written and counted in each language. Digits are Latin in every language, as on the
// clocks and channel numbers of televisions.

import { languageWithCode } from './languages'
import type { PluralForm } from './plurals'

/**
 * Which form a count has: "one" minute, "other" minutes.
 * @param language an ISO 639-1 code; one that is not spoken here counts as English does
 */
export function pluralForm(language: string, count: number): PluralForm {
  return languageWithCode(language).plural.formOf(count)
}

/** "1.5", or "1,5" where that is the custom. */
export function decimalText(language: string, value: number): string {
  return `${value}`.replace('.', languageWithCode(language).decimalMark)
}
