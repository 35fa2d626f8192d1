// The ways in which people type six digits, by name.

const FULL_WIDTH = '０１２３４５６７８９'
const ARABIC = '٠١٢٣٤٥٦٧٨٩'
const PERSIAN = '۰۱۲۳۴۵۶۷۸۹'

const inDigits = (digits: string) => (code: string) =>
  code.replace(/\d/g, (digit) => digits[Number(digit)] ?? '')

export const WRITTEN: [string, (code: string) => string][] = [
  ['as the TV shows them', (code) => code.replace(/^(...)/, '$1 ')],
  ['with a dash', (code) => code.replace(/^(...)/, '$1-')],
  ['with a dash of a phone that corrects typing', (code) => code.replace(/^(...)/, '$1 – ')],
  ['with spaces around', (code) => `  ${code} `],
  ['apart', (code) => code.split('').join(' ')],
  ['in full width', inDigits(FULL_WIDTH)],
  ['in Arabic digits', inDigits(ARABIC)],
  ['in Persian digits', inDigits(PERSIAN)],
]
