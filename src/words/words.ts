// Every sentence that a viewer reads, in one file a language. i18next chooses the plural form and
// fills the gaps; nothing is loaded, all languages are in the bundle.

import { createInstance, type TFunction } from 'i18next'
import { ar } from './ar'
import { de } from './de'
import { en, type Sentences } from './en'

type Group = keyof typeof en
/** 'more_one' and 'more_other' are asked for as 'more', with a count. */
type Singular<Key> = Key extends `${infer Base}_one` | `${infer Base}_other` ? Base : Key
export type Phrase = { [G in Group]: `${G}.${Singular<keyof (typeof en)[G]> & string}` }[Group]

export const languages = { en, de, ar } as Record<string, Sentences>

let t: TFunction
let current = 'en'
let currentTag = 'en'

/**
 * Chooses the language of all sentences from here on.
 * @param tag BCP 47; falls back to its primary language, then to English
 * @returns the language chosen
 */
export function speak(tag: string): string {
  current = tag.toLowerCase().split(/[-_]/)[0] ?? 'en'
  if (!(current in languages)) current = 'en'
  currentTag = tag.toLowerCase().startsWith(current) ? tag.replace(/_/g, '-') : current
  const instance = createInstance()
  instance.init({
    lng: current,
    fallbackLng: 'en',
    resources: Object.fromEntries(
      Object.entries(languages).map(([language, sentences]) => [
        language,
        { translation: sentences },
      ]),
    ),
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  t = instance.t
  return current
}

/** The sentence for a phrase in the chosen language, its gaps filled. */
export function say(phrase: Phrase, gaps?: Record<string, string | number>): string {
  return t(phrase, gaps)
}

/** For times and dates: the language in use with its region, since 2:05 PM and 14:05 differ by region. */
export const locale = () => currentTag
export const isRightToLeft = () => current === 'ar'

speak('en')
