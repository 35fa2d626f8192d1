/**
 * Fields as application/x-www-form-urlencoded, for a body or a query. `new URLSearchParams` takes an object from
 * Chromium 61 on only, and reads an older one as the text "[object Object]".
 * Also for the page's own script, which runs ahead of all polyfills (`Object.entries` is Chromium 54).
 * https://url.spec.whatwg.org/#urlencoded-serializing
 */
export function formEncoded(fields: Record<string, string>): string {
  const encoded = new URLSearchParams()
  for (const name of Object.keys(fields)) encoded.append(name, `${fields[name]}`)
  return encoded.toString()
}

/** The headers of a call that sends a form and takes JSON. */
export const FORM_HEADERS = {
  Accept: 'application/json',
  'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8',
}

/** What holds for every call: no cookies, and nothing out of a cache. */
export const CALL_MODE = { credentials: 'omit', cache: 'no-store' } as const
