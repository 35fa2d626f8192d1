// How Webex says no: one JSON shape for every refusal, and a tracking id on every answer.
// https://developer.webex.com/docs/basics and "Login with Webex" show both.

import { randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

/** What the sandbox's routes carry through one request. */
export interface Env {
  Variables: { trackingId: string; accountId: string }
}

const MESSAGES: Partial<Record<ContentfulStatusCode, string>> = {
  400: 'The request could not be understood by the server due to malformed syntax.',
  401: 'The request requires a valid access token set in the Authorization request header.',
  403: 'The server understood the request, but refused to fulfill it because the access token is missing required scopes or the user is missing required roles or licenses.',
  404: 'The requested resource could not be found.',
  // The last two are of "REST API Basics" too; a recording's file is such a file.
  423: 'The requested resource is temporarily unavailable. A Retry-After header may be present that specifies how many seconds you need to wait before attempting the request again.',
  428: 'File(s) cannot be scanned for malware and need to be force downloaded.',
  500: 'Something went wrong on the server.',
}

/** What Webex says with a status, where that is known. */
export const messageOf = (status: number) => MESSAGES[status as ContentfulStatusCode]

/** A refusal on its way to the caller; the server's error handler writes it out with `refusalBody`. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  /** @param description what is wrong, as in `errors[0].description`; defaults to the message */
  constructor(
    readonly status: ContentfulStatusCode,
    readonly description?: string,
    message = MESSAGES[status] ?? 'The request failed.',
  ) {
    super(message)
  }
}

/**
 * A refusal in the OAuth server's words: the RFC 6749 5.2 or RFC 8628 3.5 code stands where
 * Webex puts it, in `message` (its OAuth helper) and `errors[0].description` (its gateway), never in `error`.
 */
export function oauthRefusal(status: ContentfulStatusCode, code: string, description = code) {
  return new Refusal(status, description, code)
}

/** `{message, errors:[{description}], trackingId}`, as every Webex API answers. */
export function refusalBody(message: string, description: string, trackingId: string) {
  return { message, errors: [{ description }], trackingId }
}

/** A tracking id as Webex's gateway makes them: a router's name and an upper-case UUID. */
export function newTrackingId(): string {
  return `ROUTER_${randomUUID().toUpperCase()}`
}

/** The token that a request brings, if it does (RFC 6750 2.1). */
export function bearerOf(c: Context): string | undefined {
  return /^Bearer +(\S+)$/i.exec(c.req.header('Authorization') ?? '')?.[1]
}

/** JSON with the content type that Webex sends. */
export function json(c: Context<Env>, body: unknown, headers: Record<string, string> = {}) {
  return c.body(JSON.stringify(body), 200, {
    'Content-Type': 'application/json;charset=UTF-8',
    ...headers,
  })
}
