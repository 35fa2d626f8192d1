// What the page's own script says before the app has come (src/start/first-code/code-picture.ts), out of the languages' files.

import { languages } from '../../src/i18n/languages'
import type { AllCodeWords, CodeWords } from '../../src/start/first-code/code-picture'

/** The words of the first sign-in's screen in every language, by its code. */
export function codeWords(): AllCodeWords {
  const all = Object.entries(languages).map(([code, language]): [string, CodeWords] => {
    const { messages, isRightToLeft, threeLetters } = language
    const { title, scan, orType, andEnter, left, newCode } = messages.signIn
    const diagnostics = messages.diagnostics.title
    return [
      code,
      { isRightToLeft, threeLetters, title, scan, orType, andEnter, left, diagnostics, newCode },
    ]
  })
  return Object.fromEntries(all)
}
