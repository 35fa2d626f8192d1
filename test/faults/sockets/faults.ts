// What can happen to one request on its way to Webex and back, as data. The server of webex-server.ts brings each
// of them about over a real socket.

/** What a request gets in place of Webex's answer. */
export type Answer =
  /** Nobody listens at the port. */
  | { kind: 'refused' }
  /** The connection is reset: before a byte of the answer, or in the middle of the body. */
  | { kind: 'reset'; at: 'start' | 'middle' }
  /** The connection ends in the middle of the body, without an error of its own. */
  | { kind: 'ended' }
  /** The connection stays open, and nothing comes. */
  | { kind: 'silent' }
  /** Webex's own answer, in so many pieces, one each `every_ms`. */
  | { kind: 'slow'; pieces: number; every_ms: number }
  /** Webex's own answer, under another content type. */
  | { kind: 'typed'; type: string }
  /** Half of the text of Webex's own answer, as if it were the whole. */
  | { kind: 'half' }
  /** Another answer; `retryDate_ms`: with a Retry-After that is a date so many ms from now. */
  | {
      kind: 'says'
      status: number
      body: string
      headers: Record<string, string>
      retryDate_ms?: number
    }
  /** JSON that goes on for so many bytes. */
  | { kind: 'huge'; bytes: number }

export interface Fault {
  name: string
  answer: Answer
  /** Webex has done its work, and only what it answered is lost: a code that was approved is used up. */
  isLost?: true
  /** How long the answer asks to be left alone, ms. */
  asks_ms?: number
  /** By how much longer than before the next polls of the code have to wait, ms: `slow_down` (RFC 8628 3.5). */
  slows_ms?: number
}

const JSON_TYPE = 'application/json;charset=UTF-8'
const HTML_TYPE = 'text/html;charset=UTF-8'

/** The log-in page of a guest network. */
const PORTAL = '<!doctype html><html><body>Welcome. Accept the terms to go on.</body></html>'

/** The page of a proxy or of a gateway. */
const page = (status: number) => `<html><body><h1>${status}</h1></body></html>`

const says = (
  status: number,
  body = '',
  headers: Record<string, string> = {},
): Extract<Answer, { kind: 'says' }> => ({
  kind: 'says',
  status,
  body,
  headers: { 'Content-Type': body.startsWith('{') ? JSON_TYPE : HTML_TYPE, ...headers },
})

const TROUBLE = JSON.stringify({
  message: 'The server is having trouble.',
  errors: [{ description: 'Please retry later.' }],
  trackingId: 'ROUTER_1',
})

/** Faults that any request may meet. */
export const FAULTS: readonly Fault[] = [
  { name: 'connection refused', answer: { kind: 'refused' } },
  { name: 'reset before the answer', answer: { kind: 'reset', at: 'start' } },
  {
    name: 'reset in the middle of the body',
    answer: { kind: 'reset', at: 'middle' },
    isLost: true,
  },
  { name: 'ended in the middle of the body', answer: { kind: 'ended' }, isLost: true },
  { name: 'silence', answer: { kind: 'silent' } },
  { name: 'an answer that takes 9 s', answer: { kind: 'slow', pieces: 3, every_ms: 3000 } },
  {
    name: 'an answer that takes 40 s',
    answer: { kind: 'slow', pieces: 10, every_ms: 4000 },
    isLost: true,
  },
  { name: '500 without a body', answer: says(500) },
  { name: '502 with HTML', answer: says(502, page(502)) },
  { name: '503 with JSON', answer: says(503, TROUBLE) },
  {
    name: '503 with Retry-After: 40',
    answer: says(503, TROUBLE, { 'Retry-After': '40' }),
    asks_ms: 40_000,
  },
  { name: '511 with a log-in page', answer: says(511, PORTAL) },
  { name: '429', answer: says(429, TROUBLE) },
  {
    name: '429 with Retry-After: 40',
    answer: says(429, TROUBLE, { 'Retry-After': '40' }),
    asks_ms: 40_000,
  },
  {
    name: '429 with Retry-After as a date in 40 s',
    answer: { ...says(429, TROUBLE), retryDate_ms: 40_000 },
    // A date has whole seconds.
    asks_ms: 39_000,
  },
  { name: '429 with Retry-After: 0', answer: says(429, TROUBLE, { 'Retry-After': '0' }) },
  {
    name: '429 with Retry-After: 1000000000',
    answer: says(429, TROUBLE, { 'Retry-After': '1000000000' }),
  },
  {
    name: '429 with Retry-After: soon',
    answer: says(429, TROUBLE, { 'Retry-After': 'soon' }),
  },
  { name: 'a log-in page, as 200', answer: says(200, PORTAL) },
  { name: 'a log-in page, by 302', answer: says(302, '', { Location: '/login' }) },
  { name: '401 with a proxy’s page', answer: says(401, page(401)) },
  { name: '403 with a firewall’s page', answer: says(403, page(403)) },
  { name: '407 with a proxy’s page', answer: says(407, page(407)) },
  { name: '200 without a body', answer: says(200, '', { 'Content-Type': JSON_TYPE }) },
  { name: '204', answer: says(204) },
  { name: 'half of the JSON', answer: { kind: 'half' }, isLost: true },
  { name: 'JSON of another shape', answer: says(200, '{"status":"ok","result":[]}') },
  { name: 'the JSON null', answer: says(200, 'null', { 'Content-Type': JSON_TYPE }) },
  { name: '50 MB of JSON', answer: { kind: 'huge', bytes: 50_000_000 } },
  { name: 'JSON called text/html', answer: { kind: 'typed', type: HTML_TYPE } },
]

/** An answer in Webex's own words, with the code where its gateway puts it. */
export const webexSays = (status: number, code: string, headers: Record<string, string> = {}) =>
  says(
    status,
    JSON.stringify({
      message: 'The request could not be understood by the server.',
      errors: [{ description: code }],
      trackingId: 'ROUTER_2',
    }),
    headers,
  )
