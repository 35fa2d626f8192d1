import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { isRightToLeft, locale, setLanguage, t } from '../../src/i18n/i18n'
import { languageTag as tag } from '../../src/i18n/language-tag'
import { languages, languageWithCode } from '../../src/i18n/languages'
import { CHOICES } from '../../src/session/preferences'

const gapsIn = (sentence: string) => [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map(([, gap]) => gap)
const base = (name: string) => name.replace(/_(zero|one|two|few|many|other)$/, '')

/** Every key of a language with its gaps, plural forms folded into one. */
function keysWithGaps(language: string): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const [group, messages] of Object.entries(languageWithCode(language).messages))
    for (const [form, sentence] of Object.entries(messages)) {
      const name = `${group}.${base(form)}`
      const params = found.get(name) ?? new Set()
      for (const gap of gapsIn(sentence)) params.add(gap as string)
      found.set(name, params)
    }
  return found
}

describe('the messages', () => {
  afterEach(() => {
    setLanguage(tag('en'))
  })

  it.each(Object.keys(languages))(
    '%s says everything that English says, with the same gaps',
    (language) => {
      expect(keysWithGaps(language)).toEqual(keysWithGaps('en'))
    },
  )

  it.each(Object.keys(languages))('%s has a form for every number', (language) => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories
    for (const [group, messages] of Object.entries(languageWithCode(language).messages))
      for (const name of Object.keys(messages).filter((name) => name.endsWith('_other')))
        for (const form of forms)
          expect(messages, `${group}.${base(name)}_${form}`).toHaveProperty(`${base(name)}_${form}`)
  })

  it('speaks the language of a tag, whatever its region and spelling', () => {
    expect(setLanguage(tag('de-AT'))).toBe('de')
    expect(t('exit.stay')).toBe('Bleiben')
    expect(setLanguage(tag('AR_eg'))).toBe('ar')
    expect(isRightToLeft()).toBe(true)
  })

  it('speaks English where it knows no better', () => {
    expect(setLanguage(tag('xx-Nowhere'))).toBe('en')
    expect(t('exit.stay')).toBe('Stay')
  })

  it('keeps the region for times and dates, when the language is spoken', () => {
    setLanguage(tag('en_GB'))
    expect(locale()).toBe('en-GB')
    setLanguage(tag('xx-Nowhere'))
    expect(locale()).toBe('en')
  })

  it('counts', () => {
    expect(t('agenda.inMinutes', { count: 1 })).toBe('in 1 minute')
    expect(t('agenda.inMinutes', { count: 2 })).toBe('in 2 minutes')
    setLanguage(tag('ar'))
    expect(t('agenda.inMinutes', { count: 2 })).toBe('بعد دقيقتين')
  })

  describe('a name that is written against the sentence', () => {
    const LRM = '\u200e'
    const RLM = '\u200f'
    const LRE = '\u202a'
    const RLE = '\u202b'
    const PDF = '\u202c'

    it.each(['ليلى', 'דנה (HR)'])('is embedded between marks of the sentence: %s', (name) => {
      expect(t('account.title', { name })).toBe(`Signed in as ${LRM}${RLE}${name}${PDF}${LRM}`)
    })

    it.each(['Ada (HR)', 'tv.example.org/v1', '1. Ada ليلى'])(
      'is embedded in an Arabic one: %s',
      (name) => {
        setLanguage(tag('ar'))
        expect(t('account.title', { name })).toContain(`${RLM}${LRE}${name}${PDF}${RLM}`)
      },
    )

    it('has the direction of its first letter', () => {
      expect(t('account.title', { name: 'Ada ליאה' })).toContain(`${LRE}Ada ליאה${PDF}`)
      setLanguage(tag('ar'))
      expect(t('account.title', { name: '(ليلى Ada)' })).toContain(`${RLE}(ليلى Ada)${PDF}`)
    })

    it('is left alone where nothing in it goes the other way', () => {
      expect(t('account.title', { name: 'Ada (HR)' })).toBe('Signed in as Ada (HR)')
      setLanguage(tag('ar'))
      for (const name of ['ليلى', '14:05'])
        expect(t('account.title', { name })).not.toMatch(/[\u200e\u200f\u202a-\u202e]/)
    })

    it('has no isolates around it, which old engines draw the rest backwards for', () => {
      setLanguage(tag('ar'))
      expect(t('account.title', { name: 'Ada' })).not.toMatch(/[\u2066-\u2069]/)
    })
  })

  it('leaves names alone', () => {
    expect(t('account.title', { name: 'Tom & <Ada>' })).toBe('Signed in as Tom & <Ada>')
  })
})

describe('a language that is in the table', () => {
  it.each(Object.keys(languages))('%s is named where a person looks for it', (language) => {
    const lineOf = (path: string, start: RegExp) =>
      readFileSync(resolve(import.meta.dirname, '../..', path), 'utf8')
        .split('\n')
        .find((line) => start.test(line))
    expect(lineOf('README.md', /^\| `language` \|/)).toContain(`\`${language}\``)
    expect(lineOf('platforms/settings/settings.js', /Language:/)).toContain(`'${language}'`)
  })

  it.each(Object.keys(languages))(
    '%s can be chosen with the remote and in settings.js',
    (language) => {
      expect(CHOICES.language).toContain(language)
    },
  )
})
