import { afterEach, describe, expect, it } from 'vitest'
import { languageTag as tag } from '../../src/words/language-tag'
import { isRightToLeft, languages, locale, say, speak } from '../../src/words/words'

const gapsIn = (sentence: string) => [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, gap]) => gap)
const base = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '')

/** Every phrase of a language with its gaps, plural forms folded into one. */
function phrases(language: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const [group, sentences] of Object.entries(languages[language] ?? {}))
    for (const [key, sentence] of Object.entries(sentences)) {
      const phrase = `${group}.${base(key)}`
      const gaps = found.get(phrase) ?? new Set()
      for (const gap of gapsIn(sentence)) gaps.add(gap as string)
      found.set(phrase, gaps)
    }
  return found
}

describe('the words', () => {
  afterEach(() => {
    speak(tag('en'))
  })

  it.each(Object.keys(languages))(
    '%s says everything that English says, with the same gaps',
    (language) => {
      expect(phrases(language)).toEqual(phrases('en'))
    },
  )

  it.each(Object.keys(languages))('%s has a form for every number', (language) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    for (const [group, sentences] of Object.entries(languages[language] ?? {}))
      for (const key of Object.keys(sentences).filter((key) => key.endsWith('_other')))
        for (const form of forms)
          expect(sentences, `${group}.${base(key)}_${form}`).toHaveProperty(`${base(key)}_${form}`)
  })

  it('speaks the language of a tag, whatever its region and spelling', () => {
    expect(speak(tag('de-AT'))).toBe('de')
    expect(say('exit.stay')).toBe('Bleiben')
    expect(speak(tag('AR_eg'))).toBe('ar')
    expect(isRightToLeft()).toBe(true)
  })

  it('speaks English where it knows no better', () => {
    expect(speak(tag('xx-Nowhere'))).toBe('en')
    expect(say('exit.stay')).toBe('Stay')
  })

  it('keeps the region for times and dates, when the language is spoken', () => {
    speak(tag('en_GB'))
    expect(locale()).toBe('en-GB')
    speak(tag('xx-Nowhere'))
    expect(locale()).toBe('en')
  })

  it('counts', () => {
    expect(say('agenda.inMinutes', { count: 1 })).toBe('in 1 minute')
    expect(say('agenda.inMinutes', { count: 2 })).toBe('in 2 minutes')
    speak(tag('ar'))
    expect(say('agenda.inMinutes', { count: 2 })).toBe('بعد دقيقتين')
  })

  it('keeps a name that is written the other way from turning the sentence around', () => {
    expect(say('account.title', { name: 'ليلى' })).toBe('Signed in as \u2068ليلى\u2069')
    expect(say('account.title', { name: 'דנה (HR)' })).toBe('Signed in as \u2068דנה (HR)\u2069')
    speak(tag('ar'))
    expect(say('account.title', { name: 'ليلى' })).not.toContain('\u2068')
  })

  it('leaves names alone', () => {
    expect(say('account.title', { name: 'Tom & <Ada>' })).toBe('Signed in as Tom & <Ada>')
  })
})
