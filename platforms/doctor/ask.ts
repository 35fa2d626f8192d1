// One question over HTTP, asked as strictly as the app asks: no redirect is followed. Unlike the app, which
// has one sentence for a viewer, it says why there was no answer.

import { type HttpResponse, httpResponse } from '../../src/webex/http/response'

interface Question {
  url: string
  /** Fields of a form; makes it a POST. */
  form?: Record<string, string>
  headers?: Record<string, string>
}

export type Answer =
  | {
      ok: true
      response: HttpResponse /** ms since 1970, here, half-way through. */
      at_ms: number
    }
  /** Nothing came; `why` is a whole sentence. */
  | { ok: false; why: string }

/** Sends a question; never rejects. */
export type Ask = (question: Question) => Promise<Answer>

interface Options {
  fetch: typeof fetch
  /** ms since 1970. */
  now: () => number
  /** For one question, ms. */
  timeout_ms: number
  /** Ends them all. */
  signal: AbortSignal
}

/** No answer of these servers is longer; what is, is cut off. */
const LONGEST_BYTES = 512 * 1024

/** Makes what asks a server one question over HTTP. */
export function createAsk({ fetch, now, timeout_ms, signal }: Options): Ask {
  return async ({ url, form, headers }) => {
    const start_ms = now()
    try {
      const response = await fetch(url, {
        method: form ? 'POST' : 'GET',
        headers: {
          Accept: 'application/json',
          ...(form && { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' }),
          ...headers,
        },
        body: form ? new URLSearchParams(form).toString() : null,
        redirect: 'manual',
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeout_ms)]),
      })
      const at_ms = (start_ms + now()) / 2
      const text = await readText(response)
      const header = (name: string) => response.headers.get(name)
      return { ok: true, response: httpResponse(response.status, header, text), at_ms }
    } catch (error) {
      return { ok: false, why: whyNot(error, new URL(url).host) }
    }
  }
}

async function readText({ body }: Response): Promise<string> {
  if (!body) return ''
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of body) {
    pieces.push(piece)
    bytes += piece.byteLength
    if (bytes > LONGEST_BYTES) break
  }
  return Buffer.concat(pieces).toString('utf8')
}

const CAUSES: [RegExp, (host: string) => string][] = [
  [/ENOTFOUND/, (host) => `There is no host of the name ${nameIn(host)}.`],
  [
    /EAI_AGAIN/,
    (host) => `The name ${nameIn(host)} could not be resolved; this computer may be offline.`,
  ],
  [/ECONNREFUSED/, (host) => `Nothing listens at ${host}.`],
  [/EHOSTUNREACH|ENETUNREACH/, (host) => `No network leads to ${host}.`],
  [
    /ETIMEDOUT|UND_ERR_\w*TIMEOUT|TimeoutError|AbortError/,
    (host) => `${host} did not answer in time.`,
  ],
  [/WRONG_VERSION_NUMBER/, (host) => `${host} does not speak https on this port.`],
  [/ECONNRESET|UND_ERR_SOCKET|EPIPE/, (host) => `${host} closed the connection without an answer.`],
  [/CERT|SELF_SIGNED|UNABLE_TO/, (host) => `The certificate of ${host} is not accepted here.`],
]

/** A host without its port, which no name server is asked for. */
const nameIn = (host: string) => host.replace(/:\d+$/, '')

/**
 * Why a connection gave nothing, as a sentence.
 * @param error of fetch (the reason stands in its `cause`) or of a socket
 */
export function whyNot(error: unknown, host: string): string {
  const code = codesOf(error).join(' ')
  const known = CAUSES.find(([pattern]) => pattern.test(code))?.[1]
  return known ? known(host) : `${host} could not be asked (${code || String(error)}).`
}

/** The codes and names along the causes; of a name with several addresses, those of each attempt. */
function codesOf(error: unknown): string[] {
  if (typeof error !== 'object' || error === null) return []
  const { code, name, message, cause, errors } = error as NodeJS.ErrnoException & {
    cause?: unknown
    errors?: unknown[]
  }
  // Of a DOMException the code is a number.
  const own = typeof code === 'string' ? code : /SSL|TLS/i.test(message) ? message : name
  const below = [cause, ...(errors ?? [])].flatMap(codesOf)
  return ['TypeError', 'Error', 'AggregateError'].includes(own) ? below : [own, ...below]
}
