// What stands for somebody who has no picture.

/** Scripts whose names are written without spaces, and whose letters are words: one says enough. */
const CJK = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]/
/** Letters that join: two of them would read as a word. */
const JOINING = /[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]/
/** What a name begins with that is no letter: quotes, brackets, invisible marks of direction. */
const NO_LETTER = /^[\s"'“”‘’«»()[\]{}<>.,;:!?*_#@&+~|/\\\u200b-\u200f\u202a-\u202e\u2066-\u2069-]+/

/** One or two letters for a name, or for the address that stands in for it; undefined for no name. */
export function initialsOf(name: string): string | undefined {
  const [local = ''] = name.split('@')
  const words = local
    .split(/[\s._]+/)
    .map((word) => word.replace(NO_LETTER, ''))
    .filter(Boolean)
  const first = letterOf(words[0])
  if (!first) return undefined
  const last = words.length > 1 ? letterOf(words[words.length - 1]) : ''
  return CJK.test(first) || JOINING.test(first) ? first : first + last
}

/** The first letter, with the marks above and below it. */
function letterOf(word = ''): string {
  const [letter = '', ...rest] = Array.from(word)
  const other = rest.findIndex((next) => !/[\u0300-\u036f\ufe0f]/.test(next))
  const marks = other < 0 ? rest : rest.slice(0, other)
  return [letter.toUpperCase(), ...marks].join('')
}
