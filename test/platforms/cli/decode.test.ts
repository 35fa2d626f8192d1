import { describe, expect, it } from 'vitest'
import { decodeText } from '../../../platforms/cli/decode'

const TEXT = 'WEBEX_CLIENT_ID=Ümläut 日本\r\nWEBEX_CLIENT_SECRET=s\r\n'

/** The text as an editor saves it. */
const saved = {
  'UTF-8': Buffer.from(TEXT),
  'UTF-8 with a mark (Notepad)': Buffer.from(`\ufeff${TEXT}`),
  'UTF-16 LE (PowerShell)': Buffer.from(`\ufeff${TEXT}`, 'utf16le'),
  'UTF-16 BE': Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16(),
}

/** UTF-32 LE, whose mark begins as that of UTF-16 LE does. */
const utf32 = (text: string) =>
  Buffer.concat(
    [...text].map((sign) => {
      const bytes = Buffer.alloc(4)
      bytes.writeUInt32LE(sign.codePointAt(0) ?? 0)
      return bytes
    }),
  )

describe('a text file', () => {
  it.each(Object.entries(saved))('is read when it is %s', (_, bytes) => {
    expect(decodeText(bytes, '.env')).toBe(TEXT)
  })

  it('may be empty', () => {
    expect(decodeText(new Uint8Array(), '.env')).toBe('')
    expect(decodeText(Buffer.from('\ufeff'), '.env')).toBe('')
  })

  it.each([
    ['Latin-1', Buffer.from(TEXT, 'latin1')],
    ['UTF-16 without a mark', Buffer.from(TEXT, 'utf16le')],
    ['UTF-16 cut off in the middle of a letter', saved['UTF-16 LE (PowerShell)'].subarray(0, -1)],
    ['UTF-32', utf32(`\ufeff${TEXT}`)],
    ['a picture', Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAAB', 'base64')],
    ['a PKCS#12 file', Buffer.from('308204d602010330820490', 'hex')],
  ])('is refused by its name when it is %s', (_, bytes) => {
    expect(() => decodeText(bytes, 'my.env')).toThrow(
      'my.env is no text in UTF-8 or UTF-16. Save it as UTF-8.',
    )
  })
})
