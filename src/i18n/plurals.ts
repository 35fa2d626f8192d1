// Plural forms, by hand: sets of 2018 have no Intl.PluralRules, and others have it for English alone.

export type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'

/** How a language counts things: CLDR's rule for cardinal numbers. */
export interface PluralRule {
  /** In CLDR's order (https://cldr.unicode.org/index/cldr-spec/plural-rules). */
  forms: readonly PluralForm[]
  /** The form that a count has. */
  formOf(count: number): PluralForm
}

/** "One" minute, "other" minutes: as in English, German and many others. */
export const ONE_OR_OTHER: PluralRule = {
  forms: ['one', 'other'],
  formOf: (count) => (count === 1 ? 'one' : 'other'),
}
