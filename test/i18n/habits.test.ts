// How sentences for viewers are written, in every language; the words themselves are a matter of taste.

import { describe, expect, it } from 'vitest'
import { languages, languageWithCode } from '../../src/i18n/languages'

/** Every sentence of a language with its key; all of them when no group is named. */
const messages = (language: string) =>
  Object.entries(languageWithCode(language).messages).flatMap(([group, ofGroup]) =>
    Object.entries(ofGroup).map(([key, text]) => [`${group}.${key}`, text] as const),
  )

/** The keys of a language whose sentences a pattern fits. */
const fitting = (language: string, pattern: RegExp) =>
  messages(language)
    .filter(([, text]) => pattern.test(text))
    .map(([key]) => key)

describe('English', () => {
  it.each([
    ['"automatically", not "by itself"', /\bby (itself|themselves)\b/i],
    ['a permission, not "may" or "may not"', /\bmay\b(?! have)/i],
    ['a permission, not a right', /\bno right\b/i],
    ['"load", not "look up"', /\blook(s|ed|ing)?\b.*\b(up|back)\b/i],
    ['the sign-in, not "the session of"', /\bsession\b/i],
    ['"you", not "one"', /\b(what|where|when) one\b|\bone (needs|has)\b/i],
    ['what there is not, not "that can be shown"', /\bthat can be\b/i],
    ['"no more", not "nothing more"', /\bnothing (more|older|on)\b/i],
    ['"who", not "whom"', /\bwhom\b|\bwho is to be\b/i],
    ['an infinitive, not "is to be"', /\b(is|are) to be\b/i],
  ])('says %s', (_, pattern) => {
    expect(fitting('en', pattern)).toEqual([])
  })
})

describe('German', () => {
  it.each([
    ['"automatisch", not "von selbst"', /von selbst/i],
    ['"Handy" for what scans a code', /telefon(?!isch)/i],
    ['"Transkript", the word of Webex', /mitschrift/i],
    ['"Anmeldung", not "Sitzung"', /sitzung/i],
    ['what there is not, not "der gezeigt werden kann"', /gezeigt werden kann|zeigen lässt/i],
    ['"Berechtigung", not what an account "darf"', /konto darf|darf dieses konto/i],
  ])('says %s', (_, pattern) => {
    expect(fitting('de', pattern)).toEqual([])
  })
})

describe('Arabic', () => {
  it.each([
    ['"صلاحية" for a permission', /يحق/],
    ['"تسجيل الدخول", not "الجلسة"', /جلسة/],
    ['"زر" for a key of the remote', /مفتاح/],
    ['"تحميل" where something loads', /جارٍ البحث/],
  ])('says %s', (_, pattern) => {
    expect(fitting('ar', pattern)).toEqual([])
  })

  it('names one and two without a digit', () => {
    const counted = messages('ar').filter(([key]) => /_(one|two)$/.test(key))
    expect(counted.length).toBeGreaterThan(10)
    for (const [key, text] of counted) expect(text, key).not.toMatch(/\{\{count\}\}|\d/)
  })
})

describe('every language', () => {
  it.each(Object.keys(languages))('%s is set as print is, with its own marks', (language) => {
    expect(fitting(language, /['"`]|\.\.\.| {2}|^\s|\s$/)).toEqual([])
  })

  // What stands on a button, a tag or a tile has no second line.
  const NARROW =
    /^(account\.(open|signOut|stay)|agenda\.(live|over|missed|changed|overlaps|now|next|busy|refresh|fresh)|choices\.(title|on|off|never|auto|back)|diagnostics\.title|exit\.(leave|stay)|video\.(play|pause|transcript|startOver|playNext|watchAgain|back|tryAgain)|meeting\.(back|description|invited|callIn|showPassword)|people\.(now|ended|add|signOut|nobody)|recordings\.(title|tag|own|shared|watch|watchMeeting|summary|unplayable|reveal|again)|signIn\.(newCode|tryAgain))$/

  it.each(Object.keys(languages))('%s fits where English does, on buttons and tags', (language) => {
    const english = new Map(messages('en'))
    const narrow = messages(language).filter(([key]) => NARROW.test(key))
    expect(narrow.length).toBeGreaterThan(40)
    for (const [key, text] of narrow)
      expect(text.length, `${key}: ${text}`).toBeLessThanOrEqual(
        (english.get(key)?.length ?? 0) * 1.5 + 8,
      )
  })
})
