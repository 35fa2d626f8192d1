/**
 * Fields as application/x-www-form-urlencoded, for a body or a query. `new URLSearchParams` takes an object from
 * Chromium 61 on only, and reads an older one as the text "[object Object]".
 * https://url.spec.whatwg.org/#urlencoded-serializing
 */
export function formEncoded(fields: Record<string, string>): string {
  const encoded = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) encoded.append(name, value)
  return encoded.toString()
}
