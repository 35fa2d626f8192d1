// Text files as people's editors save them. Windows' Notepad and PowerShell write UTF-8 or UTF-16 with a
// byte order mark, which tells which of the two it is (https://encoding.spec.whatwg.org/#bom-sniff).

const MARKS = [
  { encoding: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', mark: [0xff, 0xfe] },
  { encoding: 'utf-16be', mark: [0xfe, 0xff] },
]

/**
 * Decodes a text file by its byte order mark, which is left out; without one, as UTF-8.
 * @param name of the file, for the complaint
 * @throws Error for bytes that are no text in these encodings
 */
export function decodeText(bytes: Uint8Array, name: string): string {
  const encoding =
    MARKS.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte))?.encoding ?? 'utf-8'
  const text = decode(bytes, encoding)
  // Zeros are in UTF-16 without a mark, in UTF-32, and in files that are no text at all.
  if (text === undefined || text.includes('\0'))
    throw new Error(`${name} is no text in UTF-8 or UTF-16. Save it as UTF-8.`)
  return text
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
