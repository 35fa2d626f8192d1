import { afterEach, describe, expect, it, vi } from 'vitest'
import { languageTag } from '../../src/i18n/language-tag'
import { languages } from '../../src/i18n/languages'
import { decimalText, pluralForm } from '../../src/i18n/numbers'

const COUNTS = [
  ...Array.from({ length: 201 }, (_, count) => count),
  ...[202, 203, 210, 211, 299, 300, 302, 303, 1000, 1001, 1002, 1003, 1011, 1100, 1_000_000],
  ...[100_000_003, 1.5, 2.5, 0.5],
]

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

describe('counting', () => {
  it.each(Object.entries(languages))(
    'in %s has the forms of CLDR for every count',
    (language, { plural }) => {
      const rules = new Intl.PluralRules(language)
      const ours = COUNTS.map((count) => `${count} ${pluralForm(language, count)}`)
      expect(ours).toEqual(COUNTS.map((count) => `${count} ${rules.select(count)}`))
      expect([...plural.forms].sort()).toEqual([...rules.resolvedOptions().pluralCategories].sort())
    },
  )

  it.each([
    ['there is no Intl', undefined],
    ['Intl has no plural rules', { DateTimeFormat: Intl.DateTimeFormat }],
    [
      'it has them for English alone',
      {
        PluralRules: class extends Intl.PluralRules {
          constructor(_: string, options?: Intl.PluralRulesOptions) {
            super('en', options)
          }
        },
      },
    ],
    [
      'they throw',
      {
        PluralRules: class {
          select() {
            throw new RangeError('Icu error.')
          }
        },
      },
    ],
  ])('is right in sentences where %s', async (_, intl) => {
    vi.resetModules()
    vi.stubGlobal('Intl', intl)
    const { t, setLanguage } = await import('../../src/i18n/i18n')
    const said = (counts: number[]) => counts.map((count) => t('agenda.inMinutes', { count }))
    setLanguage(languageTag('ar-EG'))
    expect(said([1, 2, 3, 10, 11, 99, 100, 102, 103])).toEqual([
      'بعد دقيقة واحدة',
      'بعد دقيقتين',
      'بعد 3 دقائق',
      'بعد 10 دقائق',
      'بعد 11 دقيقة',
      'بعد 99 دقيقة',
      'بعد 100 دقيقة',
      'بعد 102 دقيقة',
      'بعد 103 دقائق',
    ])
    setLanguage(languageTag('de'))
    expect(said([1, 2])).toEqual(['in 1 Minute', 'in 2 Minuten'])
    setLanguage(languageTag('en'))
    expect(said([1, 2])).toEqual(['in 1 minute', 'in 2 minutes'])
  })

  it('writes a number as the language does', () => {
    expect(['en', 'de', 'ar'].map((language) => decimalText(language, 1.25))).toEqual([
      '1.25',
      '1,25',
      '1.25',
    ])
  })
})
