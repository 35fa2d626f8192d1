// Every language that Foyer speaks. To add one, write its file beside this one and name it here; the settings,
// the choices with the remote and the checks of the tests follow from this table. How televisions describe the app
// beside its icon is said in platforms/pack/product.ts.

import { arabic } from './ar'
import { german } from './de'
import { english, type Language } from './en'

/** By ISO 639-1 code, in the order in which they are offered. */
export const languages = { en: english, de: german, ar: arabic }

export type LanguageCode = keyof typeof languages

/** The codes of all languages, in the order in which they are offered. */
export const LANGUAGE_CODES = Object.keys(languages) as LanguageCode[]

/** The language with this ISO 639-1 code; English for one that is not spoken here. */
export function languageWithCode(code: string): Language {
  return LANGUAGE_CODES.includes(code as LanguageCode) ? languages[code as LanguageCode] : english
}
