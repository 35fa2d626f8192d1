// The messages are written as i18next has them, and come out as it would give them.

import { createInstance } from 'i18next'
import { afterEach, expect, it } from 'vitest'
import { type MessageKey, setLanguage, t } from '../../src/i18n/i18n'
import { languageTag } from '../../src/i18n/language-tag'
import { languages, languageWithCode } from '../../src/i18n/languages'
import { fc, seed } from '../generated'

afterEach(() => void setLanguage(languageTag('en')))

const base = (name: string) => name.replace(/_(zero|one|two|few|many|other)$/, '')

const keys = Object.entries(languageWithCode('en').messages).flatMap(([group, messages]) =>
  Object.keys(messages).map((name) => `${group}.${base(name)}` as MessageKey),
)
const counted = new Set(keys.filter((key, at) => keys.indexOf(key) !== at))
const gaps = [...JSON.stringify(languages).matchAll(/\{\{(\w+)\}\}/g)].map(([, gap]) => `${gap}`)
const filled = Object.fromEntries(gaps.map((gap) => [gap, '7']))
/** Each form of each language is among them: 0 to 120, and a fraction. */
const counts = [...Array(121).keys(), 1.5]

/** i18next with our messages, in a language. Where a key has no such message, both give English, or the key. */
function i18next(language: string) {
  const instance = createInstance()
  instance.init({
    lng: language,
    fallbackLng: 'en',
    resources: Object.fromEntries(
      Object.entries(languages).map(([code, { messages }]) => [code, { translation: messages }]),
    ),
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  return (key: string, params?: Record<string, string | number>) =>
    params ? instance.t(key, params) : instance.t(key)
}

it.each(Object.keys(languages))(
  `the messages in %s come out as i18next gives them (SEED=${seed})`,
  (language) => {
    setLanguage(languageTag(language))
    const theirs = i18next(language)
    for (const key of keys) {
      expect(t(key)).toBe(theirs(key))
      for (const count of counted.has(key) ? counts : [7]) {
        const all = { ...filled, count }
        expect(t(key, all), `${key} of ${count}`).toBe(theirs(key, all))
      }
    }
    // Digits and signs alone, which are not isolated from the sentence's direction.
    const value = fc.oneof(fc.integer({ min: 0, max: 120 }), fc.stringMatching(/^[\d$&.{} ]{0,8}$/))
    const params = fc.record(Object.fromEntries(gaps.map((gap) => [gap, value])))
    fc.assert(
      fc.property(fc.constantFrom(...keys), params, fc.nat(120), (key, given, count) => {
        const all = { ...given, count }
        expect(t(key, all)).toBe(theirs(key, all))
      }),
    )
  },
)
