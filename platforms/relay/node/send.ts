// `fetch` as far as the relay needs it to forward a call, under Node: by the client that Node's own fetch is made
// of. With streams, clones and signals of its own that fetch costs some three times as much for a few hundred
// bytes.

import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici'
import type { Send } from '../forward'

/** Its connections are kept for the next call. */
const agent = agentFor(process.env)

/**
 * What sends, through the proxy that an environment names, which many companies demand: `HTTPS_PROXY`, `HTTP_PROXY` and
 * `NO_PROXY`, in small letters too. What is on this machine itself is reached without.
 */
export function agentFor(env: NodeJS.ProcessEnv): Dispatcher {
  const httpProxy = env.http_proxy || env.HTTP_PROXY || ''
  const httpsProxy = env.https_proxy || env.HTTPS_PROXY || httpProxy
  const direct = env.no_proxy || env.NO_PROXY || ''
  if (!httpsProxy || direct === '*') return new Agent()
  const noProxy = [direct, 'localhost', '127.0.0.1', '[::1]'].join()
  return new EnvHttpProxyAgent({ httpProxy, httpsProxy, noProxy })
}

type Answer = Awaited<ReturnType<Send>>

/**
 * Sends a request and reads the whole answer. Redirects are not followed. No compression is asked for; without
 * a word about it a server may choose one (RFC 9110 12.5.3).
 * @throws what kept it from being sent or read, or the reason of `signal`
 */
export const send: Send = (url, given) => sendWith(agent, url, given)

/** Sends as `send` does, by an agent of the caller's. */
export const sendWith = (
  agent: Dispatcher,
  ...[url, { method, headers, body, signal }]: Parameters<Send>
): ReturnType<Send> =>
  new Promise((resolve, reject) => {
    const { origin, pathname, search } = new URL(url)
    const reader = wholeAnswer(signal, resolve, reject)
    const sent = { ...headers, 'Accept-Encoding': 'identity' }
    agent.dispatch({ origin, path: pathname + search, method, headers: sent, body }, reader)
  })

/** Collects an answer (https://undici.nodejs.org/#/docs/api/Dispatcher?id=parameter-dispatchhandler). */
function wholeAnswer(
  signal: AbortSignal,
  resolve: (answer: Answer) => void,
  reject: (reason: unknown) => void,
): Dispatcher.DispatchHandler {
  const chunks: Buffer[] = []
  let status = 0
  let headers: Received = {}
  let underWay: Dispatcher.DispatchController | undefined

  function onAbort() {
    underWay?.abort(signal.reason)
    reject(signal.reason)
  }
  signal.addEventListener('abort', onAbort, { once: true })
  if (signal.aborted) onAbort()

  return {
    onRequestStart(controller) {
      underWay = controller
      // It may have waited for a connection until then.
      if (signal.aborted) controller.abort(signal.reason)
    },
    onResponseStart(_, statusCode, received) {
      status = statusCode
      headers = received
    },
    onResponseData(_, chunk) {
      chunks.push(chunk)
    },
    onResponseEnd() {
      signal.removeEventListener('abort', onAbort)
      const coding = headers['content-encoding'] ?? 'identity'
      if (coding !== 'identity')
        return reject(new TypeError(`The answer is ${coding}, which was not asked for.`))
      const { buffer, byteOffset, byteLength } = Buffer.concat(chunks)
      const body = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer
      resolve({ status, headers: readable(headers), arrayBuffer: async () => body })
    },
    onResponseError(_, error) {
      signal.removeEventListener('abort', onAbort)
      reject(error)
    },
  }
}

type Received = Record<string, string | string[] | undefined>

const readable = (headers: Received) => ({
  get(name: string) {
    const value = headers[name.toLowerCase()] ?? null
    return Array.isArray(value) ? value.join(', ') : value
  },
})
