// The six digits as people type them. RFC 8628 6.1: "the server should ignore any characters like
// punctuation that are not in the user-code character set".

/** U+0660 to U+0669 and U+06F0 to U+06F9, which compatibility forms (NFKC) leave as they are. */
const EASTERN_DIGITS = [/[\u0660-\u0669]/g, /[\u06f0-\u06f9]/g]

/**
 * What was typed, as ASCII digits: without spaces, dashes and dots, and with the digits of full-width,
 * Arabic and Persian keyboards as 0 to 9. Nothing says here that there are six.
 */
export function typedCode(typed: string): string {
  const western = EASTERN_DIGITS.reduce(
    // The last four bits of these are their value.
    (text, digits) => text.replace(digits, (digit) => String(digit.charCodeAt(0) & 0xf)),
    typed.normalize('NFKC'),
  )
  return western.replace(/\D/g, '')
}
