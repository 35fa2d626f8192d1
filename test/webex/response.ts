import { type HttpResponse, httpResponse } from '../../src/webex/http/response'
import { fakeWebex } from './fake-webex'

/** A response as a literal; a body that is no string is sent as JSON. */
export function response(
  status: number,
  body: unknown = '',
  headers: Record<string, string> = {},
): HttpResponse {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return httpResponse(status, (name) => headers[name.toLowerCase()] ?? null, text)
}

export const PORTAL = '<html><body>Welcome to the hotel. Accept the terms.</body></html>'

/** An HTTP client whose every request gets this reply, and the addresses that were requested. */
export function webex(reply: () => Response) {
  const asked: string[] = []
  const { http } = fakeWebex(({ url }) => {
    asked.push(url.href)
    return reply()
  })
  return { asked, http }
}
