import type { Answer } from '../../src/webex/wire'

/** An answer as a literal; a body that is no string is sent as JSON. */
export function answer(
  status: number,
  body: unknown = '',
  headers: Record<string, string> = {},
): Answer {
  return {
    status,
    header: (name) => headers[name.toLowerCase()] ?? null,
    text: typeof body === 'string' ? body : JSON.stringify(body),
  }
}

export const PORTAL = '<html><body>Welcome to the hotel. Accept the terms.</body></html>'
