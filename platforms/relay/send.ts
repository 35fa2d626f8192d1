// `fetch` as far as the relay needs it to forward a call, under Node: by the client that Node's own fetch is made
// of. With streams, clones and signals of its own that fetch costs some three times as much for a few hundred
// bytes.

import { request } from 'undici'

/**
 * Sends a request and reads the whole answer. Redirects are not followed. No compression is asked for; without
 * a word about it a server may choose one (RFC 9110 12.5.3).
 * @throws what kept it from being sent or read, or the reason of `signal`
 */
export const send: typeof fetch = async (url, { method, headers, body, signal } = {}) => {
  const plain = new Headers(headers)
  plain.set('Accept-Encoding', 'identity')
  const answer = await request(String(url), {
    method: method as 'POST',
    headers: plain,
    body: body as string,
    signal: signal ?? undefined,
  })
  const bytes = await answer.body.arrayBuffer()
  const coding = answer.headers['content-encoding'] ?? 'identity'
  if (coding !== 'identity')
    throw new TypeError(`The answer is ${coding}, which was not asked for.`)
  const read = Object.entries(answer.headers).map(([name, value]): [string, string] => [
    name,
    Array.isArray(value) ? value.join(', ') : (value ?? ''),
  ])
  return new Response(bytes.byteLength ? bytes : null, {
    status: answer.statusCode,
    headers: read,
  })
}
