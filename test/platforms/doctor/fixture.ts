// A set-up as somebody would have it: the sandbox in Webex's place, the real relay, and in front of it a web
// server with https, whose authority the televisions of these tests know.

import { writeFileSync } from 'node:fs'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { request, type ServerOptions as TlsOptions } from 'node:https'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { diagnose, type Examination, type Outside } from '../../../platforms/doctor/doctor'
import type { Named } from '../../../platforms/doctor/examine'
import { type ServerOptions, startRelay } from '../../../platforms/relay/main'
import { type SandboxOptions, startSandbox } from '../../../platforms/sandbox/server'
import { scratch } from '../pack/made'
import { asRoot, issue, type Party, showing } from './authority'

const root = issue('Old Root', { from: '2010-01-01', until: '2036-01-01' })
export const middle = issue('Middle CA', { by: root })
export const own = issue('localhost', { by: middle, hosts: ['localhost'] })

export const CLIENT_ID = 'foyer-sandbox'
export const CLIENT_SECRET = 'sandbox-secret'

export interface Wish {
  sandbox?: SandboxOptions
  relay?: Partial<ServerOptions>
  /** What the web server in front shows. */
  certificates?: [Party, ...Party[]]
  tls?: TlsOptions
  /** Answers in place of the relay; false to let it answer. */
  front?: (...args: Parameters<RequestListener>) => boolean
  /** Changes headers of the relay's answers. */
  headers?: (headers: Headers) => void
}

/** Starts it; everything ends with the test. */
export async function setUp(wish: Wish = {}) {
  const sandbox = await startSandbox(wish.sandbox)
  onTestFinished(() => sandbox.close())
  const api = `${sandbox.url}/v1`
  const behind = await startRelay({
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    upstream: api,
    origins: [],
    statusUrl: `${sandbox.url}/status/index.json`,
    port: 0,
    log: () => {},
    ...wish.relay,
  })
  onTestFinished(() => behind.close())
  const port = await showing(wish.certificates ?? [own, middle], wish.tls, (request, response) => {
    if (wish.front?.(request, response)) return
    passOn(behind.url, request, response, wish.headers).catch(() => response.destroy())
  })
  const relay = `https://localhost:${port}/v1`
  const settings = { clientId: CLIENT_ID, scopes: SCOPES, api, relay }
  return {
    sandbox,
    api,
    relay,
    /** The relay without the web server in front, ending in /v1. */
    behind: `${behind.url}/v1`,
    settings,
    /** Sets what goes wrong at the sandbox. */
    async fault(...faults: Record<string, unknown>[]) {
      await fetch(`${sandbox.url}/sandbox/faults`, { method: 'PUT', body: JSON.stringify(faults) })
    },
    diagnose: (what: Examination = { settings: file(settings) }, outside: Outside = {}) =>
      diagnose(what, { roots: [asRoot(root)], env: {}, fetch: trustingFetch, ...outside }),
  }
}

/** What a reverse proxy does. */
async function passOn(
  to: string,
  request: IncomingMessage,
  response: ServerResponse,
  change: Wish['headers'],
) {
  let body = ''
  for await (const piece of request) body += piece
  const { method = 'GET', url, headers } = request
  const answer = await fetch(to + url, {
    method,
    headers: {
      ...(headers.origin && { Origin: headers.origin }),
      ...(headers['content-type'] && { 'Content-Type': headers['content-type'] }),
    },
    body: method === 'GET' ? null : body,
    redirect: 'manual',
  })
  const sent = new Headers(answer.headers)
  change?.(sent)
  for (const name of ['content-encoding', 'transfer-encoding']) sent.delete(name)
  const content = Buffer.from(await answer.arrayBuffer())
  response.writeHead(answer.status, Object.fromEntries(sent)).end(content)
}

export const SCOPES = 'meeting:schedules_read spark:people_read meeting:recordings_read'

/** A settings file with these settings, or with this text. */
export function file(settings: unknown, name = 'my-settings.js'): string {
  const path = join(scratch(), name)
  const json = typeof settings === 'string' ? settings : JSON.stringify(settings)
  writeFileSync(
    path,
    name.endsWith('.json') || typeof settings === 'string'
      ? json
      : `window.foyerSettings = ${json}`,
  )
  return path
}

/** The lines that ask for something to be done, by check. */
export const wrong = (findings: Named[]) =>
  Object.fromEntries(
    findings.flatMap((one) =>
      one.status === 'failed' ? [[one.check, `${one.text} ${one.todo}`]] : [],
    ),
  )

/** `fetch` on a computer that trusts the authority of these tests. */
const trustingFetch: typeof fetch = (url, init = {}) => {
  if (!String(url).startsWith('https:')) return fetch(url, init)
  return new Promise((resolve, reject) => {
    const { method = 'GET', body, headers, signal } = init
    const sent = request(
      String(url),
      {
        method,
        headers: Object.fromEntries(new Headers(headers)),
        ca: root.certificate,
        agent: false,
        ...(signal && { signal }),
      },
      async (answer) => {
        const pieces: Buffer[] = []
        for await (const piece of answer) pieces.push(piece)
        const text = Buffer.concat(pieces)
        resolve(
          new Response(text.length > 0 ? text : null, {
            status: answer.statusCode ?? 0,
            headers: answer.headers as Record<string, string>,
          }),
        )
      },
    )
    sent.once('error', reject)
    sent.end(body as string | undefined)
  })
}
