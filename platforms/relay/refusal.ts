// The relay's own answers, in the shape of Webex's errors, so that a television reads both alike.

interface Extras {
  /** A code of RFC 6749 5.2, where the protocol has one. */
  error?: string
  headers?: Record<string, string>
}

/**
 * An error answer as Webex would write it (`message`, `errors[0].description`, `trackingId`), never stored by a
 * cache. The tracking id is the relay's own, and the log names it too.
 * @param status of HTTP
 */
export function refusal(
  status: number,
  message: string,
  { error, headers }: Extras = {},
): Response {
  const trackingId = `RELAY_${crypto.randomUUID()}`
  return Response.json(
    { error, message, errors: [{ description: message }], trackingId },
    { status, headers: { 'Cache-Control': 'no-store', Trackingid: trackingId, ...headers } },
  )
}

/** The id under which Webex or the relay knows an answer: its `Trackingid` header, or null. */
export function trackingIdOf(answer: Response): string | null {
  return answer.headers.get('Trackingid')
}
